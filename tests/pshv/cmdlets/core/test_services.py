"""Services of a node: started, stopped and set; the cluster service goes with its node."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("Stop-Service Nope", "NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.StopServiceCommand"),
        (
            "Restart-Service -DisplayName Nope",
            "NoServiceFoundForGivenDisplayName,Microsoft.PowerShell.Commands.RestartServiceCommand",
        ),
        (
            "Set-Service W32Time -StartupType Disabled -Status Stopped; Start-Service W32Time",
            "CouldNotStartService,Microsoft.PowerShell.Commands.StartServiceCommand",
        ),
        (
            "Suspend-Service W32Time",
            "CouldNotSuspendServiceNotSupported,Microsoft.PowerShell.Commands.SuspendServiceCommand",
        ),
    ],
)
def test_what_cannot_be_done(powershell: PowerShell, text: str, error_id: str) -> None:
    assert [error.id for error in powershell.run(text).errors] == [error_id]


def test_waiting_for_a_state_that_does_not_come_times_out(powershell: PowerShell) -> None:
    [error] = powershell.run("(Get-Service Spooler).WaitForStatus('Stopped', '00:00:05')").errors
    assert "Time out has expired" in error.message


def test_what_if_changes_nothing(powershell: PowerShell) -> None:
    said = powershell.run("Stop-Service W32Time -WhatIf; (Get-Service W32Time).Status").text
    assert 'Performing the operation "Stop-Service" on target "Windows Time (W32Time)".' in said
    assert said.strip().endswith("Running")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Stop-Service Spooler; (Get-Service Spooler).Status", "Stopped"),
        ("Get-Service Spooler | Restart-Service -PassThru | ForEach-Object Status", "Running"),
        ("(Get-Service Spooler).Stop(); (Get-Service Spooler).Status", "Stopped"),
        ("Set-Service Spooler -StartupType Manual; (Get-Service Spooler).StartType", "Manual"),
        ("Set-Service Spooler -ComputerName HV02 -Status Stopped; (Get-Service Spooler).Status", "Running"),
        ("Set-Service Spooler -ComputerName HV02 -Status Stopped; (gsv Spooler -ComputerName HV02).Status", "Stopped"),
    ],
)
def test_a_change_is_seen_by_the_next_command(powershell: PowerShell, text: str, written: str) -> None:
    assert powershell.run(text).text.strip() == written
