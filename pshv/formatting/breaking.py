"""Line breaking. Source: powershell-formatting.md, section 6."""

from __future__ import annotations

import re

from .cells import ESCAPES, char_width, width

WORD_CULTURES = frozenset({"en", "fr", "de", "it", "pt", "es"})
_LINES = re.compile(r"\r\n|\n")
_WORDS = re.compile("[^ \t\xad]*[ \t\xad]|[^ \t\xad]+")


def break_text(text: str, cells: int, *, words: bool = True) -> list[str]:
    """The lines of `text`, none wider than `cells`.

    `words` is false for cultures whose lines break anywhere. Embedded newlines start new lines.
    """
    if cells <= 0:
        cells = 1
    if "\n" not in text:
        if width(text) <= cells:
            return [text]
        return _break_words(text, cells) if words else _break_hard(text, cells)
    lines: list[str] = []
    for piece in _LINES.split(text):
        if width(piece) <= cells:
            lines.append(piece)
        else:
            lines.extend(_break_words(piece, cells) if words else _break_hard(piece, cells))
    return lines


def _break_words(text: str, cells: int) -> list[str]:
    lines: list[str] = []
    line = ""
    left = cells
    for word in _WORDS.findall(text):
        size = width(word)
        if left == 0:
            lines.append(line)
            line, left = "", cells
        if size <= left:
            line += word
            left -= size
        elif size <= cells:
            lines.append(line)
            line, left = word, cells - size
        else:
            line, left = _split_word(word, line, left, cells, lines)
    lines.append(line)
    return lines


def _split_word(word: str, line: str, left: int, cells: int, lines: list[str]) -> tuple[str, int]:
    codes = {m.start(): m[0] for m in ESCAPES.finditer(word)} if "\x1b" in word else {}
    skip = 0
    for at, char in enumerate(word):
        if at < skip:
            continue
        if at in codes:
            line += codes[at]
            skip = at + len(codes[at])
            continue
        size = char_width(char)
        if size > cells:
            char, size = "?", 1
        if size > left:
            lines.append(line)
            line, left = char, cells - size
        else:
            line += char
            left -= size
    return line, left


def _break_hard(text: str, cells: int) -> list[str]:
    lines: list[str] = []
    line, _ = _split_word(text, "", cells, cells, lines)
    lines.append(line)
    return lines
