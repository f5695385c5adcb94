"""Registered views, looked up by type name. Source: powershell-formatting.md, section 2; the tables beside this file.

A table is read once, when a type needs it; a line is one view of one type:
`type TAB kind TAB view's name TAB flags TAB group TAB items`. Flags: a auto-size, w wrap. Group: `label;value`.
Items are parted by `|`, each `label;width;alignment;value;format string`; `\\n` in a label is a line end, a value that
starts with `=` is computed by `expressions`. core.tsv holds the views of PowerShell 7.6, desktop.tsv what 5.1 has
instead, cluster.tsv those of the Hyper-V, FailoverClusters and event log types (console-captures.md, sections 2 and 3),
mock.tsv those of our own modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pshv.formatting import properties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pshv.formatting.columns import Entry
    from pshv.formatting.profile import Profile
    from pshv.runtime.session import Session

_ALIGNMENTS: Final = {"": "left", "r": "right", "c": "center"}
_NEVER: Final = frozenset({"System.Object", "System.Management.Automation.PSCustomObject", "System.ValueType"})
_CLUSTER: Final = ("Microsoft.HyperV.", "Microsoft.FailoverClusters.", "Microsoft.Vhd.", "System.Diagnostics.Eventing.")
_PREFIX: Final = "Deserialized."
EXTRAS: Final = "format data"  # key of Session.extras: what Update-FormatData added


class Item:
    """A column of a table or a line of a list."""

    __slots__ = ("align", "block", "label", "pattern", "value", "width")

    def __init__(self, label: str, value: str, width: int = 0, align: str = "left", pattern: str = "") -> None:
        self.label = label
        self.value = value
        self.width = width
        self.align = align
        self.pattern = pattern
        self.block: Any = None  # the script block of a format file

    @property
    def title(self) -> str:
        return self.label or (self.block.text if self.block is not None else self.value)

    def reader(self, view: View) -> Callable[[Any], Any]:
        """A function that gives the item's value of an object."""
        block = self.block
        if block is not None:
            return lambda obj: block.value_in_child(obj)
        if self.value.startswith("="):
            from pshv.formatting.views.expressions import find

            return find(self.value[1:])
        return properties.getter(self.value)


class Group:
    """GroupBy of a view."""

    __slots__ = ("block", "label", "value")

    def __init__(self, label: str, value: str) -> None:
        self.label = label
        self.value = value
        self.block: Any = None

    def entry(self, view: View) -> Entry:
        """The group's value as a property entry."""
        from pshv.formatting.columns import Entry

        entry = Entry()
        entry.label = self.label or None
        if self.block is not None:
            entry.block = self.block
        elif self.value.startswith("="):
            from pshv.formatting.views.expressions import find

            entry.read = find(self.value[1:])
        else:
            entry.name = self.value
        return entry

    def header(self, value: object, profile: Profile) -> str | None:
        """The header line of a view that draws its own; None for the usual `   Label: value`."""
        from pshv.formatting.views.expressions import group_header

        return group_header(self.value, value, profile)


class View:
    """A registered view: `kind` is table, list, wide or custom; `types` are the types it is for."""

    __slots__ = ("auto_size", "columns", "group", "hide_headers", "items", "kind", "name", "paint", "types", "wrap")

    def __init__(self, name: str, kind: str, types: Sequence[str], items: Sequence[Item] = ()) -> None:
        self.name = name
        self.kind = kind
        self.types = frozenset(one.lower() for one in types)
        self.items = items
        self.auto_size = False
        self.wrap = False
        self.hide_headers = False
        self.columns = 0
        self.group: Group | None = None
        self.paint: Any = ""  # how a custom view draws: a name of `expressions`, or a function

    def applies(self, type_names: Iterable[str]) -> bool:
        """Whether an object with these type names belongs to a document of this view."""
        for name in type_names:
            lowered = name.lower()
            if lowered in self.types or lowered.removeprefix("deserialized.") in self.types:
                return True
        return False

    def with_computer(self) -> View:
        """This view with the computer as last item, for objects that come from another one."""
        made = View(self.name, self.kind, sorted(self.types), [*self.items, Item("", "PSComputerName")])
        made.auto_size, made.wrap, made.hide_headers = self.auto_size, self.wrap, self.hide_headers
        made.columns, made.group, made.paint = self.columns, self.group, self.paint
        return made

    def drawing(self) -> Callable[[Any, Any], list[str]]:
        """The function that draws an object of a custom view: (object, formatter) -> lines."""
        if callable(self.paint):
            return self.paint  # type: ignore[no-any-return]
        from pshv.formatting.views.drawings import find

        return find(self.paint)


_tables: dict[str, str] = {}
_views: dict[tuple[str, str], list[View]] = {}


def _table(name: str) -> str:
    text = _tables.get(name)
    if text is None:
        path = __file__.rpartition("/")[0] + "/" + name
        with open(path, encoding="utf-8") as stream:
            text = _tables[name] = stream.read()
    return text


def _load(table: str, type_name: str) -> list[View]:
    key = (table, type_name)
    found = _views.get(key)
    if found is None:
        found = _views[key] = list(_parse(_table(table), type_name))
    return found


def _parse(text: str, type_name: str) -> Iterator[View]:
    if "#root" in type_name:  # WMI classes are spelled in more than one way
        found = re.search(f"^{re.escape(type_name)}\t", text, re.IGNORECASE | re.MULTILINE)
        type_name = type_name if found is None else found[0][:-1]
    at = text.find(f"\n{type_name}\t") + 1
    while at > 0 and text.startswith(type_name + "\t", at):
        end = text.index("\n", at)
        yield _view(text[at:end])
        at = end + 1


def _view(line: str) -> View:
    type_name, kind, name, flags, group, items = line.split("\t")
    view = View(name or type_name, kind, [type_name])
    view.types |= _FAMILIES.get(name, frozenset())
    view.auto_size = "a" in flags
    view.wrap = "w" in flags
    if group:
        label, value = group.split(";")
        view.group = Group(label, value)
    if kind == "custom":
        view.paint = items
        return view
    parsed = []
    for part in items.split("|"):
        label, width, align, value, pattern = part.split(";", 4)
        parsed.append(Item(label.replace("\\n", "\n"), value, int(width), _ALIGNMENTS[align], pattern))
    view.items = parsed
    return view


_FILES = frozenset({"system.io.fileinfo", "system.io.directoryinfo"})
_COMMANDS = frozenset(
    f"system.management.automation.{kind}info"
    for kind in ("alias", "application", "cmdlet", "externalscript", "filter", "function", "script")
)
_FAMILIES: Final = {
    "children": _FILES,
    "childrenWithHardlink": _FILES,
    "CommandInfo": _COMMANDS,
}


def _registered(session: Session | None, type_name: str) -> list[View]:
    """The views of one type, in order."""
    added = session.extras.get(EXTRAS) if session is not None else None
    views: list[View] = list(added.first(type_name)) if added is not None else []  # type: ignore[attr-defined]
    if type_name not in _NEVER:
        if session is None or session.edition != "core":
            views += _load("desktop.tsv", type_name)
        if type_name.startswith(_CLUSTER):
            views += _load("cluster.tsv", type_name)
        elif type_name.startswith("MockCluster."):
            views += _load("mock.tsv", type_name)
        views += _load("core.tsv", type_name)
    if added is not None:
        views += added.last(type_name)  # type: ignore[attr-defined]
    return views


def _candidates(session: Session | None, type_names: Sequence[str]) -> Iterator[View]:
    for name in type_names:
        if name not in _NEVER or (session is not None and EXTRAS in session.extras):
            yield from _registered(session, name)
    for name in type_names:
        if name.startswith(_PREFIX):
            yield from _registered(session, name.removeprefix(_PREFIX))


def find_view(session: Session | None, type_names: Sequence[str], kind: str | None = None) -> View | None:
    """The first view of `kind` (any if None) for an object with these type names, nearest type first."""
    for view in _candidates(session, type_names):
        if kind is None or view.kind == kind:
            return view
    return None


def find_named(session: Session | None, obj: Any, name: str, kind: str, cmdlet: str) -> View:
    """The view called `name`; raises PSError FormatViewNotFound."""
    names = properties.type_names(obj)
    candidates = list(_candidates(session, names))
    for view in candidates:
        if view.kind == kind and view.name.lower() == name.lower():
            return view
    from pshv.formatting.views.missing import view_not_found

    raise view_not_found(name, kind, names[0], candidates, cmdlet)


def everything(session: Session) -> list[tuple[str, list[View]]]:
    """Every type name that has views, with them, sorted by name."""
    names = {line.split("\t", 1)[0] for line in _table("core.tsv").split("\n") if line}
    names |= {line.split("\t", 1)[0] for line in _table("cluster.tsv").split("\n") if line}
    return [(name, _registered(session, name)) for name in sorted(names, key=str.lower)]
