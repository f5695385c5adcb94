"""Tables: widths, headers, rows. Source: powershell-formatting.md, section 4; console-captures.md, section 1.

5.1 pads every cell, the last one too (captures); 7 leaves the last column open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .breaking import break_text
from .cells import fit, one_line, pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .profile import Profile
    from .records import Column

MINIMUM_SCREEN = 5
HEADER = "\x1b[32;1m"
RESET = "\x1b[0m"


def natural_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Auto-size: the widest of label and cells, per column."""
    widths = [max(1, width(column.label)) for column in columns]
    if not rows:
        return widths
    for at, cells in enumerate(zip(*rows, strict=True)):
        joined = "".join(cells)
        if joined.isascii() and "\x1b" not in joined:
            widest = max(map(len, cells))
        else:
            widest = max(map(width, cells))
        if widest > widths[at]:
            widths[at] = widest
    return widths


def given_widths(columns: Sequence[Column], screen: int) -> list[int]:
    """The widths of a view; columns without one share what is left, one cell at a time."""
    widths = [column.width or 1 for column in columns]
    open_columns = [at for at, column in enumerate(columns) if not column.width]
    left = screen - sum(widths) - (len(widths) - 1)
    if left > 0 and open_columns:
        share, extra = divmod(left, len(open_columns))
        for order, at in enumerate(open_columns):
            widths[at] += share + (1 if order < extra else 0)
    return widths


def fit_widths(widths: Sequence[int], screen: int) -> list[int]:
    """The widths that fit the screen: the right-most column shrinks, or goes."""
    fitted = list(widths)
    while fitted:
        excess = sum(fitted) + len(fitted) - 1 - screen
        if excess <= 0:
            break
        if fitted[-1] - excess >= 1:
            fitted[-1] -= excess
            break
        fitted.pop()
    return fitted


class TableLayout:
    """A table whose widths are known: makes the lines of its header and of its rows."""

    __slots__ = (
        "aligns",
        "coloured",
        "columns",
        "count",
        "open_column",
        "profile",
        "visible",
        "widths",
        "words",
        "wrap",
    )

    def __init__(
        self,
        columns: Sequence[Column],
        widths: Sequence[int],
        screen: int,
        profile: Profile,
        *,
        wrap: bool = False,
        coloured: bool = False,
        words: bool = True,
    ) -> None:
        self.columns = columns
        self.widths = fit_widths(widths, screen) if screen >= MINIMUM_SCREEN else []
        self.visible = len(self.widths)
        self.count = len(columns)
        self.open_column = len(columns) - 1 if profile.core else -1  # the column that is not padded; 5.1 pads all
        self.aligns = [column.align for column in columns]
        self.profile = profile
        self.wrap = wrap
        self.coloured = coloured
        self.words = words

    def header(self) -> list[str]:
        """The label lines and the line of dashes."""
        if not self.visible:
            return []
        labels = [column.label for column in self.columns[: self.visible]]
        dashes = ["-" * min(width(label), cells) for label, cells in zip(labels, self.widths, strict=False)]
        if self.coloured:
            return [*self._coloured_labels(labels), self._coloured_dashes(dashes)]
        return [*self._tall(labels, trim_last=True), self._line(dashes)]

    def _coloured_labels(self, labels: list[str]) -> list[str]:
        stacks = [break_text(label, cells, words=self.words) for label, cells in zip(labels, self.widths, strict=True)]
        lines = []
        for level in range(max(map(len, stacks))):
            parts = []
            for at, stack in enumerate(stacks):
                text = stack[level] if level < len(stack) else ""
                padded = pad(text, self.widths[at], self.aligns[at], last=at == self.visible - 1)
                parts.append(f"{HEADER}{' ' if at else ''}{padded}{RESET}")
            lines.append("".join(parts))
        return lines

    def _coloured_dashes(self, dashes: list[str]) -> str:
        parts = []
        for at, text in enumerate(dashes):
            padded = pad(text, self.widths[at], self.aligns[at], last=at == self.count - 1)
            parts.append(f"{HEADER}{padded}{RESET}")
        return " ".join(parts)

    def rows(self, rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """The lines of some rows."""
        if not self.visible:
            return
        if not self.wrap and len(rows) > 8:
            pattern = self._pattern(rows)
            if pattern is not None:
                if self.visible < self.count:
                    visible = self.visible
                    yield from [pattern % tuple(row[:visible]) for row in rows]
                else:
                    yield from [pattern % tuple(row) for row in rows]
                return
        for row in rows:
            yield from self.row(row)

    def _pattern(self, rows: Sequence[Sequence[str]]) -> str | None:
        """A format string for rows of which no cell is cut, wide or coloured; None if there is one."""
        parts = []
        last = self.open_column
        for at, cells in enumerate(zip(*rows, strict=True)):
            if at >= self.visible:
                break
            joined = "".join(cells)
            if not joined.isascii() or "\x1b" in joined or "\n" in joined or "\r" in joined:
                return None
            size, align = self.widths[at], self.aligns[at]
            if align == "center" or max(map(len, cells)) > size:
                return None
            parts.append(f"%{size}s" if align == "right" else "%s" if at == last else f"%-{size}s")
        return " ".join(parts)

    def row(self, cells: Sequence[str]) -> list[str]:
        """The lines of one row."""
        if not self.visible:
            return []
        shown = cells[: self.visible]
        if self.wrap:
            return self._tall(shown)
        return [self._line(shown)]

    def _line(self, cells: Sequence[str]) -> str:
        mark = self.profile.ellipsis
        last = self.open_column
        parts = []
        for at, text in enumerate(cells):
            size, align = self.widths[at], self.aligns[at]
            if "\n" in text or "\r" in text:
                text = one_line(text, mark)
            parts.append(pad(fit(text, size, align, mark), size, align, last=at == last))
        return " ".join(parts)

    def _tall(self, cells: Sequence[str], *, trim_last: bool = False) -> list[str]:
        stacks = [
            break_text(text, self.widths[at], words=self.words) if text else [""] for at, text in enumerate(cells)
        ]
        height = max(map(len, stacks))
        core = self.profile.core
        edge = self.visible - 1 if core and (trim_last or self.wrap) else self.open_column
        lines = []
        for level in range(height):
            parts = [
                pad(stack[level] if level < len(stack) else "", self.widths[at], self.aligns[at], last=at == edge)
                for at, stack in enumerate(stacks)
            ]
            line = " ".join(parts)
            lines.append(line.rstrip(" ") if height > 1 and core else line)
        return lines
