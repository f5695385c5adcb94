"""Assignments of all kinds."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_constant_is_not_overwritten(run: Any) -> None:
    assert run("$true = 5; 'after'") == ["after"]
    assert "read-only or constant" in run.errors


def test_a_typed_variable_refuses_what_it_cannot_hold(run: Any) -> None:
    assert run("[int]$n = '5'; $n = 'abc'; $n + 1") == ["6"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("$a, $b = 1, 2, 3; $b -join '|'", ["2|3"]),
        ("$a = $b = 4; $a + $b", ["8"]),
        ("($x = 5) + 1", ["6"]),
        ("$h = @{ n = 1 }; $h.n += 2; $h['m'] = 7; $h.n, $h.m", ["3", "7"]),
        ("$l = 1, 2; $l[0]++; $l[-1] *= 5; $l -join ','", ["2,10"]),
        ("$i = 1; $i++; ++$i; ($i--); $i", ["3", "2"]),
        ("$s = 'a'; $s += 'b'; $s", ["ab"]),
        ("$q = $null; $q ??= 3; $q ??= 4; $q", ["3"]),
        ("$g = 1; function f { $g += 1; $g }; f; $g", ["1", "1"]),
        ("$i = 2147483647; $i++; $i", ["2147483648"]),
        ("$null = 1..3; [void](5); 'quiet'", ["quiet"]),
        ("${a b} = 1; \"${a b}\"", ["1"]),
    ],
)  # fmt: skip
def test_forms(run: Any, text: str, lines: list[str]) -> None:
    assert run(text) == lines


def test_scopes(run: Any) -> None:
    text = "$v = 1; function f { $v = 2; $script:w = 3; $global:z = 4 }; f; $v, $w, $z"
    assert run(text) == ["1", "3", "4"]
