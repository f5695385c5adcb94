"""Where lines break."""

from __future__ import annotations

import pytest

from pshv.formatting.breaking import break_text
from pshv.formatting.errors import wrap_message


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("aa bbbbbbbbbbbb cc", 7, ["aa bbbb", "bbbbbbb", "b cc"]),
        ("alpha beta", 6, ["alpha ", "beta"]),
        ("alpha beta", 5, ["alpha", " beta"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("abcdef", 2, ["ab", "cd", "ef"]),
        ("", 5, [""]),
    ],
)
def test_words_stay_whole_where_they_can(text: str, cells: int, lines: list[str]) -> None:
    assert break_text(text, cells) == lines


def test_other_cultures_break_anywhere() -> None:
    assert break_text("alpha beta", 6, words=False) == ["alpha ", "beta"]
    assert break_text("alpha beta", 7, words=False) == ["alpha b", "eta"]


def test_a_message_behind_its_bar() -> None:
    bar = "     | "
    assert wrap_message("one two three four", bar, 16) == [bar + "one two", bar + "three", bar + "four"]
    assert wrap_message("short", bar, 80) == [bar + "short"]
    assert wrap_message("a-first-word-too-long-for-it", bar, 16) == ["     |", bar + "a-first-word-too-long-for-it"]
