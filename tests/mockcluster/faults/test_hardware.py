"""Hardware that Hyper-V needs: without it the hypervisor does not launch and machines do not start."""

from __future__ import annotations

import pytest

from mockcluster.cluster import MockCluster
from mockcluster.eventlog.query import EventFilter, message
from mockcluster.operations.hardware import RestartHost, SetHardware
from mockcluster.operations.machines import StartVm

CAUSES = [
    (
        "virtualization-off",
        "virtualization_firmware_enabled",
        True,
        41,
        "Either VMX not present or not enabled in BIOS.",
    ),
    ("no-slat", "second_level_address_translation", True, 59, "Second Level Address Translation is required"),
    ("dep-off", "data_execution_prevention", True, 44, "Either No Execute feature (NX) not present"),
    ("hypervisor-off", "hypervisor_launch", "Auto", 5, "hypervisorlaunchtype bcdedit setting"),
]


@pytest.mark.parametrize(("kind", "field", "good", "event", "text"), CAUSES, ids=[case[0] for case in CAUSES])
def test_without_it_machines_do_not_start(
    contoso: MockCluster, kind: str, field: str, good: object, event: int, text: str
) -> None:
    fault = contoso.faults.add(kind, host="HV02")
    host = contoso.world.host_of("HV02")
    assert not host.hypervisor_present
    (record,) = contoso.event_records("HV02", EventFilter(channels=("System",), ids=(event,)))
    assert text in message(record)
    test01 = contoso.world.vms.named("test01")
    assert test01 is not None
    assert test01.state == "Saved"
    outcome = contoso.run(StartVm("test01"))
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.code) == ("NoHypervisor", 0xC0351000)
    assert "because the hypervisor is not running" in outcome.refusal.text
    assert list(contoso.event_records("HV02", EventFilter(ids=(12030,))))
    assert fault.fired == 2  # at boot, and when it was asked for

    contoso.run(SetHardware("HV02", ((field, good),)))
    assert not contoso.run(StartVm("test01")).ok
    contoso.run(RestartHost("HV02"))
    assert contoso.world.host_of("HV02").hypervisor_present
    assert list(contoso.event_records("HV02", EventFilter(channels=("System",), ids=(1, 2))))
    assert contoso.world.vms["" or test01.id].state in ("Running", "Saved")
    assert contoso.run(StartVm("test01")).ok


def test_a_restart_moves_the_roles_away(contoso: MockCluster) -> None:
    contoso.run(RestartHost("HV02"))
    world = contoso.world
    assert world.node_of("HV02").state == "Up"
    assert world.groups.where("owner", "HV02") == []
    assert all(vm.state == "Running" for vm in world.vms if vm.name in ("web02", "sql02", "cache01", "test01"))
    assert world.host_of("HV02").booted_at > world.created_at
