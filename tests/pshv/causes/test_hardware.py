"""VT off in firmware: no hypervisor, no machines; what shows it, and what mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Prompt

CASES = [
    ("virtualization-off", "Virtualization Enabled In Firmware", 41, "-VirtualizationFirmwareEnabled $true"),
    ("no-slat", "Second Level Address Translation", 59, "-SecondLevelAddressTranslation $true"),
    ("dep-off", "Data Execution Prevention Available", 44, "-DataExecutionPrevention $true"),
]


@pytest.mark.parametrize(("fault", "requirement", "event", "mend"), CASES, ids=[case[0] for case in CASES])
def test_a_host_without_it_runs_no_machines(
    prompt: Prompt, fault: str, requirement: str, event: int, mend: str
) -> None:
    prompt(f"Add-MockFault {fault} -ComputerName HV01 | Out-Null")
    shown = prompt("Start-VM mon01")
    assert "could not be started because the hypervisor is not running." in shown
    assert "NoHypervisor,Microsoft.HyperV.PowerShell.Commands.StartVM" in shown.replace(" ", "")
    query = "@{LogName='System'; ProviderName='Microsoft-Windows-Hyper-V-Hypervisor'}"
    assert prompt.values(f"(Get-WinEvent -FilterHashtable {query} -MaxEvents 1).Id") == [event]
    assert f"{requirement}: No" in prompt("systeminfo")
    assert prompt.values("(Get-ComputerInfo).HyperVisorPresent") == [False]
    modes = prompt.values("Get-MockProcessorMode | ForEach-Object { $_.Ring, $_.Mode, $_.VMExits }")
    assert modes == [0, "none", 0, 3, "none", 0]

    prompt(f"Set-MockHardware HV01 {mend}; Restart-Computer -Force")
    assert "A hypervisor has been detected." in prompt("systeminfo")
    assert prompt("Start-VM mon01") in ("", "WARNING: The virtual machine is already in the specified state.")
    assert prompt.values(f"(Get-WinEvent -FilterHashtable {query} -MaxEvents 3).Id | Sort-Object") == [1, 2, 129]


def test_the_boot_configuration_can_keep_it_from_launching(prompt: Prompt) -> None:
    assert prompt("bcdedit /set hypervisorlaunchtype off") == "The operation completed successfully."
    assert "The set command specified is not valid." in prompt("bcdedit /set hypervisorlaunchtype maybe")
    prompt("Restart-Computer -Force")
    assert "the hypervisor is not running" in prompt("Start-VM mon01")
    assert "Windows Boot Loader" in prompt("bcdedit")
    prompt("bcdedit /set hypervisorlaunchtype auto; Restart-Computer -Force")
    assert prompt.values("Start-VM mon01; (Get-VM mon01).State.ToString()") == ["Running"]


def test_rings_and_modes_can_be_looked_at(prompt: Prompt) -> None:
    rows = prompt.values("Get-MockProcessorMode | ForEach-Object { '{0}|{1}|{2}' -f $_.Partition, $_.Ring, $_.Mode }")
    assert rows[:5] == ["Hypervisor|-1|root", "Root partition|0|non-root", "Root partition|3|non-root",
                        "dc01|0|non-root", "dc01|3|non-root"]  # fmt: skip
    counts = (
        "Get-MockProcessorMode -VMName web01 | Select-Object -First 1 | ForEach-Object { $_.VMEntries, $_.VMExits }"
    )
    entries, exits = prompt.values(counts)
    assert isinstance(entries, int)
    assert isinstance(exits, int)
    assert entries == exits + 4  # each of the four virtual processors is in the guest
    prompt.cluster.advance(minutes=5)
    later = prompt.values(counts)
    assert isinstance(later[1], int)
    assert later[1] > exits
    reasons = "(Get-MockProcessorMode -VMName web01)[0].ExitReasons.Values | Measure-Object -Sum"
    assert prompt.values(f"({reasons}).Sum") == [float(later[1])]
    prompt("Suspend-VM web01")
    entries, exits = prompt.values(counts)
    assert entries == exits
