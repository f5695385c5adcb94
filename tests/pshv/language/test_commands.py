"""Commands: what is a word, a number, a parameter, an expression."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Shape = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("foo -5 1..3 [int]5 1+2 5", "{foo | -5 | 1..3 | [int]5 | 1+2 | 5}"),
        ("foo 7z a=b x:y a#b *.txt % ?", "{foo | 7z | a=b | x:y | a#b | *.txt | % | ?}"),
        ('foo $x.y $x[0] $x.M() "s".Length', "{foo | $x.y | $x[0] | $x.M() | 's'.Length}"),
        ("foo $x/foo $x-1 a$x", '{foo | "<$x>/foo" | "<$x>-1" | "a<$x>"}'),
        ("foo $x.y/foo $a[0]z", "{foo | $x.y | /foo | $a[0] | z}"),
        ('foo a"b c"d "a b"c', "{foo | ab cd | 'a b' | c}"),
        ("foo -Name:x -Name: y -a", "{foo | -Name:x | -Name:y | -a}"),
        ("foo -Name=x", "{foo | -Name=x}"),
        ("foo a, b ,c", "{foo | <a, b, c>}"),
        ("foo -- -x", "{foo | -- | -x}"),
        ("foo --% -y:1 'z' ; b | bar", "{foo | --% | -y:1 'z' ; b } -> {bar}"),
        ("foo @h @a", "{foo | @h | @a}"),
        ("foo –a dash", "{foo | -a | dash}"),
        ("foo {1}{ 2 }", "{foo | {1} | {2}}"),
        ("foo 3(4)", "{foo | 3 | paren 4}"),
        ("& $c a", "&{$c | a}"),
        (". ./x.ps1", ".{./x.ps1}"),
        (".\\x.ps1 a", "{.\\x.ps1 | a}"),
        ("1..4|%{$_}|?{$_}", "(1 .. 4) -> {% | {$_}} -> {? | {$_}}"),
        ("select A,@{N='x';E={1}}", "{select | <A, @{N='x'; E={1}}>}"),
        ("a 2>&1 >$null *>> f", "{a} all>>f output>$null error>&output"),
        ("a && b || c", "{a} && {b} || {c}"),
        ("a &", "{a} &"),
        ("a |\n b\n | c", "{a} -> {b} -> {c}"),
        ("a `\n -b", "{a | -b}"),
        ("foo\u00a0x", "{foo | x}"),
    ],
)
def test_shapes(shape: Shape, text: str, expected: str) -> None:
    assert shape(text) == expected


def test_a_number_keeps_its_text(shape: Shape) -> None:
    from pshv.language.parser import parse
    from pshv.language.tree import CommandAst, ConstantExpressionAst

    command = next(n for n in parse("foo 0123").tree.walk() if isinstance(n, CommandAst))
    number = command.elements[1]
    assert isinstance(number, ConstantExpressionAst)
    assert (number.value, number.text) == (123, "0123")


def test_assignments_nest(shape: Shape) -> None:
    assert shape("$x = $y += 3") == "$x = $y += 3"
    assert shape("$x, $y = 1, 2") == "<$x, $y> = <1, 2>"
    assert shape("$x = foreach ($i in 1) { $i }").startswith("$x = ForEachStatement(")


def test_seven_forms_are_errors_in_desktop(errors: Callable[..., list[str]]) -> None:
    assert errors("a && b", "desktop") == ["InvalidEndOfLine"]
    assert errors("a &", "desktop") == ["AmpersandNotAllowed"]
    assert errors("$a ? 1 : 2", "desktop") == ["UnexpectedToken"]
    assert errors("a\n| b", "desktop") == ["EmptyPipeElement"]
