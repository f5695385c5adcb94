"""Where an error stands: the position message and the short form of long source lines.

Source: powershell-formatting.md, section 11.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pshv.language.extent import Extent

LONGEST_LINE: Final = 69
_BEFORE: Final = 12
_AFTER: Final = 8


def marked_line(extent: Extent, *, core: bool) -> tuple[str, str] | None:
    """The source line and the line of `~` under it, shortened around the extent; None for an empty line."""
    line = extent.line.rstrip()
    if not line:
        return None
    before = extent.start_column_number - 1
    one_line = extent.start_line_number == extent.end_line_number
    if one_line and extent.end_column_number <= len(line) + 1:
        size = extent.end_column_number - extent.start_column_number
    else:
        size = len(line) - before
    size = max(size, 0)
    if "\t" in line:
        head = line[:before].replace("\t", "    ")
        body = line[before : before + size].replace("\t", "    ")
        line = head + body + line[before + size :].replace("\t", "    ")
        before, size = len(head), len(body)
    left = right = False
    if len(line) > LONGEST_LINE:
        line, before, size, left, right = _shorten(line, before, size)
    mark = "…" if core else "..."
    shown = f"{mark} {line}" if left else line
    if right:
        shown += f" {mark}"
    indent = before + (len(mark) + 1 if left else 0)
    return shown, " " * indent + "~" * max(size, 1)


def _shorten(line: str, before: int, size: int) -> tuple[str, int, int, bool, bool]:
    prefix = min(before, _BEFORE)
    rest = len(line) - size - before
    suffix = min(rest, _AFTER)
    total = prefix + size + suffix
    if total >= LONGEST_LINE:
        if prefix + size >= LONGEST_LINE:
            size = LONGEST_LINE - prefix
        right = True
    else:
        if before > prefix:
            prefix += min(before - prefix, LONGEST_LINE - total)
            total = prefix + size + suffix
        if total < LONGEST_LINE and rest > 0:
            suffix += min(rest, LONGEST_LINE - total)
        right = suffix < rest
    left = prefix < before
    start = max(before - prefix, 0)
    kept = line[start : start + LONGEST_LINE]
    before = min(before, prefix)
    return kept, before, min(size, LONGEST_LINE - before), left, right


def position_message(extent: Extent | None, *, core: bool = False) -> str:
    """`InvocationInfo.PositionMessage`: `At file:line char:column` and the marked line."""
    if extent is None:
        return ""
    place = f"At {extent.file or 'line'}:{extent.start_line_number} char:{extent.start_column_number}"
    marked = marked_line(extent, core=core)
    if marked is None:
        return f"{place}\n+ "
    return f"{place}\n+ {marked[0]}\n+ {marked[1]}"
