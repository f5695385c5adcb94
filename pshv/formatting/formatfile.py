"""format.ps1xml files -> views. Source: powershell-formatting.md, section 2; views records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import PSError
from pshv.runtime.text import to_display
from pshv.serialization.typefile import script

from . import properties
from .views import Group, Item, View

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .formatter import Formatter

_CONTROLS = {"TableControl": "table", "ListControl": "list", "WideControl": "wide", "CustomControl": "custom"}
_INDENT = 4


class FormatFileError(Exception):
    """A file that is no format.ps1xml."""


class FormatData:
    """What Update-FormatData added to a session: views before and behind the built-in ones, per type name."""

    def __init__(self) -> None:
        self.before: dict[str, list[View]] = {}
        self.behind: dict[str, list[View]] = {}
        self.files: list[str] = []

    def first(self, type_name: str) -> list[View]:
        return self.before.get(type_name.lower(), [])

    def last(self, type_name: str) -> list[View]:
        return self.behind.get(type_name.lower(), [])

    def add(self, views: list[View], *, prepend: bool) -> None:
        """Take the views of a file in."""
        for view in reversed(views) if prepend else views:
            for name in view.types:
                if prepend:
                    self.before.setdefault(name, []).insert(0, view)
                else:
                    self.behind.setdefault(name, []).append(view)


def read_views(text: str) -> list[View]:
    """The views of a file. Raises FormatFileError."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(text.strip())
    except ElementTree.ParseError as error:
        raise FormatFileError(str(error)) from error
    if root.tag != "Configuration":
        raise FormatFileError(f"unexpected element {root.tag}")
    sets = {
        (one.findtext("Name") or "").strip(): [(name.text or "").strip() for name in one.iter("TypeName")]
        for one in root.iter("SelectionSet")
    }
    controls = {(one.findtext("Name") or "").strip(): one for one in root.findall("Controls/Control")}
    views = []
    for element in root.iter("View"):
        view = _view(element, sets, controls)
        if view is not None:
            views.append(view)
    return views


def _view(element: Element, sets: dict[str, list[str]], controls: dict[str, Element]) -> View | None:
    types = [(one.text or "").strip() for one in element.findall("ViewSelectedBy/TypeName")]
    for one in element.findall("ViewSelectedBy/SelectionSetName"):
        types += sets.get((one.text or "").strip(), [])
    name = (element.findtext("Name") or "").strip()
    for tag, kind in _CONTROLS.items():
        control = element.find(tag)
        if control is None:
            continue
        view = View(name, kind, types)
        view.group = _group(element.find("GroupBy"))
        if kind == "table":
            _table(view, control)
        elif kind == "custom":
            view.paint = _painter(control, controls)
        else:
            items = [_item(one) for one in control.iter("ListItem" if kind == "list" else "WideItem")]
            view.items = items
            view.columns = int(control.findtext("ColumnNumber") or 0)
        return view
    return None


def _group(element: Element | None) -> Group | None:
    if element is None:
        return None
    group = Group((element.findtext("Label") or "").strip(), (element.findtext("PropertyName") or "").strip())
    block = element.findtext("ScriptBlock")
    if block:
        group.block = script(block)
    return group


def _table(view: View, control: Element) -> None:
    headers = control.findall("TableHeaders/TableColumnHeader")
    row = control.find("TableRowEntries/TableRowEntry")
    view.auto_size = control.find("AutoSize") is not None
    view.hide_headers = control.find("HideTableHeaders") is not None
    view.wrap = row is not None and row.find("Wrap") is not None
    columns = [] if row is None else row.findall("TableColumnItems/TableColumnItem")
    items = []
    for at, column in enumerate(columns):
        item = _item(column)
        own = (column.findtext("Alignment") or "").strip().lower()
        if at < len(headers):
            header = headers[at]
            item.label = (header.findtext("Label") or "").strip() or item.label
            item.width = int((header.findtext("Width") or "0").strip())
            own = own or (header.findtext("Alignment") or "").strip().lower()
        item.align = own if own in ("left", "right", "center") else "left"
        items.append(item)
    view.items = items


def _item(element: Element) -> Item:
    item = Item(
        (element.findtext("Label") or "").strip(),
        (element.findtext("PropertyName") or "").strip(),
        pattern=(element.findtext("FormatString") or "").strip(),
    )
    block = element.findtext("ScriptBlock")
    if block:
        item.block = script(block)
    return item


# -- custom controls --------------------------------------------------------------------------------------------------
def _painter(control: Element, controls: dict[str, Element]) -> Any:
    item = control.find("CustomEntries/CustomEntry/CustomItem")
    blocks: dict[int, Any] = {}

    def paint(obj: Any, formatter: Formatter) -> list[str]:
        text: list[str] = []
        if item is not None:
            _paint(item, obj, formatter, text, 0, blocks, controls)
        return "".join(text).split("\n")

    return paint


def _paint(
    item: Element,
    obj: Any,
    formatter: Formatter,
    text: list[str],
    indent: int,
    blocks: dict[int, Any],
    controls: dict[str, Element],
) -> None:
    for child in item:
        if child.tag == "NewLine":
            count = int((child.findtext("Count") or "1").strip() or 1)
            text.append("\n" * count + " " * indent)
        elif child.tag == "Text":
            text.append(child.text or "")
        elif child.tag == "Frame":
            deeper = indent + int((child.findtext("LeftIndent") or "0").strip())
            inner = child.find("CustomItem")
            if inner is not None:
                text.append(" " * (deeper - indent))
                _paint(inner, obj, formatter, text, deeper, blocks, controls)
        elif child.tag == "ExpressionBinding":
            _expression(child, obj, formatter, text, indent, blocks, controls)


def _expression(
    child: Element,
    obj: Any,
    formatter: Formatter,
    text: list[str],
    indent: int,
    blocks: dict[int, Any],
    controls: dict[str, Element],
) -> None:
    condition = child.findtext("ItemSelectionCondition/ScriptBlock")
    if condition and not _true(_block(condition, blocks).value_in_child(obj)):
        return
    source = child.findtext("ScriptBlock")
    name = (child.findtext("PropertyName") or "").strip()
    try:
        value = _block(source, blocks).value_in_child(obj) if source else properties.value(obj, name) if name else obj
    except PSError:
        value = None
    from pshv.runtime.values import enumerate_value

    items = enumerate_value(value) if child.find("EnumerateCollection") is not None else None
    inner = child.find("CustomControl/CustomEntries/CustomEntry/CustomItem")
    named = controls.get((child.findtext("CustomControlName") or "").strip())
    if named is not None:
        inner = named.find("CustomControl/CustomEntries/CustomEntry/CustomItem")
    for one in items if items is not None else [value]:
        if inner is not None:
            _paint(inner, one, formatter, text, indent, blocks, controls)
        else:
            text.append(to_display(one).replace("\r\n", "\n"))


def _block(source: str, blocks: dict[int, Any]) -> Any:
    key = hash(source)
    if key not in blocks:
        blocks[key] = script(source)
    return blocks[key]


def _true(value: Any) -> bool:
    from pshv.runtime.convert import to_bool

    return bool(to_bool(value))
