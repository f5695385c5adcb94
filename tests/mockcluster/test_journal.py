"""Facts come back from the file as they went in, and keep a history."""

from __future__ import annotations

import pytest

from mockcluster.cluster import MockCluster
from mockcluster.journal.codec import decode, encode
from mockcluster.journal.facts import Fact, kinds
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.machines import StopVm

SAMPLES = {"int": 7, "str": "text", "bool": True, "float": 1.5}


def sample(kind: type[Fact]) -> Fact:
    """A fact of a kind with a value of its type in every field."""
    values = {}
    for base in reversed(kind.__mro__):
        for name, declared in getattr(base, "__annotations__", {}).items():
            values[name] = SAMPLES.get(declared, (("a", "b"),))
    return kind(**{name: values[name] for name in kind.__match_args__})


@pytest.mark.parametrize("kind", [kind for kind in kinds().values() if len(kind.__match_args__) > 3])
def test_a_fact_survives_its_row(kind: type[Fact]) -> None:
    fact = sample(kind)
    assert decode(kind.__name__, fact.time, fact.node_id, encode(fact)) == fact


def test_what_an_operation_reports_is_what_is_kept(contoso: MockCluster) -> None:
    outcome = contoso.run(LiveMigrate("web01", "HV02"))
    assert sorted(map(repr, contoso.facts())) == sorted(map(repr, outcome.facts))


def test_the_history_of_a_node_begins_with_its_start(contoso: MockCluster) -> None:
    node = contoso.world.node_of("HV01")
    assert contoso.history("HV01") == [(node.started_at, "node", "HV01", "Down", "Up")]


def test_state_changes_are_in_the_history(contoso: MockCluster) -> None:
    contoso.run(StopVm("dc01"))
    rows = [row[1:] for row in contoso.history("HV01")]
    assert ("resource", "Virtual Machine dc01", "OfflineSavingCheckpoints", "Offline") in rows
