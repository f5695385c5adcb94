"""The four shapes: how an object becomes the record of a table, list, wide or custom document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime.errors import PSError
from pshv.runtime.values import NOTHING, PSObject
from pshv.types.memberkinds import Member

from . import properties
from .records import Cell, Column, Fields, FormatRecord, FormatStart, Row
from .valuetext import ValueText, display_name, is_right_aligned

if TYPE_CHECKING:
    from collections.abc import Callable

    from .columns import Entry
    from .formatter import Formatter
    from .views import View

_MISSING: Final = object()


class Shape:
    """Base: `start()` gives the document's first record, `record(obj)` that of one object."""

    def __init__(self, formatter: Formatter) -> None:
        self.formatter = formatter
        self.text = ValueText(formatter.profile, formatter.limit)

    def start(self) -> FormatStart:
        raise NotImplementedError

    def record(self, obj: Any) -> FormatRecord:
        raise NotImplementedError

    def cell(self, entry: Entry, obj: Any) -> str:
        """The text of one entry of `obj`."""
        try:
            found = entry.value(obj)
        except PSError as error:
            return self.formatter.failed(entry, obj, error)
        return self.text.formatted(found, entry.pattern) if entry.pattern else self.text(found)


class PropertyTable(Shape):
    """A table made from properties; its columns are fixed by the first object."""

    def __init__(self, formatter: Formatter, obj: Any, names: list[str] | None) -> None:
        super().__init__(formatter)
        self.text = ValueText(formatter.profile, formatter.limit, fixed=True)
        self.entries = formatter.entries_for(obj, names)
        self.columns = [Column(e.title, e.width, e.align or self._align(e, obj)) for e in self.entries]
        self.plain: list[tuple[str, Callable[[Any], Any]]] | None = None
        if all(e.block is None and e.pattern is None and e.name for e in self.entries):
            self.plain = [(e.name or "", e.read or properties.getter(e.name or "")) for e in self.entries]

    @staticmethod
    def _align(entry: Entry, obj: Any) -> str:
        try:
            return "right" if is_right_aligned(entry.value(obj)) else "left"
        except PSError:
            return "left"

    def start(self) -> FormatStart:
        options = self.formatter.options
        return FormatStart(
            "table",
            self.columns,
            auto_size=bool(options.auto_size),
            wrap=options.wrap,
            hide_headers=options.hide_headers,
            repeat_headers=options.repeat_headers,
            grouped=options.group_by is not None,
        )

    def record(self, obj: Any) -> FormatRecord:
        plain = self.plain
        if plain is None:
            return Row([self.cell(entry, obj) for entry in self.entries])
        cells: list[str] = []
        text = self.text
        quick = text.quick
        found = obj.properties if type(obj) is PSObject and obj.base is NOTHING else None
        for name, read in plain:
            value: Any = found.get(name, _MISSING) if found is not None else _MISSING
            if value is _MISSING or isinstance(value, Member):
                value = read(obj)
            kind = type(value)
            if kind is str:
                cells.append(value)
            else:
                make = quick.get(kind)
                cells.append(make(value) if make is not None else text.text(value))
        return Row(cells)


class ViewTable(Shape):
    """A table of a registered view."""

    def __init__(self, formatter: Formatter, view: View) -> None:
        super().__init__(formatter)
        self.view = view
        self.readers = [item.reader(view) for item in view.items]
        self.patterns = [item.pattern for item in view.items]

    def start(self) -> FormatStart:
        options, view = self.formatter.options, self.view
        columns = [Column(item.title, item.width, item.align) for item in view.items]
        return FormatStart(
            "table",
            columns,
            auto_size=bool(options.auto_size) or view.auto_size,
            wrap=options.wrap or view.wrap,
            hide_headers=options.hide_headers or view.hide_headers,
            repeat_headers=options.repeat_headers,
            grouped=view.group is not None,
        )

    def record(self, obj: Any) -> FormatRecord:
        text = self.text
        cells = []
        for read, pattern in zip(self.readers, self.patterns, strict=True):
            found = _read(read, obj)
            cells.append(text.formatted(found, pattern) if pattern else text(found))
        return Row(cells)


def _read(read: Callable[[Any], Any], obj: Any) -> Any:
    try:
        return read(obj)
    except PSError:
        return None


class PropertyList(Shape):
    """A list made from properties; each object shows its own."""

    def __init__(self, formatter: Formatter) -> None:
        super().__init__(formatter)

    def start(self) -> FormatStart:
        return FormatStart("list", grouped=self.formatter.options.group_by is not None)

    def record(self, obj: Any) -> FormatRecord:
        formatter = self.formatter
        if not formatter.options.entries:
            names = properties.display_set(obj)
            if names is None:
                return Fields(self._pairs(obj, properties.shown(obj)))
            return Fields(self._pairs(obj, [n for n in names if properties.spelling(obj, n) is not None]))
        pairs = []
        for entry in formatter.entries_for(obj, None):
            if entry.block is None and entry.name and properties.spelling(obj, entry.name) is None:
                continue
            pairs.append((entry.title, self.cell(entry, obj)))
        return Fields(pairs)

    def _pairs(self, obj: Any, names: list[str]) -> list[tuple[str, str]]:
        text = self.text
        return [(name, text(properties.value(obj, name))) for name in names]


class ViewList(Shape):
    """A list of a registered view."""

    def __init__(self, formatter: Formatter, view: View) -> None:
        super().__init__(formatter)
        self.view = view
        self.readers = [(item, item.reader(view)) for item in view.items]

    def start(self) -> FormatStart:
        return FormatStart("list", grouped=self.view.group is not None)

    def record(self, obj: Any) -> FormatRecord:
        text = self.text
        pairs = []
        for item, read in self.readers:
            found = _read(read, obj)
            pairs.append((item.title, text.formatted(found, item.pattern) if item.pattern else text(found)))
        return Fields(pairs)


class WideShape(Shape):
    """One value an object."""

    def __init__(self, formatter: Formatter, obj: Any, view: View | None) -> None:
        super().__init__(formatter)
        self.view = view
        self.read = view.items[0].reader(view) if view is not None else None
        self.entry: Entry | None = None
        if view is None and formatter.options.entries:
            self.entry = formatter.entries_for(obj, None)[0]

    def start(self) -> FormatStart:
        options = self.formatter.options
        count = options.columns or (self.view.columns if self.view is not None else 0)
        return FormatStart("wide", auto_size=bool(options.auto_size), count=count)

    def record(self, obj: Any) -> FormatRecord:
        if self.entry is not None:
            return Cell(self.cell(self.entry, obj))
        if self.read is not None:
            return Cell(self.text(_read(self.read, obj)))
        name = display_name(obj)
        return Cell(self.text(properties.value(obj, name)) if name else self.text(obj))


def make_shape(formatter: Formatter, kind: str, obj: Any, view: View | None, names: list[str] | None) -> Shape:
    """The shape of a document that `obj` opens."""
    if kind == "table":
        return ViewTable(formatter, view) if view is not None else PropertyTable(formatter, obj, names)
    if kind == "list":
        return ViewList(formatter, view) if view is not None else PropertyList(formatter)
    if kind == "wide":
        return WideShape(formatter, obj, view)
    from .custom import CustomShape

    return CustomShape(formatter, view)
