"""Lists. Source: powershell-formatting.md, section 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .breaking import break_text
from .cells import head, width

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCENT = "\x1b[32;1m"
RESET = "\x1b[0m"
SEPARATOR = " : "


def lines(pairs: Sequence[tuple[str, str]], screen: int, *, coloured: bool = False, words: bool = True) -> list[str]:
    """The lines of one object: labels padded to the longest, values wrapped behind the colons.

    `screen` is the line's width in cells; 0 means without end.
    """
    if not pairs:
        return []
    size = max(width(label) for label, _ in pairs)
    if screen:
        size = min(size, max(1, screen - len(SEPARATOR) - 1))
    room = max(1, screen - size - len(SEPARATOR)) if screen else 1 << 30
    indent = " " * (size + len(SEPARATOR))
    result: list[str] = []
    for label, text in pairs:
        free = size - width(label)
        shown = head(label, size) if free < 0 else label + " " * free
        title = f"{ACCENT}{shown}{SEPARATOR}{RESET}" if coloured else shown + SEPARATOR
        if "\n" not in text and (not screen or (text.isascii() and len(text) <= room)):
            result.append(title + text)
            continue
        broken = break_text(text, room, words=words)
        result.append(title + broken[0])
        result.extend(indent + line for line in broken[1:])
    return result
