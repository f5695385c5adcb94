"""The six streams: preferences, redirections, variables."""

from __future__ import annotations

import pytest

from .conftest import Transcript


def test_quiet_by_default(run: Transcript) -> None:
    assert run("Write-Verbose v; Write-Debug d; Write-Information i; 'out'") == ["out"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$VerbosePreference = 'Continue'; Write-Verbose v", "VERBOSE: v"),
        ("$DebugPreference = 'Continue'; Write-Debug d", "DEBUG: d"),
        ("Write-Information i -InformationAction Continue", "i"),
        ("Write-Warning w", "WARNING: w"),
        ("Write-Warning w 3>&1 | ForEach-Object { $_.GetType().Name }", "WarningRecord"),
        ("Write-Host h 6>&1 | ForEach-Object { $_.Tags }", "PSHOST"),
        ("& { Write-Warning w; 'o' } *>&1 | Measure-Object | ForEach-Object Count", "2"),
        ('Write-Warning w -WarningVariable x -WarningAction SilentlyContinue; "[$x]"', "[w]"),
        ('Write-Output o -OutVariable x | Out-Null; "[$x]"', "[o]"),
        ("Write-Error e 2>&1 | ForEach-Object { $_.GetType().Name }", "ErrorRecord"),
    ],
)
def test_shown(run: Transcript, text: str, shown: str) -> None:
    assert run(text) == [shown]


def test_a_function_s_verbose_reaches_its_commands(run: Transcript) -> None:
    assert run("function f { [CmdletBinding()] param() Write-Verbose deep }; f -Verbose; f") == ["VERBOSE: deep"]


def test_stop_for_warnings(run: Transcript) -> None:
    assert run("Write-Warning w -WarningAction Stop; 'never'")[-1:] != ["never"]


def test_information_records_have_a_time(run: Transcript) -> None:
    assert run("Write-Information i 6>&1 | ForEach-Object { $_.TimeGenerated.GetType().Name }") == ["DateTime"]
