"""Group-Object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.values import NOTHING, ArrayList, Char, Hashtable, Integer, PSObject, enumerate_value

from .expressions import PropertyExpression, parse
from .groupinfo import GroupInfo, GroupInfoNoElement
from .ordering import compare, sort_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class GroupObject(Cmdlet):
    """Groups objects that contain the same value for specified properties."""

    name = "Group-Object"
    InputObject: Any
    Property: list[Any] | None

    def begin(self) -> None:
        if not hasattr(self, "items"):
            self.items: list[Any] = []
        if self.bound.get("AsString") and not self.bound.get("AsHashTable"):
            self.throw(
                self.error(
                    "The command cannot be run because the AsString parameter requires that you specify the "
                    "AsHashtable "
                    "parameter.",
                    "ArgumentException",
                    "InvalidArgument",
                    exception="System.ArgumentException",
                )
            )

    def receiver(self) -> Callable[[Any], object]:
        """What is called with each object of the pipeline."""
        if not hasattr(self, "items"):
            self.items = []
        return self.items.append

    def process(self) -> None:
        if self.expecting_input or "InputObject" in self.bound:
            self.items.append(self.InputObject)

    def end(self) -> None:
        items = [item for item in self.items if item is not None and item is not NOTHING]
        if not items:
            return
        given: Any = self.bound.get("Property")
        expressions = parse(self, given or [], ())
        keys = [[self.value_of(e, item) for item in items] for e in expressions] or [items]
        case = bool(self.bound.get("CaseSensitive"))
        groups = gather(items, keys, case=case)
        if self.bound.get("AsHashTable"):
            self.write_table(groups, case)
            return
        self.write_all(self.infos(groups, case))

    def value_of(self, expression: PropertyExpression, item: Any) -> Any:
        try:
            value = expression.read(item)
        except PSError:
            return None
        return None if value is NOTHING else value

    def infos(self, groups: list[tuple[list[Any], list[Any]]], case: bool) -> list[GroupInfo]:
        """The groups in the order of their values."""
        columns = [list(column) for column in zip(*(values for values, _ in groups), strict=True)]
        indices = sort_rows(groups, columns, [False] * len(columns), case=case)
        if any(_is_collection(value) for column in columns for value in column):
            indices = list(range(len(groups)))
        made: list[GroupInfo] = []
        for index in indices:
            values, members = groups[index]
            if self.bound.get("NoElement"):
                info: GroupInfo = GroupInfoNoElement(values, group_name(values), members)
                info.group = None
            else:
                info = GroupInfo(values, group_name(values), _collection(members))
            made.append(info)
        return made

    def write_table(self, groups: list[tuple[list[Any], list[Any]]], case: bool) -> None:
        table = Hashtable(ignore_case=not case)
        as_string = bool(self.bound.get("AsString"))
        for values, members in groups:
            key: Any = group_name(values) if as_string or len(values) > 1 else values[0]
            if type(key) is PSObject and key.base is not NOTHING:
                key = key.base
            if key is None:
                self.throw(self._null_key())
            if key in table:
                self.throw(self._twice(key))
            table[key] = _collection(members)
        self.write(table)

    def _null_key(self) -> PSError:
        return runtime_error(
            "Value cannot be null. (Parameter 'key')",
            f"ArgumentNullException,{self.class_name()}",
            "InvalidArgument",
            exception="System.ArgumentNullException",
        )

    def _twice(self, key: Any) -> PSError:
        from pshv.runtime.text import to_text

        return runtime_error(
            f"The objects grouped by this property cannot be expanded because there is a key duplication. Provide a "
            f"valid property, and then try again. ({to_text(key)})",
            f"The objects grouped by this property cannot be expanded because there is a key duplication. Provide a "
            f"valid property, and then try again.,{self.class_name()}",
            "InvalidArgument",
            exception="System.ArgumentException",
        )


def _collection(members: list[Any]) -> Any:
    """`Collection[PSObject]`, the type of a group."""
    from pshv.runtime.values import GenericList
    from pshv.types.nettype import PSOBJECT

    return GenericList(members, PSOBJECT, "System.Collections.ObjectModel.Collection")


def _is_collection(value: Any) -> bool:
    return isinstance(value, (list, ArrayList)) and enumerate_value(value) is not None


def gather(items: list[Any], keys: list[list[Any]], *, case: bool) -> list[tuple[list[Any], list[Any]]]:
    """Groups of items with equal keys: (values, items), in the order in which they first came."""
    found: dict[Hashable, int] = {}
    groups: list[tuple[list[Any], list[Any]]] = []
    single = keys[0] if len(keys) == 1 else None
    for index, item in enumerate(items):
        values = [single[index]] if single is not None else [column[index] for column in keys]
        key = _fold(values[0], case) if single is not None else tuple(_fold(value, case) for value in values)
        place = found.get(key)
        if place is None:
            place = _equal_group(groups, values, case) if _odd(values) else None
            if place is None:
                place = len(groups)
                groups.append((values, []))
            found[key] = place
        groups[place][1].append(item)
    return groups


def _odd(values: list[Any]) -> bool:
    return any(not isinstance(value, (str, int, float, bool, type(None))) for value in values)


def _equal_group(groups: list[tuple[list[Any], list[Any]]], values: list[Any], case: bool) -> int | None:
    for index, (others, _) in enumerate(groups):
        if len(others) == len(values) and all(
            type(a) is type(b) and compare(a, b, case=case) == 0 for a, b in zip(others, values, strict=True)
        ):
            return index
    return None


def _fold(value: Any, case: bool) -> Hashable:
    kind = type(value)
    if kind is str:
        return value if case else value.lower()  # type: ignore[no-any-return]
    if kind is PSObject:
        return _fold(value.base, case) if value.base is not NOTHING else ("object", _text(value))
    if kind is Char:
        return str(value) if case else str(value).lower()
    if value is None or kind is bool:
        return (kind, value)
    if isinstance(value, (int, float)):
        return ("number", int(value) if isinstance(value, Integer) else value)
    return (kind, _text(value).lower() if not case else _text(value))


def _text(value: Any) -> str:
    from pshv.runtime.text import to_text

    return to_text(value)


def group_name(values: list[Any]) -> str:
    """The values as text, joined by comma and blank."""
    from pshv.runtime.text import to_string

    return ", ".join(
        " ".join(to_string(v) for v in value) if isinstance(value, list) else "" if value is None else to_string(value)
        for value in values
    )
