"""NUMA nodes: who lives where, and what does not fit when spanning is off: moves, starts, restores and roles."""

from __future__ import annotations

import pytest

from mockcluster.change import Change
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.machines import StartVm, StopVm
from mockcluster.operations.movegroup import MoveGroup
from mockcluster.operations.settings import SetHostSettings
from mockcluster.rules.numa import fits, occupancy

GIB = 1 << 30


def narrow(cluster: MockCluster, host: str, *, spanning: bool = False) -> None:
    """Leave each NUMA node of a host with 20 GiB in all."""

    def work(change: Change) -> None:
        for node in change.world.numa_nodes.where("host", host):
            change.set(node, memory_total=20 * GIB)

    cluster.change(work)
    cluster.run(SetHostSettings(host, (("numa_spanning_enabled", spanning),)))


def test_machines_live_in_one_node_each(contoso: MockCluster) -> None:
    world = contoso.world
    places = occupancy(world, world.host_of("HV02"))
    assert [place.node.number for place in places] == [0, 1]
    names = [share.vm for place in places for share in place.shares]
    assert sorted(names) == ["cache01", "dc02", "sql02", "test01", "web02"]
    assert not any(share.remote for place in places for share in place.shares)
    running = sum(vm.memory_assigned for vm in world.vms_on("HV02"))
    assert sum(place.free for place in places) == 192 * GIB - 4 * GIB - running


def test_what_does_not_fit_is_spread_while_spanning_is_on(contoso: MockCluster) -> None:
    narrow(contoso, "HV03", spanning=True)
    places = occupancy(contoso.world, contoso.world.host_of("HV03"))
    remote = {share.vm for place in places for share in place.shares if share.remote}
    assert "sql01" in remote


@pytest.mark.parametrize("saved", [False, True])
def test_a_machine_neither_starts_nor_is_restored_where_no_node_has_room(contoso: MockCluster, saved: bool) -> None:
    contoso.run(StopVm("sql01", "Save" if saved else "TurnOff"))
    narrow(contoso, "HV03")
    outcome = contoso.run(StartVm("sql01"))
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.code) == ("Numa", 0x800705AA)
    assert outcome.refusal.message[0].startswith("'sql01' failed to start.")
    contoso.run(SetHostSettings("HV03", (("numa_spanning_enabled", True),)))
    assert contoso.run(StartVm("sql01")).ok


def test_two_virtual_nodes_need_two_homes(contoso: MockCluster) -> None:
    contoso.run(StopVm("sql01", "TurnOff"))
    narrow(contoso, "HV03")
    world = contoso.world
    vm, host = world.vms.named("sql01"), world.host_of("HV03")
    assert vm is not None
    assert not fits(world, host, vm, 30 * GIB)[0]
    contoso.change(lambda change: change.set(vm, numa_nodes_count=4))
    assert fits(world, host, vm, 16 * GIB)[0]
    contoso.change(lambda change: change.set(vm, dynamic_memory=True))
    assert not fits(world, host, vm, 30 * GIB)[0]


def test_on_2025_the_processors_must_be_those_of_one_node(contoso: MockCluster) -> None:
    contoso.run(SetHostSettings("HV02", (("numa_spanning_enabled", False),)))
    world = contoso.world
    vm, host = world.vms.named("web01"), world.host_of("HV02")
    assert vm is not None
    contoso.change(lambda change: change.set(vm, processor_count=30))
    assert contoso.run(LiveMigrate("web01", "HV02")).ok
    contoso.change(lambda change: change.set(world.host_of("HV01"), numa_spanning_enabled=False, os_version="2025"))
    outcome = contoso.run(LiveMigrate("web01", "HV01"))
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.actual, outcome.refusal.limit) == ("Numa", "30", "24")
    assert host.os_version == "2022"


def test_a_role_is_not_placed_where_it_does_not_fit(contoso: MockCluster) -> None:
    narrow(contoso, "HV02")
    outcome = contoso.run(MoveGroup("sql01", "HV02"))
    assert outcome.refusal is not None
    assert dict(outcome.refusal.details)["rule"] == "Numa"
