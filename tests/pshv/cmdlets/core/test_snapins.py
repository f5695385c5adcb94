"""Snap-ins (5.1): none is registered, and a script that tries one first goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell


def test_a_snap_in_that_is_not_there_is_an_error_that_can_be_silenced(powershell: PowerShell) -> None:
    [error] = powershell.run("Add-PSSnapin Nobody.Management").errors
    assert error.id == "AddPSSnapInRead,Microsoft.PowerShell.Commands.AddPSSnapinCommand"
    assert powershell.run("Add-PSSnapin Nobody.Management -ErrorAction SilentlyContinue; 'on'").text.strip() == "on"


def test_a_pattern_without_a_match_is_an_error(powershell: PowerShell) -> None:
    [error] = powershell.run("Get-PSSnapin Nobody*").errors
    assert error.message.startswith("No Windows PowerShell snap-ins matching the pattern 'Nobody*' were found.")


def test_the_sessions_own_is_listed(powershell: PowerShell) -> None:
    assert powershell.run("(Get-PSSnapin).Name").text.strip() == "Microsoft.PowerShell.Core"
