"""DictionaryEntry, KeyValuePair, Tuple, ValueTuple."""

from __future__ import annotations

from typing import Any

from pshv.runtime.text import to_string
from pshv.types.implementation import Implementation
from pshv.types.nettype import NetType, generic_of, type_of


class DictionaryEntry:
    """A key and its value."""

    __slots__ = ("key", "value")
    type_names = ("System.Collections.DictionaryEntry", "System.ValueType", "System.Object")

    def __init__(self, key: Any, value: Any) -> None:
        self.key = key
        self.value = value

    def text(self) -> str:
        return "System.Collections.DictionaryEntry"


class KeyValuePair:
    """An entry of a generic dictionary."""

    __slots__ = ("key", "value", "arguments")

    def __init__(self, arguments: tuple[NetType, ...], key: Any, value: Any) -> None:
        self.arguments = arguments
        self.key = key
        self.value = value

    @property
    def net_type(self) -> NetType:
        return generic_of("System.Collections.Generic.KeyValuePair", self.arguments)

    def text(self) -> str:
        return f"[{_part(self.key)}, {_part(self.value)}]"


def _part(value: Any) -> str:
    return "" if value is None else to_string(value)


class Tuple:
    """`Tuple[...]` or `ValueTuple[...]`."""

    __slots__ = ("definition", "arguments", "items")

    def __init__(self, definition: str, arguments: tuple[NetType, ...], items: tuple[Any, ...]) -> None:
        self.definition = definition
        self.arguments = arguments
        self.items = items

    @property
    def net_type(self) -> NetType:
        return generic_of(self.definition, self.arguments)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tuple) and other.items == self.items

    def __hash__(self) -> int:
        return hash(self.items)

    def equal_to(self, other: Tuple) -> bool:
        return self.items == other.items

    def compare_to(self, other: Tuple) -> int:
        from pshv.types.dotnet.arrays import compare_items

        for a, b in zip(self.items, other.items, strict=False):
            order = compare_items(a, b)
            if order:
                return order
        return 0

    def text(self) -> str:
        return f"({', '.join(_part(item) for item in self.items)})"


def _new_tuple(kind: NetType, *items: Any) -> Tuple:
    from pshv.runtime.convert import convert

    arguments = kind.arguments
    return Tuple(kind.definition, arguments, tuple(convert(i, a) for i, a in zip(items, arguments, strict=False)))


def _create(definition: str) -> Any:
    def create(*items: Any) -> Tuple:
        return Tuple(definition, tuple(type_of(i) for i in items), items)

    return create


def _item(place: int) -> Any:
    return lambda t: t.items[place] if place < len(t.items) else None


_ITEMS = {f"Item{n + 1}": _item(n) for n in range(7)}


def _new_pair(kind: NetType, key: Any = None, value: Any = None) -> KeyValuePair:
    from pshv.runtime.convert import convert

    first, second = kind.arguments
    return KeyValuePair(kind.arguments, convert(key, first), convert(value, second))


IMPLEMENTATIONS = (
    Implementation(
        "System.Collections.DictionaryEntry",
        properties={
            "Key": (lambda e: e.key, lambda e, v: setattr(e, "key", v)),
            "Value": (lambda e: e.value, lambda e, v: setattr(e, "value", v)),
            "Name": lambda e: e.key,
        },
        construct=lambda kind, key=None, value=None: DictionaryEntry(key, value),
    ),
    Implementation(
        "System.Collections.Generic.KeyValuePair",
        properties={"Key": lambda e: e.key, "Value": lambda e: e.value},
        construct=_new_pair,
    ),
    Implementation(
        "System.Tuple",
        properties={**_ITEMS, "Length": lambda t: len(t.items)},
        statics={"Create": _create("System.Tuple")},
        construct=_new_tuple,
        raw=("Create",),
        signatures={"new": ""},
    ),
    Implementation(
        "System.ValueTuple",
        properties=_ITEMS,
        statics={"Create": _create("System.ValueTuple")},
        construct=_new_tuple,
        raw=("Create",),
        signatures={"new": ""},
    ),
)
