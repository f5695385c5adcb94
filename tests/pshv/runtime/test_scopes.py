"""Variables, scopes and their modifiers."""

from __future__ import annotations

import pytest

from .conftest import Transcript


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("$true = 1", "VariableNotWritable"),
        ("$PID = 1", "VariableNotWritable"),
        ("Set-Variable c 1 -Option Constant; $c = 2", "VariableNotWritable"),
        ("Set-Variable r 1 -Option ReadOnly; Remove-Variable r -ErrorAction Stop", "VariableNotRemovable,*"),
        ("[int]$n = 1; $n = 'x'", "*"),
        ("[ValidateRange(1, 5)]$n = 9", "ValidateSetFailure"),
        ("Get-Variable x -Scope 99", "ScopeOutOfRange,*"),
        ("Set-StrictMode -Version 2; $nothing", "VariableIsUndefined"),
    ],
)
def test_refused(run: Transcript, text: str, error_id: str) -> None:
    assert run(f"try {{ {text} }} catch {{ $_.FullyQualifiedErrorId -like '{error_id}' }}") == ["True"]


def test_a_function_writes_its_own_variable(run: Transcript) -> None:
    assert run("$x = 1; function f { $x = 2; $x }; f; $x") == ["2", "1"]


def test_compound_assignment_reads_the_own_scope_only(run: Transcript) -> None:
    assert run("$x = 5; function f { $x += 1; $x }; f; $x") == ["1", "5"]


def test_modifiers(run: Transcript) -> None:
    assert run('function f { $global:g = 1; $script:s = 2; $local:l = 3 }; f; "$g $s [$l]"') == ["1 2 []"]


def test_private_is_not_seen_below(run: Transcript) -> None:
    assert run('$private:p = 1; & { "[$p]" }; $p') == ["[]", "1"]


def test_dot_sourcing_stays(run: Transcript) -> None:
    assert run('& { $a = 1 }; . { $b = 2 }; "[$a] [$b]"') == ["[] [2]"]


def test_a_closure_keeps_its_variables(run: Transcript) -> None:
    assert run("$n = 1; $f = { $n }.GetNewClosure(); $n = 2; & $f") == ["1"]


def test_dynamic_scope(run: Transcript) -> None:
    assert run("function inner { $v }; function outer { $v = 'mine'; inner }; outer") == ["mine"]


def test_strict_mode_1_lets_strings_be(run: Transcript) -> None:
    assert run('Set-StrictMode -Version 1; "[$nothing]"') == ["[]"]


def test_an_unknown_drive_reads_as_null(run: Transcript) -> None:
    assert run('"[$nodrive:x]"') == ["[]"]
