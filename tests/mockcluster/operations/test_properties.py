"""Common properties of nodes, groups, resources and networks."""

from __future__ import annotations

from typing import Any

import pytest

from mockcluster.cluster import MockCluster
from mockcluster.operations.operation import Operation
from mockcluster.operations.properties import (
    SetGroupProperties,
    SetNetworkProperties,
    SetNodeProperties,
    SetResourceProperties,
)
from mockcluster.operations.settings import SetClusterProperties


def group(cluster: MockCluster, name: str = "web01") -> Any:
    return cluster.world.groups.named(name)


@pytest.mark.parametrize(
    ("field", "value"),
    [("priority", 1500), ("priority", True), ("failback_window_start", 24), ("name", " "), ("description", 5)],
)
def test_an_impossible_value_is_refused(contoso: MockCluster, field: str, value: object) -> None:
    revision = contoso.revision
    refusal = contoso.run(SetGroupProperties(group(contoso).id, ((field, value),))).refusal
    assert refusal is not None
    assert refusal.id == "OutOfRange"
    assert contoso.revision == revision


def test_a_name_can_be_given_once(contoso: MockCluster) -> None:
    refusal = contoso.run(SetGroupProperties(group(contoso).id, (("name", "WEB02"),))).refusal
    assert refusal is not None
    assert refusal.id == "NameTaken"


@pytest.mark.parametrize("operation", [SetGroupProperties("no", ()), SetNodeProperties(9, ())])
def test_an_object_that_is_not_there(contoso: MockCluster, operation: Operation) -> None:
    refusal = contoso.run(operation).refusal
    assert refusal is not None
    assert refusal.id == "ObjectNotFound"


def test_what_cannot_be_set_is_an_error_of_the_caller(contoso: MockCluster) -> None:
    with pytest.raises(LookupError, match="owner"):
        contoso.run(SetGroupProperties(group(contoso).id, (("owner", "HV02"),)))


def test_a_property_is_set_and_recorded(contoso: MockCluster) -> None:
    outcome = contoso.run(SetGroupProperties(group(contoso).id, (("priority", 3000),)))
    assert group(contoso).priority == 3000
    fact = outcome.facts[0]
    assert (fact.group, fact.name, fact.before, fact.after) == ("web01", "Priority", "2000", "3000")
    assert any("[GUM]" in line.text for line in contoso.log_rows("HV02"))


def test_dependents_follow_a_renamed_resource(contoso: MockCluster) -> None:
    address = contoso.world.resources.named("Cluster IP Address")
    assert address is not None
    contoso.run(SetResourceProperties(address.id, (("name", "Address"),)))
    name = contoso.world.resources.named("Cluster Name")
    assert name is not None
    assert name.depends_on == ("Address",)


def test_a_node_without_a_vote_makes_the_witness_vote(contoso: MockCluster) -> None:
    outcome = contoso.run(SetNodeProperties(3, (("node_weight", 0),)))
    assert [type(fact).__name__ for fact in outcome.facts] == ["PropertyChanged", "VotesChanged"]
    assert [node.dynamic_weight for node in contoso.world.nodes] == [1, 1, 0]
    assert contoso.world.cluster.witness_dynamic_weight == 1


def test_without_dynamic_quorum_everyone_votes(contoso: MockCluster) -> None:
    contoso.run(SetClusterProperties((("dynamic_quorum", 0),)))
    assert contoso.world.cluster.witness_dynamic_weight == 1


def test_a_metric_given_by_hand_stays(contoso: MockCluster) -> None:
    network = contoso.world.networks.named("Migration")
    assert network is not None
    contoso.run(SetNetworkProperties(network.id, (("metric", 900),)))
    assert (network.metric, network.auto_metric) == (900, False)
