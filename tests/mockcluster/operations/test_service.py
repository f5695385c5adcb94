"""Stopping and starting the cluster service of a node."""

from __future__ import annotations

from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.service import StartNode, StopNode


def refusal_id(cluster: MockCluster, operation: StopNode | StartNode) -> str:
    refusal = cluster.run(operation).refusal
    assert refusal is not None
    return refusal.id


def test_a_node_in_a_migration_is_not_stopped(contoso: MockCluster) -> None:
    steps = contoso.steps(LiveMigrate("web01", "HV02"))
    next(steps)
    assert refusal_id(contoso, StopNode("HV02")) == "Busy"
    assert contoso.world.node_of("HV02").state == "Up"


def test_the_last_node_is_not_stopped(contoso: MockCluster) -> None:
    assert contoso.run(StopNode("HV02")).ok
    assert contoso.run(StopNode("HV03")).ok
    assert refusal_id(contoso, StopNode("HV01")) == "QuorumLost"


def test_without_dynamic_quorum_a_majority_must_stay(contoso: MockCluster) -> None:
    def freeze(change: object) -> None:
        change.set(change.world.cluster, dynamic_quorum=0, witness_dynamic_weight=0)  # type: ignore[attr-defined]

    contoso.change(freeze)
    assert contoso.run(StopNode("HV02")).ok
    assert refusal_id(contoso, StopNode("HV03")) == "QuorumLost"


def test_a_node_in_quarantine_needs_to_be_cleared(contoso: MockCluster) -> None:
    contoso.run(StopNode("HV03"))
    until = contoso.now + 3_600_000_000
    contoso.change(lambda change: change.set(change.world.node_of("HV03"), quarantined_until=until))
    assert refusal_id(contoso, StartNode("HV03")) == "Quarantined"
    assert contoso.run(StartNode("HV03", clear_quarantine=True)).ok


def test_the_roles_of_a_stopped_node_move_and_other_machines_run_on(contoso: MockCluster) -> None:
    [alone] = [vm for vm in contoso.world.vms if not vm.is_clustered and vm.name == "mon01"]
    contoso.run(StopNode(alone.host))
    node = contoso.world.node_of(alone.host)
    assert node.state == "Down"
    assert not contoso.world.groups.where("owner", node.name)
    assert contoso.world.vms[alone.id].state == "Running"
    assert [vm.name for vm in contoso.world.vms if vm.is_clustered and vm.state == "Saved"] == ["build01"]


def test_the_others_see_it_leave_and_come_back(contoso: MockCluster) -> None:
    left = [type(fact).__name__ for fact in contoso.run(StopNode("HV03")).facts]
    joined = [type(fact).__name__ for fact in contoso.run(StartNode("HV03")).facts]
    assert left[-3:] == ["NodeStopped", "NodeLeft", "VotesChanged"]
    assert joined[:2] == ["NodeStarted", "NodeJoined"]
    lines = [line.text for line in contoso.log_rows("HV01") if "Graceful shutdown reported by node 3" in line.text]
    assert len(lines) == 1
