"""Statements: errors first, then loops, jumps, switch and values of statements."""

from __future__ import annotations

from typing import Any

import pytest


def test_an_error_ends_its_statement_and_the_next_one_runs(run: Any) -> None:
    assert run("1/0; 'next'") == ["next"]
    assert "Attempted to divide by zero." in run.errors
    assert run.state.success


def test_a_throw_ends_the_script(run: Any) -> None:
    assert run("'before'; throw 'boom'; 'never'") == ["before"]
    assert run.state.exit_code == 1


def test_silently_continue_goes_on_after_a_throw(run: Any) -> None:
    assert run("$ErrorActionPreference = 'SilentlyContinue'; throw 'x'; 'next'") == ["next"]


def test_an_error_in_a_catch_block_leaves_the_try_statement(run: Any) -> None:
    assert run("try { throw 'a' } catch { 1/0; 'not here' }; 'after'") == ["after"]


def test_a_catch_takes_the_cause_before_the_wrapper(run: Any) -> None:
    text = "try { 1/0 } catch [System.DivideByZeroException] { 'cause' } catch { 'other' }"
    assert run(text) == ["cause"]


def test_a_trap_may_go_on(run: Any) -> None:
    assert run("trap { 'trapped'; continue } throw 'x'; 'next'") == ["trapped", "next"]


def test_a_finally_block_runs_when_a_loop_is_left(run: Any) -> None:
    assert run("foreach ($i in 1..3) { try { break } finally { 'bye' } }; 'end'") == ["bye", "end"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("for ($i = 0; $i -lt 5; $i++) { if ($i % 2) { continue }; $i }", ["0", "2", "4"]),
        (":outer foreach ($i in 1..3) { foreach ($j in 1..3) { "
         "if ($j -eq 2) { continue outer }; \"$i$j\" } }", ["11", "21", "31"]),
        ("$i = 0; do { $i++ } until ($i -ge 3); $i", ["3"]),
        ("$i = 3; while ($i) { $i--; if ($i -eq 1) { break } }; $i", ["1"]),
        ("function f { break }; foreach ($i in 1..3) { $i; f }; 'end'", ["1", "end"]),
        ("foreach ($x in 1, 2, 3) { $null = $foreach.MoveNext(); \"$x $($foreach.Current)\" }", ["1 2", "3 "]),
    ],
)  # fmt: skip
def test_loops(run: Any, text: str, lines: list[str]) -> None:
    assert run(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("switch (3) { 1 { 'one' } { $_ -gt 2 } { 'big' } 3 { 'three' } default { 'd' } }", ["big", "three"]),
        ("switch -Wildcard ('abc') { 'a*' { 'A'; break } 'ab*' { 'never' } }", ["A"]),
        ("switch -Regex ('vm12') { '(\\d+)' { $Matches[1] } }", ["12"]),
        ("switch (1, 2) { 1 { 'x'; continue } default { \"d$_\" } }", ["x", "d2"]),
        ("switch -CaseSensitive ('A') { 'a' { 'low' } 'A' { 'high' } }", ["high"]),
        ("switch ([DayOfWeek]::Monday) { 1 { 'number' } Monday { 'name' } }", ["name"]),
    ],
)  # fmt: skip
def test_switch(run: Any, text: str, lines: list[str]) -> None:
    assert run(text) == lines


def test_a_statement_has_a_value(run: Any) -> None:
    assert run("$x = if ($true) { 1; 2 } else { 3 }; $x.Count; $y = foreach ($i in 1..0) { $i * 2 }; $y") == [
        "2",
        "2",
        "0",
    ]


def test_deep_nesting_is_no_limit(run: Any) -> None:
    text = "foreach ($x in 1) { if ($x) { try { " * 12 + "'deep'" + " } finally { } } }" * 12
    assert run(text) == ["deep"]


def test_exit_takes_the_code_along(run: Any) -> None:
    run("exit 7")
    assert (run.state.exit_code, run.state.exited) == (7, True)
