"""Property tests over random lists of commands: what must hold after any of them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import CancelMigration, LiveMigrate
from mockcluster.operations.machines import PauseVm, ResumeVm, StartVm, StopVm
from mockcluster.operations.movegroup import MoveGroup, QuickMigrate
from mockcluster.operations.nodes import PauseNode, ResumeNode
from mockcluster.operations.operation import Operation
from mockcluster.operations.settings import DisableMigration, EnableMigration, SetClusterLog
from mockcluster.rules.groupstate import RESOURCE_STATE_OF_VM
from mockcluster.world.catalogue import ENTITIES
from mockcluster.world.world import World

NOON = 1_800_000_000_000_000
vms = st.sampled_from(["web01", "dc01", "sql01", "app02", "build01", "legacy01", "test01", "file01"])
nodes = st.sampled_from(["HV01", "HV02", "HV03"])
operations: st.SearchStrategy[Operation] = st.one_of(
    st.builds(LiveMigrate, vms, nodes),
    st.builds(QuickMigrate, vms, nodes),
    st.builds(CancelMigration, vms),
    st.builds(MoveGroup, st.sampled_from(["Cluster Group", "web01", "app02"]), nodes),
    st.builds(StartVm, vms),
    st.builds(StopVm, vms, st.sampled_from(["ShutDown", "TurnOff", "Save"])),
    st.builds(PauseVm, vms),
    st.builds(ResumeVm, vms),
    st.builds(PauseNode, nodes, st.booleans()),
    st.builds(ResumeNode, nodes, st.sampled_from(["NoFailback", "Immediate"])),
    st.builds(DisableMigration, nodes),
    st.builds(EnableMigration, nodes),
    st.builds(SetClusterLog, st.integers(0, 5)),
)
commands = st.lists(st.tuples(operations, st.integers(0, 6)), min_size=1, max_size=8)


def carry_out(cluster: MockCluster, wanted: list[tuple[Operation, int]]) -> None:
    """Run each operation to its end (0), or abandon it after some stages and let a little time pass."""
    for operation, stages in wanted:
        if stages == 0:
            cluster.run(operation)
            continue
        for _, step in zip(range(stages), cluster.steps(operation), strict=False):
            assert 0 <= step.progress <= 100
        cluster.advance(seconds=stages)


def rows(world: World) -> dict[str, list[list[object]]]:
    return {e.__table__: sorted((x.to_row() for x in world.collection(e.__table__)), key=repr) for e in ENTITIES}


def consistent(world: World) -> None:
    for vm in world.vms:
        group, resource = world.group_of(vm), world.resource_of(vm)
        migrating = world.migration_of(vm)
        assert (vm.secondary_operational_status != "") == (migrating is not None and migrating.state == "Running")
        assert (vm.memory_assigned > 0) == (vm.state in ("Running", "Paused"))
        if group is not None:
            assert group.owner == vm.host
            assert resource is not None
            assert resource.state == RESOURCE_STATE_OF_VM[vm.state]
    for node in world.nodes:
        assert world.memory_available(node.name) >= 0
        active = [m for m in world.migrations if m.state == "Running" and node.name in (m.source, m.target)]
        clustered = [m for m in active if world.vms[m.vm_id].group_id]
        assert len(clustered) <= world.cluster.maximum_parallel_migrations


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=commands)
def test_the_world_stays_consistent_and_settles(wanted: list[tuple[Operation, int]]) -> None:
    with MockCluster.create(None, seed=3, clock=FixedClock(NOON)) as cluster:
        carry_out(cluster, wanted)
        consistent(cluster.world)
        cluster.advance(hours=1)
        consistent(cluster.world)
        assert not [m for m in cluster.world.migrations if m.state in ("Queued", "Running")]
        assert all(cluster.world.memory_reserved(node.name) == 0 for node in cluster.world.nodes)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=commands)
def test_saving_and_loading_change_nothing(wanted: list[tuple[Operation, int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "c.db"
        with MockCluster.create(path, seed=3, clock=FixedClock(NOON)) as cluster:
            carry_out(cluster, wanted)
            with MockCluster.open(path, clock=FixedClock(NOON)) as other:
                assert rows(other.world) == rows(cluster.world)
                assert other.now == cluster.now
                assert list(other.facts()) == list(cluster.facts())
