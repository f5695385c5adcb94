"""Wide output: one property, several columns. Source: powershell-formatting.md, section 7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cells import fit, one_line, pad, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .profile import Profile

DEFAULT_COLUMNS = 2


def auto_columns(texts: Sequence[str], screen: int) -> int:
    """The most columns whose widest text fits the screen."""
    widest = max(map(width, texts), default=1) or 1
    count = 1
    while (count + 1) * widest + count < screen:
        count += 1
    return count


def column_widths(count: int, screen: int) -> list[int]:
    """The screen shared evenly; extra cells go to the left columns."""
    room = max(screen - (count - 1), count)
    share, extra = divmod(room, count)
    return [share + (1 if at < extra else 0) for at in range(count)]


def row(texts: Sequence[str], widths: Sequence[int], profile: Profile) -> str:
    """One row; missing cells are empty, all but the last column are padded (in 5.1 that one too)."""
    last = len(widths) - 1 if profile.core else -1
    parts = []
    for at, size in enumerate(widths):
        text = texts[at] if at < len(texts) else ""
        if "\n" in text or "\r" in text:
            text = one_line(text, profile.ellipsis)
        parts.append(pad(fit(text, size, "left", profile.ellipsis), size, "left", last=at == last))
    return " ".join(parts)
