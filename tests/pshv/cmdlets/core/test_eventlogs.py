"""Classic event logs (5.1): sources are registered before they are written to; entries come newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell

COMMANDS = "Microsoft.PowerShell.Commands."


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("Write-EventLog Application Drainer 1 -Message x", f"SourceDoesNotExist,{COMMANDS}WriteEventLogCommand"),
        (
            "New-EventLog Application Drainer; New-EventLog Application Drainer",
            f"NewEventlogException,{COMMANDS}NewEventLogCommand",
        ),
        ("Get-EventLog Application -EntryType Error", f"GetEventLogNoEntriesFound,{COMMANDS}GetEventLogCommand"),
        ("Get-EventLog Nope", f"System.InvalidOperationException,{COMMANDS}GetEventLogCommand"),
    ],
)
def test_what_the_logs_refuse(powershell: PowerShell, text: str, error_id: str) -> None:
    assert [error.id for error in powershell.run(text).errors] == [error_id]


def test_entries_are_read_as_they_were_written(powershell: PowerShell) -> None:
    text = """
        New-EventLog -LogName Application -Source Drainer
        Write-EventLog -LogName Application -Source Drainer -EntryType Warning -EventId 7 -Message 'node is full'
        Write-EventLog Application Drainer 8 Error 'node is down'
        Get-EventLog Application -Newest 1 | ForEach-Object { "$($_.Index) $($_.EventID) $($_.EntryType)" }
        (Get-EventLog Application -EntryType Warning).Message
    """
    assert powershell.run(text).text.split("\n")[:2] == ["2 8 Error", "node is full"]


def test_a_log_of_ones_own_is_made_and_removed(powershell: PowerShell) -> None:
    text = """
        [Diagnostics.EventLog]::CreateEventSource('Mover', 'Moves')
        $log = New-Object Diagnostics.EventLog 'Moves'
        $log.Source = 'Mover'
        $log.WriteEntry('app01 moved', 'Information', 3)
        (Get-EventLog Moves).Message
        Remove-EventLog -LogName Moves
        [Diagnostics.EventLog]::SourceExists('Mover')
    """
    assert powershell.run(text).text.split() == ["app01", "moved", "False"]


def test_the_logs_of_another_node_are_its_own(powershell: PowerShell) -> None:
    text = """
        Invoke-Command -ComputerName HV02 {
            New-EventLog Application Drainer
            Write-EventLog Application Drainer 1 -Message there
        }
        (Get-EventLog Application -ComputerName HV02).Message
        [Diagnostics.EventLog]::SourceExists('Drainer')
    """
    assert powershell.run(text).text.split() == ["there", "False"]
