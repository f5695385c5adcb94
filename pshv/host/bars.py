"""Progress bars of a terminal, drawn under the text and taken away again.

Source of the rules: ../shared/golden/tty/output.golden (057 to 069), colours.golden (022, 024), powershell-traps.md 65.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.runtime.progressrecord import ProgressRecord

REDRAW_SECONDS = 0.2  # a second record within this time is not drawn
WIDEST = 120
STYLE, REVERSE, REVERSE_OFF, RESET = "\x1b[33;1m", "\x1b[7m", "\x1b[27m", "\x1b[0m"


class Bars:
    """The bars that stand, and how many rows of the screen they take."""

    def __init__(self) -> None:
        self.widest = WIDEST
        self._records: dict[int, ProgressRecord] = {}
        self._rows = 0
        self._drawn_at = 0.0

    def take(self, record: ProgressRecord) -> bool:
        """Note a record; true if the screen changes now."""
        if record.completed:
            self._records.pop(record.id, None)
            return True
        self._records[record.id] = record
        now = time.monotonic()
        if self._rows and now - self._drawn_at < REDRAW_SECONDS:
            return False
        self._drawn_at = now
        return True

    def draw(self, width: int, *, colours: bool) -> str:
        """The text that shows all bars on a screen of `width` cells."""
        room = min(self.widest, width) if self.widest > 0 else width
        lines = [bar(record, depth, room, colours=colours) for record, depth in _nested(self._records)]
        self._rows = len(lines)
        return "".join(f"{line}\n" for line in lines)

    def erase(self) -> str:
        """The text that takes the bars from the screen."""
        rows, self._rows = self._rows, 0
        return f"\x1b[{rows}A\r\x1b[J" if rows else ""

    def forget(self) -> None:
        """No bar stands any more."""
        self._records.clear()


def bar(record: ProgressRecord, depth: int, width: int, *, colours: bool) -> str:
    """One bar, indented by its depth: `Activity [status      ]`. Its last two of `width` cells stay free."""
    indent = "  " * depth
    activity = _cut(record.activity, width // 2 + 1, width // 2)
    room = max(4, width - len(indent) - len(activity) - 5)
    seconds = f"{record.seconds}s" if record.seconds >= 0 else ""
    status = _cut(record.status or "Processing", room - len(seconds))
    body = status.ljust(room - len(seconds)) + seconds
    if not colours:
        return f"{indent}{activity} [{body}]"
    done = room * record.percent // 100 if 0 <= record.percent < 100 else room
    return f"{indent}{STYLE}{activity} [{REVERSE}{body[:done]}{REVERSE_OFF}{body[done:]}]{RESET}"


def _nested(records: dict[int, ProgressRecord]) -> list[tuple[ProgressRecord, int]]:
    """The bars in the order they are drawn, with their depth below the outermost."""
    out: list[tuple[ProgressRecord, int]] = []

    def add(parent: int, depth: int) -> None:
        for record in records.values():
            at_home = record.parent if record.parent in records else -1
            if at_home == parent and record.id != parent:
                out.append((record, depth))
                add(record.id, depth + 1)

    add(-1, 0)
    return out


def _cut(text: str, width: int, longest: int | None = None) -> str:
    """`text`, cut to `width` cells when it is longer than `longest` (as a rule the same)."""
    return text if len(text) <= (width if longest is None else longest) else text[: max(0, width - 1)] + "\u2026"
