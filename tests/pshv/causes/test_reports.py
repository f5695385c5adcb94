"""Compare-VM finds everything at once; its report is repaired on its objects and carried out by Move-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import Prompt


def test_hosts_that_cannot_talk_have_no_report(prompt: Prompt) -> None:
    prompt("Disable-VMMigration HV02")
    assert "the target machine actively refused it. (0x8007274D)" in prompt("Compare-VM web01 HV02")
    assert prompt.values("$Error[0].FullyQualifiedErrorId") == [
        "ConnectionRefused,Microsoft.HyperV.PowerShell.Commands.CompareVM"
    ]


def test_a_machine_that_fits_has_no_incompatibilities(prompt: Prompt) -> None:
    line = "$r = Compare-VM web01 HV02; $r.OperationType.ToString(), $r.Destination, ($null -eq $r.Incompatibilities)"
    assert prompt.values(line) == ["MoveVirtualMachine", "HV02", True]


def test_a_report_has_every_incompatibility(prompt: Prompt) -> None:
    for fault in (
        "switch-renamed -ComputerName HV02 -Switch vSwitch-Prod", "processor-count -ComputerName HV02",
        "iso-missing -VMName web01", "memory-short -ComputerName HV02", "numa -ComputerName HV02",
        "configuration-version -ComputerName HV02 -VMName web01", "processor-features -ComputerName HV02",
    ):  # fmt: skip
        prompt(f"Add-MockFault {fault} | Out-Null")
    prompt("$r = Compare-VM web01 HV02")
    assert prompt.values("$r.Incompatibilities.MessageId") == [24006, 24004, 14420, 25014, 33012, 40010, 3050]
    assert prompt.values("$r.Incompatibilities | ForEach-Object { $_.Source.GetType().Name }") == [
        "VirtualMachine", "VMProcessor", "VMProcessor", "VMMemory", "VMNetworkAdapter", "DvdDrive", "VMMemory",
    ]  # fmt: skip
    table = prompt(
        "$r.Incompatibilities | Where-Object MessageId -eq 33012 | Format-Table -AutoSize Message, MessageId"
    )
    assert table.startswith("Message MessageId")
    assert "Could not find Ethernet switch 'vSwitch-Prod'. 33012" in table


def test_a_report_is_repaired_and_carried_out(prompt: Prompt) -> None:
    prompt("Add-MockFault switch-missing -ComputerName HV02 -Switch vSwitch-Prod | Out-Null")
    prompt("$r = Compare-VM web01 HV02; $adapter = $r.Incompatibilities[0].Source")
    assert prompt.values("$adapter.SwitchName") == ["vSwitch-Prod"]
    assert prompt("$adapter | Connect-VMNetworkAdapter -SwitchName vSwitch-Test") == ""
    assert prompt.values("(Get-VMNetworkAdapter web01).SwitchName") == ["vSwitch-Prod"]  # the machine is as it was
    assert prompt.values("$null -eq (Compare-VM -CompatibilityReport $r).Incompatibilities") == [True]
    assert prompt("Move-VM -CompatibilityReport $r") == ""
    assert prompt.values("(Get-VMNetworkAdapter web01 -ComputerName HV02).SwitchName") == ["vSwitch-Test"]


def test_a_report_by_pipeline_with_the_adapter_left_unplugged(prompt: Prompt) -> None:
    prompt("Add-MockFault switch-missing -ComputerName HV02 -Switch vSwitch-Prod | Out-Null")
    prompt("$r = Compare-VM web01 HV02; $r.Incompatibilities.Source | Disconnect-VMNetworkAdapter")
    assert prompt("$r | Move-VM") == ""
    assert prompt.values("(Get-VMNetworkAdapter web01 -ComputerName HV02).Connected") == [False]


def test_a_report_that_is_not_repaired_is_refused(prompt: Prompt) -> None:
    prompt("Add-MockFault switch-missing -ComputerName HV02 -Switch vSwitch-Prod | Out-Null")
    prompt("$r = Compare-VM web01 HV02")
    assert "Could not find Ethernet switch 'vSwitch-Prod'." in prompt("Move-VM -CompatibilityReport $r")


def test_a_move_that_fails_leaves_the_adapter_alone(prompt: Prompt) -> None:
    prompt("Add-MockFault switch-missing -ComputerName HV02 -Switch vSwitch-Prod | Out-Null")
    prompt("Add-MockFault disk-locked -VMName web01 | Out-Null")
    prompt(
        "$r = Compare-VM web01 HV02; $r.Incompatibilities.Source | Connect-VMNetworkAdapter -SwitchName vSwitch-Test"
    )
    assert "(0x80070020)" in prompt("Move-VM -CompatibilityReport $r")
    assert prompt.values("(Get-VMNetworkAdapter web01).SwitchName") == ["vSwitch-Prod"]
    assert len(prompt.cluster.world.planned_connections) == 0
