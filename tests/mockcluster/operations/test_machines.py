"""Starting, stopping and saving machines."""

from __future__ import annotations

from typing import Any

import pytest

from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.machines import PauseVm, ResumeVm, StartVm, StopVm
from mockcluster.operations.movegroup import MoveGroup, QuickMigrate


def vm(cluster: MockCluster, name: str) -> Any:
    found = cluster.world.vms.named(name)
    assert found is not None
    return found


def test_an_unknown_machine_is_named(contoso: MockCluster) -> None:
    refusal = contoso.run(StartVm("nobody")).refusal
    assert refusal is not None
    assert refusal.text == 'Hyper-V was unable to find a virtual machine with name "nobody".'


def test_memory_must_suffice(contoso: MockCluster) -> None:
    contoso.change(lambda change: change.set(change.world.host_of("HV01"), memory_capacity=24 << 30))
    outcome = contoso.run(StartVm("app02"))
    assert outcome.refusal is not None
    assert outcome.refusal.id == "OutOfMemory"
    assert [type(fact).__name__ for fact in outcome.facts] == ["VmStartFailed"]
    assert vm(contoso, "app02").state == "Off"


def test_without_a_hypervisor_nothing_starts(contoso: MockCluster) -> None:
    contoso.change(lambda change: change.set(change.world.host_of("HV01"), hypervisor_present=False))
    refusal = contoso.run(StartVm("app02")).refusal
    assert refusal is not None
    assert refusal.id == "NoHypervisor"


@pytest.mark.parametrize("operation", [StopVm("web01"), StopVm("web01", "TurnOff"), PauseVm("web01")])
def test_a_migrating_machine_is_in_use(contoso: MockCluster, operation: StopVm) -> None:
    next(iter(contoso.steps(LiveMigrate("web01", "HV02"))))
    refusal = contoso.run(operation).refusal
    assert refusal is not None
    assert (refusal.id, refusal.code) == ("InUse", 0x800700AA)


def test_a_saved_machine_cannot_be_shut_down(contoso: MockCluster) -> None:
    refusal = contoso.run(StopVm("build01")).refusal
    assert refusal is not None
    assert refusal.id == "InvalidState"


def test_start_and_shut_down(contoso: MockCluster) -> None:
    contoso.run(StartVm("app02"))
    machine = vm(contoso, "app02")
    group = contoso.world.group_of(machine)
    assert group is not None
    assert (machine.state, machine.memory_assigned, contoso.world.state_of(group)) == ("Running", 12 << 30, "Online")
    assert machine.heartbeat(contoso.now) == "NoContact"
    contoso.advance(minutes=2)
    assert machine.heartbeat(contoso.now) == "OkApplicationsHealthy"
    contoso.run(StopVm("app02"))
    assert (machine.state, machine.memory_assigned, machine.uptime(contoso.now)) == ("Off", 0, 0)


def test_save_and_restore_keep_the_machine(contoso: MockCluster) -> None:
    outcome = contoso.run(StopVm("web01", "Save"))
    assert type(outcome.facts[-1]).__name__ == "VmSaved"
    assert vm(contoso, "web01").state == "Saved"
    outcome = contoso.run(StartVm("web01"))
    assert "VmRestored" in [type(fact).__name__ for fact in outcome.facts]
    assert vm(contoso, "web01").state == "Running"


def test_pause_and_resume(contoso: MockCluster) -> None:
    contoso.run(PauseVm("web01"))
    assert (vm(contoso, "web01").state, vm(contoso, "web01").heartbeat(contoso.now)) == ("Paused", "Paused")
    contoso.run(ResumeVm("web01"))
    assert vm(contoso, "web01").state == "Running"


def test_starting_what_runs_changes_nothing(contoso: MockCluster) -> None:
    assert contoso.run(StartVm("web01")).facts == ()


def test_a_group_does_not_move_to_a_paused_node(contoso: MockCluster) -> None:
    contoso.change(lambda change: change.set(change.world.node_of("HV02"), state="Paused"))
    outcome = contoso.run(MoveGroup("Cluster Group", "HV02"))
    assert outcome.refusal is not None
    assert outcome.refusal.id == "NotPossibleOwner"
    assert [type(fact).__name__ for fact in outcome.facts] == ["GroupMoveRefused"]


def test_the_core_group_moves_offline_and_online(contoso: MockCluster) -> None:
    contoso.run(MoveGroup("Cluster Group", "HV02"))
    group = contoso.world.groups.named("Cluster Group")
    assert group is not None
    assert (group.owner, contoso.world.state_of(group)) == ("HV02", "Online")


def test_a_volume_changes_its_coordinator_without_going_offline(contoso: MockCluster) -> None:
    volume = next(iter(contoso.world.volumes))
    group = contoso.world.groups[contoso.world.resources[volume.id].group_id]
    outcome = contoso.run(MoveGroup(group.name, "HV03"))
    assert [type(fact).__name__ for fact in outcome.facts] == ["VolumeMoved"]
    assert contoso.world.volume_owner(volume) == "HV03"


@pytest.mark.parametrize(("how", "ended"), [("TurnOff", "VmTurnedOff"), ("Shutdown", "VmShutDown")])
def test_a_cold_move_boots_the_machine_again(contoso: MockCluster, how: str, ended: str) -> None:
    outcome = contoso.run(QuickMigrate("web01", "HV02", how))
    names = [type(fact).__name__ for fact in outcome.facts]
    assert names.index(ended) < names.index("GroupMoved") < names.index("VmStarted")
    assert (vm(contoso, "web01").host, vm(contoso, "web01").state) == ("HV02", "Running")


def test_a_cold_move_that_is_refused_stops_nothing(contoso: MockCluster) -> None:
    contoso.change(lambda change: change.set(change.world.node_of("HV02"), state="Paused"))
    outcome = contoso.run(QuickMigrate("web01", "HV02", "TurnOff"))
    assert outcome.refusal is not None
    assert vm(contoso, "web01").state == "Running"


def test_a_machine_outside_the_cluster_has_no_role_to_move(contoso: MockCluster) -> None:
    refusal = contoso.run(QuickMigrate("test01", "HV01")).refusal
    assert refusal is not None
    assert refusal.id == "NotClustered"


def test_quick_migration_saves_and_restores(contoso: MockCluster) -> None:
    up = vm(contoso, "web01").started_at
    outcome = contoso.run(QuickMigrate("web01", "HV02"))
    assert outcome.ok
    assert (vm(contoso, "web01").host, vm(contoso, "web01").state) == ("HV02", "Running")
    assert vm(contoso, "web01").started_at == up
    done = outcome.facts[-1]
    assert done.save_seconds == pytest.approx(vm(contoso, "web01").memory_assigned * 0.7 / 1.2e9, rel=0.01)
