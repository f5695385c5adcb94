"""Expressions: precedence, casts, members, arrays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Shape = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("1, 2 / 3", "(<1, 2> / 3)"),
        ("1..$a + 1", "((1 .. $a) + 1)"),
        ("'{0}' -f 1/3", "(('{0}' format 1) / 3)"),
        ("-not 1 -eq 2", "((not 1) ieq 2)"),
        ("$a -or $b -and $c", "(($a or $b) and $c)"),
        ("1 -band 3 -bor 4", "((1 band 3) bor 4)"),
        ("$a -ceq 'x' -ireplace 1", "(($a ceq 'x') ireplace 1)"),
        ("$a ?? 1 + 2", "($a ?? (1 + 2))"),
        ("$a -eq 1 ? 'x' : $b ? 2:3", "(($a ieq 1) ? 'x' : ($b ? 2 : 3))"),
        ("-join 'a','b'", "<(join 'a'), 'b'>"),
        ("-5", "-5"),
        ("- 5", "(- 5)"),
        ("- $x", "(- $x)"),
        ("5-3", "(5 - 3)"),
        (",1", "<1>"),
        ("!$x", "(! $x)"),
        ("$i ++", "(postfix++ $i)"),
        ("[int]'5' + 1", "([int]'5' + 1)"),
        ("[string][int]$x", "[string][int]$x"),
        ("[math]::Max(1, 2)", "[math]::Max(1, 2)"),
        ("[Collections.Generic.List[string]]::new()", "[Collections.Generic.List[string]]::new()"),
        ("[a[b,c[]][][,]]", "[a[b,c[]][][,]]"),
        ("$a.b.c(1).d[0][-1]", "$a.b.c(1).d[0][-1]"),
        ("$a.$n", "$a.$n"),
        ("$a.'b c'", "$a.'b c'"),
        ("$x.foreach{1}", "$x.foreach({1})"),
        ("$a.\n  b", "$a.b"),
        ("$a.`\n  b()", "$a.b()"),
        ("${x}?.b", "$x?.b"),
        ("${x}?[0]", "$x?[0]"),
        ("$x?.Length", "$x?.Length"),
        ("[a]::b[int](1)", "[a]::b(1)"),
        ("@(1; 2)", "@(1; 2)"),
        ("$(1\n2)", "$(1; 2)"),
        ("(1 + 2)", "paren (1 + 2)"),
        ("1kb", "1024"),
        (".5", "0.5"),
        ("0xFFFFFFFF", "-1"),
    ],
)
def test_shapes(shape: Shape, text: str, expected: str) -> None:
    assert shape(text) == expected


def test_hash_tables(shape: Shape) -> None:
    assert shape("@{ a = 1; 'b c' = if (1) { 2 }\n 3 = 4 }").startswith("@{a=1; 'b c'=IfStatement(")


def test_line_ends_after_operators_and_commas(shape: Shape) -> None:
    assert shape("1 +\n 2,\n 3") == "(1 + <2, 3>)"


def test_comment_between_tokens(shape: Shape) -> None:
    assert shape("1 <# a\n b #> + 2 # c") == "(1 + 2)"


def test_smart_quotes_and_dashes(shape: Shape) -> None:
    assert shape("“a$x” –eq ‘b’") == "(\"a<$x>\" ieq 'b')"


def test_using_variables(shape: Shape) -> None:
    assert shape("$using:x.y") == "UsingExpression($x.y)"
