"""Strings: escapes, expansions, here-strings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pshv.language.parser import parse
from pshv.language.tree import StringConstantExpressionAst, SubExpressionAst

Shape = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'a''b'", "'a'b'"),
        ('"a""b"', "'a\"b'"),
        ('"$x.y $(1) ${a b}"', '"<$x>.y <$(1)> <$a b>"'),
        ('"$key? $a:b $x:"'.replace(" $x:", ""), '"<$key?> <$a:b>"'),
        ('"a$ $ 5"', "'a$ $ 5'"),
        ('"`t`$x`""', "'\t$x\"'"),
        ('"`u{41}"', "'A'"),
        ('"$(""q"")"', "\"<$('q')>\""),
        ('"$(\'a\' + "b")"', "\"<$(('a' + 'b'))>\""),
        ('@"\na "b" $x\n"@', '"a "b" <$x>"'),
        ("@'\r\na $x\r\nb\r\n'@", "'a $x\r\nb'"),
        ('@"\n"@', "''"),
    ],
)
def test_shapes(shape: Shape, text: str, expected: str) -> None:
    assert shape(text) == expected


def test_escapes_of_seven_are_letters_in_desktop(shape: Shape) -> None:
    assert shape('"`e`u{41}"', "desktop") == "'eu{41}'"


def test_places_inside_doubled_quotes_are_those_of_the_script() -> None:
    text = '"a $(""b"" + ""c"") d"'
    strings = [n for n in parse(text).tree.walk() if isinstance(n, StringConstantExpressionAst)]
    assert [(n.value, n.extent.start, n.extent.text) for n in strings] == [("b", 5, '""b""'), ("c", 13, '""c""')]
    inner = next(n for n in parse(text).tree.walk() if isinstance(n, SubExpressionAst))
    assert inner.extent.text == '$(""b"" + ""c"")'
