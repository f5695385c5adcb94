"""The CSV of the state sections (cluster-log-format.md 3): comma at row end, ordinary quoting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUOTED = frozenset(',"\r\n')


def field(value: object) -> str:
    """One field: truth values in lower case, lists joined by spaces, quoted when a separator is in it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(part) for part in value) if isinstance(value, (list, tuple)) else str(value)
    if _QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def section(name: str, head: str = "", rows: Iterable[Iterable[object]] = ()) -> Iterator[str]:
    """The lines of a section: its name, head row and rows, and the blank line that ends it; nothing when no row is."""
    yield f"[=== {name} ===]"
    first = True
    for row in rows:
        if first:
            yield head
            first = False
        yield "".join([field(value) + "," for value in row])
    yield ""
