"""Depth, time, size: a script that wants too much ends with an error of PowerShell's, which it may catch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.runtime import boundedpattern
from pshv.runtime.limits import TimeLimit

if TYPE_CHECKING:
    from .conftest import Prison

RECURSION = [
    "function f { f } f",
    "function f($n) { f ($n + 1) } f 1",
    "function f { $x = f; $x } f",
    "function f { f | f } f",
    'function f { "$(f)" } f',
    "function f { 1 | ForEach-Object { f } } f",
    "function f { 1, 2 | Sort-Object { f } } f",
    "function f { @(1).ForEach({ f }) } f",
    "function f { try { f } finally { } } f",
    "function f { Invoke-Expression 'f' } f",
    "filter f { $_ | f } 1 | f",
    "$f = { & $f }; & $f",
    "$f = { . $f }; & $f",
    "$f = { $f.Invoke() }; & $f",
    "class A { [object] M() { return $this.M() } } [A]::new().M()",
    "class A { A() { [A]::new() } } [A]::new()",
    'class A { [string] ToString() { return "$this" } } "$([A]::new())"',
    "'. H:\\d.ps1' > H:\\d.ps1; H:\\d.ps1",
]
TOO_LARGE = [
    "'x' * 1e9",
    "'x' * 1000000000",
    "@(1) * 1000000000",
    "$a = 1..1e9",
    "[byte[]]::new(2147483647)",
    "[int[,]]::new(60000, 60000)",
    "New-Object 'object[]' 2147483647",
    "[string]::new('x', 2147483647)",
    "'x'.PadLeft(2147483647)",
    "('x' * 100000).Replace('x', 'y' * 100000)",
    "[Text.StringBuilder]::new().Append([char]'x', 2147483647)",
    "[Linq.Enumerable]::Range(0, 2147483647)",
    "[Linq.Enumerable]::Repeat(1, 2147483647)",
    "'{0:D999999999}' -f 1",
    "[bigint]::Pow(10, 100000000)",
    "[bigint]1 -shl 2147483647",
]
OTHER_ERRORS = [
    "'{0,2147483647}' -f 'x'",
    "'{0:N2147483647}' -f 1",
    "[byte[]]::new(2gb)",
    "'x' * 3gb",
    "[int]('9' * 100000)",
    "[decimal]('9' * 100000)",
    "New-TimeSpan -Days 2147483647",
    "[datetime]::MaxValue.AddDays(1)",
    "ConvertFrom-Json ('[' * 5000 + ']' * 5000)",
    "[xml]('<!DOCTYPE a [<!ENTITY a0 \"aaaaaaaaaa\">' + -join (1..20 | % { "
    "\"<!ENTITY a$_ '$(\"&a$($_ - 1);\" * 10)'>\" }) + ']><a>&a20;</a>')",
    "Invoke-Expression ('(' * 20000 + '1' + ')' * 20000)",
    "Invoke-Expression ('if (1) {' * 2000 + '1' + '}' * 2000)",
    "Invoke-Expression ('-not ' * 5000 + '1')",
    "Invoke-Expression ('@(' * 3000 + ')' * 3000)",
    "'x' -match '(?<n>x'",
]
ENDLESS = [
    "while ($true) { }",
    "for (;;) { }",
    "do { } until ($false)",
    "while ($true) { try { throw 1 } catch { } }",
    "$q = [Collections.Queue]@(1); while ($q.Count) { $q.Enqueue($q.Dequeue()) }",
    "1..100000000 | ForEach-Object { $_ } | Out-Null",
    "Measure-Command { while ($true) { } }",
    "& { while ($true) { 1 } } | Out-Null",
]
DEEP_DATA = [
    (
        "$x = 1; foreach ($i in 1..5000) { $x = , $x }; ($x | ConvertTo-Json -Depth 100 -WarningAction Ignore).Length",
        None,
    ),
    ("$x = @{}; $x.a = $x; ($x | ConvertTo-Json -Depth 3 -WarningAction Ignore -Compress)", None),
    ('$x = [pscustomobject]@{ a = 1 }; $x.a = $x; "$x"', "@{a=}"),
    ("$x = @{}; $x.a = $x; ($x | Out-String).Length -gt 0", "True"),
    ("Invoke-Expression (\"'a'\" + \" + 'a'\" * 3000) | ForEach-Object Length", "3001"),
    ("Invoke-Expression ('1' + ' -eq 1' * 2000)", "True"),
    ("('a' * 40 + '!') -match '^(a+)+$'", "False"),
    ("('a' * 40) -like '*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b'", "False"),
    ("'file.txt', 'a.b.c', 'ab' -like '*.*?' -join ','", "file.txt,a.b.c"),
]


@pytest.mark.parametrize("text", RECURSION)
def test_a_recursion_without_end(prison: Prison, text: str) -> None:
    prison.session.depth_limit = 100

    assert "call depth overflow" in prison.run(f"try {{ {text} }} catch {{ $_.Exception.Message }}")


def test_the_depth_that_is_allowed(prison: Prison) -> None:
    assert prison.run("function f($n) { if ($n) { f ($n - 1) } else { 'deep' } } f 900") == "deep"
    assert "call depth overflow" in prison.run("function f { f } f")


@pytest.mark.parametrize("text", TOO_LARGE)
def test_a_thing_too_large(prison: Prison, text: str) -> None:
    assert "Insufficient memory" in prison.run(f"try {{ $null = {text} }} catch {{ $_.Exception.Message }}")


@pytest.mark.parametrize("text", OTHER_ERRORS)
def test_other_things_beyond_bounds(prison: Prison, text: str) -> None:
    assert prison.caught(f"$null = {text}").startswith("!")


@pytest.mark.parametrize(("text", "shown"), DEEP_DATA)
def test_deep_data_and_patterns_come_to_an_end(prison: Prison, text: str, shown: str | None) -> None:
    found = prison.run(text)

    assert found == shown or shown is None


@pytest.mark.parametrize("text", ENDLESS)
def test_an_endless_script_is_stopped_when_a_limit_is_set(prison: Prison, text: str) -> None:
    prison.session.time_limit = lambda: TimeLimit(0.1)

    assert "The pipeline has been stopped." in prison.run(f"try {{ {text} }} finally {{ 'finally ran' }}")
    assert "finally ran" in prison.out.getvalue().decode()
    prison.session.time_limit = None
    assert prison.run("1 + 1") == "2"


def test_a_match_that_goes_on_and_on_times_out(prison: Prison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundedpattern, "SECONDS", 0.1)

    text = "'" + "a" * 60 + "!' -replace '(a|aa)+$', 'b'"
    assert prison.caught(text) == "!System.Text.RegularExpressions.RegexMatchTimeoutException"


def test_a_limit_also_stops_a_running_match(prison: Prison) -> None:
    prison.session.time_limit = lambda: TimeLimit(0.2)

    assert "stopped" in prison.run("'" + "a" * 60 + "!' -replace '(a|aa)+$', 'b'")
