"""Object cmdlets: choosing, sorting, grouping, measuring, comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[str], list[str]]

COMMANDS = "Microsoft.PowerShell.Commands"


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("1 | Where-Object Length -Value 3", "OperatorNotSpecified,{}.WhereObjectCommand"),
        ("'x' | Group-Object -AsString", "ArgumentException,{}.GroupObjectCommand"),
        ("1 | Select-Object -ExpandProperty Nope", "ExpandPropertyNotFound,{}.SelectObjectCommand"),
        ("1 | Select-Object @{foo = {1}}", "DictionaryKeyIllegal,{}.SelectObjectCommand"),
        ("'x' | Measure-Object -Sum", "NonNumericInputObject,{}.MeasureObjectCommand"),
        (
            "Set-StrictMode -Version 2; 'x' | Measure-Object Nope -Sum",
            "GenericMeasurePropertyNotFound,{}.MeasureObjectCommand",
        ),
        ("'a' | ForEach-Object Nope 1", "MethodNotFound,{}.ForEachObjectCommand"),
        ("New-Object NoSuch.Type", "TypeNotFound,{}.NewObjectCommand"),
        ("Get-Random -Minimum 5 -Maximum 5", "MinGreaterThanOrEqualMax,{}.GetRandomCommand"),
        ("Clear-Variable labNobody", "VariableNotFound,{}.ClearVariableCommand"),
        ("New-Variable v 1; New-Variable v 2", "VariableAlreadyExists,{}.NewVariableCommand"),
        ("Set-Variable true 1", "VariableNotWritable,{}.SetVariableCommand"),
        ("Add-Type -TypeDefinition 'class A {}'", "NotImplemented,{}.AddTypeCommand"),
        ("Start-Process notepad", "NotImplemented,{}.StartProcessCommand"),
        ("Set-Date 2024-01-01", "SetDateNotSupported,{}.SetDateCommand"),
        ("Invoke-Command -ComputerName HV99 { 1 }", "NetworkPathNotFound,PSSessionStateBroken"),
        ("Get-Service nope", "NoServiceFoundForGivenName,{}.GetServiceCommand"),
    ],
)
def test_what_cannot_be_done_says_so(failures: Run, text: str, error_id: str) -> None:
    assert failures(text) == [error_id.format(COMMANDS)]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("3, 1, 2 | Sort-Object", "1 2 3"),
        ("'10', '9', '2' | Sort-Object { [int]$_ } -Descending", "10 9 2"),
        ("'b', 'A', 'a', 'B' | Sort-Object -Stable", "A a b B"),
        ("'b', 'B', 'a' | Sort-Object -Unique", "a B"),
        ("5, 3, 9, 1 | Sort-Object -Bottom 2", "5 9"),
        ("'zebra', 'ärger', 'apple' | Sort-Object -Culture sv-SE", "apple zebra ärger"),
        ("1..10 | Select-Object -First 2 -Skip 3", "4 5"),
        ("1..10 | Select-Object -Last 2", "9 10"),
        ("'a', 'b', 'c' | Select-Object -Index 2, 0", "a c"),
        ("1, 2, 2, 1 | Select-Object -Unique", "1 2"),
        ("1..5 | Where-Object { $_ % 2 } | ForEach-Object { $_ * 10 }", "10 30 50"),
        ("'alpha', 'be' | ForEach-Object Length", "5 2"),
        ("'alpha' | ForEach-Object Substring 1 3", "lph"),
        ("1..2 | ForEach-Object { 'begin' } { $_ } { 'end' }", "begin 1 2 end"),
        ("'a', 'A', 'b' | Group-Object | ForEach-Object { \"$($_.Name)$($_.Count)\" }", "a2 b1"),
        ("(1, 2, 3, 4 | Measure-Object -Sum -Average).Average", "2.5"),
        ("'a', 'a', 'b', 'a' | Get-Unique", "a b a"),
        ('Compare-Object 1, 2, 3 2, 3, 4 | ForEach-Object { "$($_.InputObject)$($_.SideIndicator)" }', "4=> 1<="),
        ("'a', 'b' | Join-String -Separator ';' -SingleQuote", "'a';'b'"),
        ("1..3 | ForEach-Object -Parallel { $_ + 1 }", "2 3 4"),
        ("Invoke-Expression '1 + 2'", "3"),
        ("(New-TimeSpan -Hours 5 -Minutes 70).ToString()", "06:10:00"),
        ("Get-Date '2024-03-05' -Format yyyy", "2024"),
        ("Get-Date '2024-03-05' -UFormat '%j %a'", "065 Tue"),
    ],
)
def test_what_comes_out(run: Run, text: str, result: str) -> None:
    assert " ".join(run(text)) == result


def test_a_missing_property_becomes_null(run: Run) -> None:
    assert run("$r = [pscustomobject]@{A = 1} | Select-Object A, B; $null -eq $r.B; $r.A") == ["True", "1"]


def test_taking_the_first_stops_what_comes_before(run: Run) -> None:
    assert run("$n = 0; $null = 1..100 | ForEach-Object { $script:n++; $_ } | Select-Object -First 3; $n") == ["3"]


def test_sleeping_moves_the_clock_at_once(run: Run) -> None:
    assert run("$a = Get-Date; Start-Sleep 3600; ((Get-Date) - $a).TotalSeconds -ge 3600") == ["True"]


def test_a_job_runs_apart_and_is_received_once(run: Run) -> None:
    run("$n = 5; $x = 'outer'; $j = Start-Job { param($a) \"$($a * $using:n)[$x]\" } -ArgumentList 4")

    assert run("$j | Wait-Job | Receive-Job; $j.HasMoreData; Remove-Job $j; @(Get-Job).Count") == ["20[]", "False", "0"]


def test_a_job_that_sleeps_can_be_stopped_or_left(run: Run) -> None:
    assert run(
        '$j = Start-Job { Start-Sleep 60; 1 }; $null -eq (Wait-Job $j -Timeout 1); Stop-Job $j; "$($j.State)"'
    ) == [
        "True",
        "Stopped",
    ]


def test_a_node_runs_a_block_and_marks_what_it_gives(run: Run) -> None:
    assert run('$r = Invoke-Command -ComputerName HV02 { $env:COMPUTERNAME }; "$r"; $r.PSComputerName') == [
        "HV02",
        "HV02",
    ]


def test_read_only_and_constant_variables(failures: Run, run: Run) -> None:
    assert failures("New-Variable r 1 -Option ReadOnly; Set-Variable r 2; Remove-Variable r") == [
        f"VariableNotWritable,{COMMANDS}.SetVariableCommand",
        f"VariableNotRemovable,{COMMANDS}.RemoveVariableCommand",
    ]
    assert run("Set-Variable r 4 -Force; $r; Remove-Variable r -Force; Test-Path variable:r") == ["4", "False"]
