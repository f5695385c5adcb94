"""Format records: what Format-* emit and Out-* consume. Source: powershell-formatting.md, section 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPACE = "Microsoft.PowerShell.Commands.Internal.Format."


class FormatRecord:
    """Base of the records; a script sees them as objects of internal .NET classes."""

    __slots__ = ()
    type_names: ClassVar[tuple[str, ...]] = (_SPACE + "FormatInfoData", "System.Object")
    members: ClassVar[dict[str, object]] = {}


class Column:
    """One column of a table: `width` 0 means none is given, `align` is left, right or center."""

    __slots__ = ("align", "label", "width")

    def __init__(self, label: str, width: int = 0, align: str = "left") -> None:
        self.label = label
        self.width = width
        self.align = align


class FormatStart(FormatRecord):
    """Opens a document. `shape` is table, list, wide or custom; the rest is what that shape needs."""

    __slots__ = ("auto_size", "columns", "count", "grouped", "hide_headers", "repeat_headers", "shape", "wrap")
    type_names = (_SPACE + "FormatStartData", _SPACE + "FormatInfoData", "System.Object")

    def __init__(
        self,
        shape: str,
        columns: Sequence[Column] = (),
        *,
        auto_size: bool = False,
        wrap: bool = False,
        hide_headers: bool = False,
        repeat_headers: bool = False,
        count: int = 0,
        grouped: bool = False,
    ) -> None:
        self.shape = shape
        self.columns = columns
        self.auto_size = auto_size
        self.wrap = wrap
        self.hide_headers = hide_headers
        self.repeat_headers = repeat_headers
        self.count = count
        self.grouped = grouped


class GroupStart(FormatRecord):
    """Opens a group; `header` is its line, or None where the group has none."""

    __slots__ = ("header",)
    type_names = (_SPACE + "GroupStartData", _SPACE + "FormatInfoData", "System.Object")

    def __init__(self, header: str | None = None) -> None:
        self.header = header


class GroupEnd(FormatRecord):
    """Closes a group."""

    __slots__ = ()
    type_names = (_SPACE + "GroupEndData", _SPACE + "FormatInfoData", "System.Object")


class FormatEnd(FormatRecord):
    """Closes a document."""

    __slots__ = ()
    type_names = (_SPACE + "FormatEndData", _SPACE + "FormatInfoData", "System.Object")


class Row(FormatRecord):
    """A table's row: the text of each cell."""

    __slots__ = ("cells",)
    type_names = (_SPACE + "FormatEntryData", _SPACE + "FormatInfoData", "System.Object")

    def __init__(self, cells: Sequence[str]) -> None:
        self.cells = cells


class Fields(FormatRecord):
    """An object of a list: (label, text) pairs."""

    __slots__ = ("pairs",)
    type_names = (_SPACE + "FormatEntryData", _SPACE + "FormatInfoData", "System.Object")

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = pairs


class Cell(FormatRecord):
    """An object of a wide document."""

    __slots__ = ("text",)
    type_names = (_SPACE + "FormatEntryData", _SPACE + "FormatInfoData", "System.Object")

    def __init__(self, text: str) -> None:
        self.text = text


class Block(FormatRecord):
    """An object of a custom document: (indent, text) lines, wrapped where they are too long."""

    __slots__ = ("lines",)
    type_names = (_SPACE + "FormatEntryData", _SPACE + "FormatInfoData", "System.Object")

    def __init__(self, lines: Sequence[tuple[int, str]]) -> None:
        self.lines = lines


class Aside(FormatRecord):
    """Something out of band: text as it is (`stream` error, warning ... or empty), or a list with blank lines."""

    __slots__ = ("fields", "stream", "text")
    type_names = (_SPACE + "FormatEntryData", _SPACE + "FormatInfoData", "System.Object")

    def __init__(self, text: str, stream: str = "", fields: Sequence[tuple[str, str]] | None = None) -> None:
        self.text = text
        self.stream = stream
        self.fields = fields
