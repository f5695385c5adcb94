"""Objects -> format records, as Format-* and the default formatting do. Source: powershell-formatting.md, 1-4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, PSError
from pshv.runtime.values import NOTHING, Dictionary, HashMap, PSObject

from . import asides, properties
from .columns import Entry, expand, from_names
from .profile import of
from .records import Aside, FormatEnd, FormatRecord, GroupEnd, GroupStart
from .shapes import make_shape
from .valuetext import DEFAULT_LIMIT, ValueText, is_scalar
from .views import View, find_named, find_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.runtime.session import Session

    from .shapes import Shape

    Emit = Callable[[object], object]

TABLE_LIMIT = 10  # columns of a table made from all properties
LIST_FROM = 5  # properties from which the default is a list
GROUP_INDENT = "   "


class Options:
    """The parameters Format-* have; the defaults are those of the default formatting."""

    __slots__ = (
        "auto_size",
        "columns",
        "depth",
        "display_error",
        "entries",
        "expand",
        "force",
        "group_by",
        "hide_headers",
        "repeat_headers",
        "shape",
        "show_error",
        "view",
        "wrap",
    )

    def __init__(self, shape: str | None = None) -> None:
        self.shape = shape
        self.entries: list[Entry] = []
        self.group_by: Entry | None = None
        self.view: str | None = None
        self.auto_size: bool | None = None
        self.wrap = False
        self.hide_headers = False
        self.repeat_headers = False
        self.columns = 0
        self.depth = 5
        self.force = False
        self.display_error = False
        self.show_error = False
        self.expand = "EnumOnly"


class Formatter:
    """Formats a stream of objects into records.

    `process` takes one object and calls `emit` with each record it makes; `end` closes what is open.
    """

    def __init__(self, session: Session | None, options: Options | None = None, cmdlet: str = "") -> None:
        self.session = session
        self.options = options or Options()
        self.profile = of(session)
        self.cmdlet = cmdlet
        self.limit = self._limit()
        self.shape: Shape | None = None
        self.view: View | None = None
        self.by_properties = False
        self.group_value: object = NOTHING
        self.group_title = ""
        self.group_entry: Entry | None = None

    def _limit(self) -> int:
        if self.session is None:
            return DEFAULT_LIMIT
        found = self.session.get_variable("FormatEnumerationLimit", DEFAULT_LIMIT)
        return int(found) if isinstance(found, int) else DEFAULT_LIMIT

    # -- objects --------------------------------------------------------------------------------------------------
    def process(self, obj: Any, emit: Emit) -> None:
        """Format one pipeline object: collections are unrolled one level."""
        if obj is None or obj is NOTHING:
            return
        kind = type(obj)
        if kind is PSObject or kind is str or kind is int:
            if kind is PSObject and obj.base is not NOTHING:
                self._maybe_unroll(obj, emit)
            else:
                self.one(obj, emit)
            return
        if isinstance(obj, FormatRecord):
            self.end(emit)
            emit(obj)
            return
        self._maybe_unroll(obj, emit)

    def _maybe_unroll(self, obj: Any, emit: Emit) -> None:
        base = values.unwrap(obj)
        how = self.options.expand
        if how == "Both":
            self.one(obj, emit)
        if how != "CoreOnly":
            items = entries_of(base)
            if items is not None:
                for item in items:
                    if item is not None and item is not NOTHING:
                        self.one(item, emit)
                return
        if how != "Both":
            self.one(obj, emit)

    def one(self, obj: Any, emit: Emit) -> None:
        """Format one object as it is."""
        shape = self.shape
        if is_scalar(obj) and not (self.options.force and self.options.entries):
            emit(Aside(ValueText(self.profile, self.limit)(obj)))
            return
        if shape is None:
            if not self._open(obj, emit):
                return
            shape = self.shape
            assert shape is not None
        elif not self._belongs(obj, emit):
            return
        if self.group_entry is not None and self._new_group(obj):
            emit(GroupEnd())
            emit(GroupStart(self._group_header()))
        emit(shape.record(obj))

    def _belongs(self, obj: Any, emit: Emit) -> bool:
        """Whether `obj` is an entry of the open document; prints it out of band if not."""
        if type(obj) is PSObject and self.by_properties and obj.properties:
            return True
        aside = asides.find(obj, self)
        if aside is not None:
            emit(aside)
            return False
        if self.by_properties or (self.view is not None and self.view.applies(properties.type_names(obj))):
            return True
        names = properties.display_set(obj) or properties.shown(obj)
        text = ValueText(self.profile, self.limit)
        emit(Aside("", fields=[(name, text(properties.value(obj, name))) for name in names]))
        return False

    # -- documents ------------------------------------------------------------------------------------------------
    def _open(self, obj: Any, emit: Emit) -> bool:
        aside = asides.find(obj, self)
        if aside is not None:
            emit(aside)
            return False
        self._choose(obj)
        assert self.shape is not None
        emit(self.shape.start())
        header = None
        if self.group_entry is not None:
            self.group_value = None
            if self._has_group(obj):
                self._new_group(obj)
                header = self._group_header()
        emit(GroupStart(header))
        return True

    def _choose(self, obj: Any) -> None:
        options = self.options
        view: View | None = None
        if options.entries:
            kind = options.shape or "table"
        elif options.view is not None:
            view = find_named(self.session, obj, options.view, options.shape or "table", self.cmdlet)
            kind = view.kind
        else:
            view = find_view(self.session, properties.type_names(obj), options.shape)
            kind = view.kind if view is not None else options.shape or ""
        if view is not None and kind in ("table", "list") and properties.shows_computer(obj):
            view = view.with_computer()
        self.view = view
        self.by_properties = view is None
        names: list[str] | None = None
        if view is None and not options.entries:
            names = properties.display_set(obj)
            all_names = properties.shown(obj) if names is None else names
            kind = kind or ("table" if len(all_names) < LIST_FROM else "list")
            if names is None and kind == "table":
                names = all_names[:TABLE_LIMIT]
        self.shape = make_shape(self, kind, obj, view, names)
        self._choose_group(view)

    def _choose_group(self, view: View | None) -> None:
        self.group_entry = self.options.group_by
        if self.group_entry is None and view is not None and view.group is not None:
            self.group_entry = view.group.entry(view)

    def _has_group(self, obj: Any) -> bool:
        entry = self.group_entry
        if entry is None or entry.name is None:
            return entry is not None
        return properties.spelling(obj, entry.name) is not None

    def _new_group(self, obj: Any) -> bool:
        """Whether the group's value changes with `obj`."""
        entry = self.group_entry
        assert entry is not None
        try:
            found = entry.value(obj)
        except PSError:
            return False
        old, self.group_value = self.group_value, found
        if _same(old, found):
            return False
        if entry.label is None and entry.name is not None:
            self.group_title = properties.spelling(obj, entry.name) or entry.name
        return True

    def _group_header(self) -> str:
        entry = self.group_entry
        assert entry is not None
        if self.view is not None and self.view.group is not None and self.options.group_by is None:
            own = self.view.group.header(self.group_value, self.profile)
            if own is not None:
                return own
        title = entry.label if entry.label is not None else self.group_title
        if entry.block is not None and entry.label is None:
            title = entry.block.text
        text = ValueText(self.profile, self.limit)
        value = text.formatted(self.group_value, entry.pattern) if entry.pattern else text(self.group_value)
        return f"{GROUP_INDENT}{title}: {value}"

    def end(self, emit: Emit) -> None:
        """Close the open document."""
        if self.shape is not None:
            emit(GroupEnd())
            emit(FormatEnd())
            self.shape = None
            self.view = None

    # -- cells ----------------------------------------------------------------------------------------------------
    def entries_for(self, obj: Any, names: Iterable[str] | None) -> list[Entry]:
        """The given entries with their wildcards resolved, or one for each of `names`."""
        if self.options.entries:
            return expand(self.options.entries, obj)
        return from_names(names if names is not None else properties.shown(obj))

    def failed(self, entry: Entry, obj: Any, error: PSError) -> str:
        """What stands in a cell whose expression threw."""
        if self.options.show_error and self.session is not None:
            self.session.record_error(error.record)
            from .errors import render

            self.session.host.write_error(render(error.record, self.session))
        return "#ERR" if self.options.display_error else ""


def entries_of(obj: Any) -> list[Any] | None:
    """What an object unrolls into: items, a dictionary's entries, or None."""
    if isinstance(obj, str):
        return None
    if isinstance(obj, HashMap):
        from pshv.types.dotnet.pairs import DictionaryEntry, KeyValuePair

        if isinstance(obj, Dictionary):
            return [KeyValuePair(obj.arguments, key, value) for key, value in obj.items()]
        return [DictionaryEntry(key, value) for key, value in obj.items()]
    if isinstance(obj, ErrorRecord):
        return None
    items = values.enumerate_value(obj)
    return None if items is None else list(items)


def _same(left: object, right: object) -> bool:
    if left is right:
        return True
    if isinstance(left, str) and isinstance(right, str):
        return left.lower() == right.lower()
    if left is None or right is None or left is NOTHING or right is NOTHING:
        return False
    try:
        from pshv.runtime.operators import BINARY

        return bool(BINARY["-ieq"](left, right) if "-ieq" in BINARY else left == right)
    except PSError:
        return False
