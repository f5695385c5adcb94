"""Add-, Get- and Remove-MockFault: causes made, counted and withdrawn from the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Prompt


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Add-MockFault switch-rename", "there is no fault 'switch-rename'; do you mean 'switch-renamed'?"),
        ("Add-MockFault numa -Switch x", "numa has no 'switch'; allowed are host, free"),
        ("Add-MockFault numa -ComputerName HV09", "no host is called 'HV09'; there are HV01, HV02, HV03"),
        ("Add-MockFault disk-locked -Stage 2", "stage is 2; allowed are 4"),
        ("Add-MockFault -Path nowhere.yaml", "nowhere.yaml"),
        ("Remove-MockFault 7", "there is no fault 7"),
        ("Get-MockFault -Id 7", "There is no fault 7."),
    ],
)
def test_mistakes_say_what_is_allowed(prompt: Prompt, line: str, text: str) -> None:
    assert text in prompt(line)
    assert prompt.values("Get-MockFault") == []


def test_a_fault_fires_three_times(prompt: Prompt) -> None:
    prompt("Add-MockFault firewall-closed -ComputerName HV02 -Count 3 | Out-Null")
    prompt("1..2 | ForEach-Object { Move-VM web01 HV02 }")
    assert prompt.values("(Get-MockFault).Accounting") == ["fired 2 of 3"]
    prompt("Move-VM web01 HV02")
    assert prompt.values("Get-MockFault | ForEach-Object { $_.Accounting, $_.State }") == ["fired 3 of 3", "Spent"]
    assert prompt("Move-VM web01 HV02") == ""


def test_a_fault_is_withdrawn_by_pipeline(prompt: Prompt) -> None:
    prompt("Add-MockFault firewall-closed -ComputerName HV02 | Out-Null; Get-MockFault firewall* | Remove-MockFault")
    assert prompt.values("(Get-MockFault).State") == ["Withdrawn"]
    assert prompt("Move-VM web01 HV02") == ""
    prompt("Add-MockFault numa | Out-Null; Add-MockFault memory-short | Out-Null; Remove-MockFault -All")
    assert prompt.values("@(Get-MockFault -Active).Count") == [0]


def test_faults_come_from_a_file(prompt: Prompt, tmp_path: Path) -> None:
    (tmp_path / "faults.yaml").write_text("- {kind: numa, host: HV02}\n- {kind: disk-locked, count: 2}\n")
    assert prompt.values("(Add-MockFault -Path .\\faults.yaml).Kind") == ["numa", "disk-locked"]
    (tmp_path / "wrong.yaml").write_text("- {kind: numa}\n- kind: disk-locked\n  stag: 4\n")
    assert ".\\wrong.yaml:3: disk-locked has no 'stag'; allowed are kind, vm" in prompt(
        "Add-MockFault -Path .\\wrong.yaml"
    )
    assert prompt.values("@(Get-MockFault).Count") == [2]


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("network-drop", "An existing connection was forcibly closed by the remote host. (0x80072746)"),
        ("network-drop -Stage 3", "An existing connection was forcibly closed by the remote host. (0x80072746)"),
        ("destination-lost", "lost the connection to host 'HV02' while migrating"),
        ("destination-memory", "'web01' could not initialize memory: Ran out of memory (0x8007000E)."),
        ("disk-locked", "The process cannot access the file because it is being used by another process."),
    ],
)
def test_a_moment_leaves_the_machine_at_the_source(prompt: Prompt, fault: str, text: str) -> None:
    prompt(f"Add-MockFault {fault} -VMName web01 | Out-Null")
    assert text in prompt("Move-VM web01 HV02")
    assert prompt.values("$vm = Get-VM web01; $vm.State.ToString(), $vm.ComputerName") == ["Running", "HV01"]
    prompt.cluster.advance(minutes=2)
    assert prompt("Move-VM web01 HV02") == ""


def test_kinds_can_be_listed(prompt: Prompt) -> None:
    assert prompt.values("(Get-MockFault -ListKind no-d*).Mend") == [
        "Set-ADComputer -Add @{'msDS-AllowedToDelegateTo' = ...}"
    ]
    assert prompt.values("@(Get-MockFault -ListKind).Count -gt 30") == [True]
