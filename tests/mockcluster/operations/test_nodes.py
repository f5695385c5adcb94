"""Pausing, draining and resuming nodes."""

from __future__ import annotations

from mockcluster.cluster import MockCluster
from mockcluster.operations.nodes import PauseNode, ResumeNode


def owners(cluster: MockCluster) -> dict[str, str]:
    return {group.name: group.owner for group in cluster.world.groups}


def test_an_unknown_node_is_refused(contoso: MockCluster) -> None:
    refusal = contoso.run(PauseNode("HV09")).refusal
    assert refusal is not None
    assert refusal.id == "NodeNotFound"


def test_a_node_that_is_down_cannot_be_paused(contoso: MockCluster) -> None:
    contoso.change(lambda change: change.set(change.world.node_of("HV03"), state="Down"))
    refusal = contoso.run(PauseNode("HV03")).refusal
    assert refusal is not None
    assert refusal.id == "NodeNotUp"


def test_a_paused_node_keeps_its_roles(contoso: MockCluster) -> None:
    before = owners(contoso)
    contoso.run(PauseNode("HV01"))
    assert owners(contoso) == before
    assert contoso.world.node_of("HV01").state == "Paused"


def test_a_drain_moves_everything_away(contoso: MockCluster) -> None:
    outcome = contoso.run(PauseNode("HV01", drain=True))
    assert outcome.ok
    node = contoso.world.node_of("HV01")
    assert (node.state, node.drain_status, node.status_information) == ("Paused", "Completed", 8)
    assert "HV01" not in owners(contoso).values()
    assert type(outcome.facts[-1]).__name__ == "NodeDrained"


def test_what_was_drained_comes_back_at_once_when_asked(contoso: MockCluster) -> None:
    before = owners(contoso)
    contoso.run(PauseNode("HV01", drain=True))
    contoso.run(ResumeNode("HV01", "Immediate"))
    assert owners(contoso) == before
    assert contoso.world.node_of("HV01").drain_status == "NotInitiated"


def test_a_role_that_fits_nowhere_makes_the_drain_fail(contoso: MockCluster) -> None:
    def shrink(change: object) -> None:
        from mockcluster.change import Change

        assert isinstance(change, Change)
        for name in ("HV02", "HV03"):
            change.set(change.world.host_of(name), memory_capacity=1 << 30)

    contoso.change(shrink)
    contoso.run(PauseNode("HV01", drain=True))
    node = contoso.world.node_of("HV01")
    assert (node.state, node.drain_status) == ("Paused", "Failed")
    assert owners(contoso)["web01"] == "HV01"
