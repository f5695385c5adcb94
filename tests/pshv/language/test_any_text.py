"""Whatever the text: errors, never an exception; deep nesting is an error too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pshv.language.parser import parse, tokens

_PIECES = st.sampled_from(
    ["$x", "(", ")", "{", "}", "[int]", "[", "]", '"', "'", "@'", '@"\n', '\n"@', "`", "\n", ";", "|", "&", "-eq", "-",
     "if", "else", "class A", "enum", "function f", "param", "<#", "#>", "#", ">", "2>&1", "=", "??", "?", "::", ".",
     "$(", "@{", "@(", "`u{", "\0", "é", "“", "–", "switch", "try", "catch", "data", "using", "--%", "0x", " ", ","]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_pieces_in_any_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for edition in ("core", "desktop"):
        result = parse(text, None, edition)
        assert all(0 <= error.extent.start <= error.extent.end for error in result.errors)
        assert list(result.tree.walk())
    tokens(text)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40))
def test_any_characters(text: str) -> None:
    parse(text)


@pytest.mark.parametrize(
    "piece",
    ["(", "{", "$(", "@{a=", "$a=", "-not ", "if(1){", "$a[", "$a.b(", "[a[", "$a ? ", "( else ", "1+", "$a.b."],
)
def test_deep_nesting_is_an_error(piece: str) -> None:
    assert "ScriptTooComplicated" in [error.error_id for error in parse(piece * 5000, None, "core").errors]


def test_strings_in_strings_end_somewhere() -> None:
    assert parse('"$(' * 500, None, "core").errors
