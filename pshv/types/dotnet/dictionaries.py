"""Hashtable, OrderedDictionary, Dictionary[K,V], SortedDictionary, SortedList, ConcurrentDictionary, NameValueCollection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.runtime.netexception import (
    NetException,
    argument_error,
    argument_null,
    invalid_operation,
    not_supported,
    out_of_range,
)
from pshv.runtime.text import to_text
from pshv.runtime.values import Dictionary, HashMap, Hashtable, OrderedDictionary
from pshv.types.dotnet.enumerators import Enumerator
from pshv.types.dotnet.objects import same
from pshv.types.dotnet.pairs import DictionaryEntry, KeyValuePair
from pshv.types.implementation import Implementation
from pshv.types.nettype import OBJECT, STRING, NetType

if TYPE_CHECKING:
    from collections.abc import Iterator


class KeyView:
    """`.Keys` or `.Values`: a live view, unrolled by the pipeline."""

    __slots__ = ("part", "table")
    enumerates = True
    is_list = True
    _NAMES: ClassVar[dict[type, str]] = {Hashtable: "System.Collections.Hashtable+"}

    def __init__(self, table: HashMap, part: str) -> None:
        self.table = table
        self.part = part

    def _items(self) -> list[Any]:
        return self.table.keys() if self.part == "Key" else self.table.values()

    def __iter__(self) -> Iterator[Any]:
        version = self.table.version
        for item in self._items():
            if self.table.version != version:
                raise invalid_operation("Collection was modified; enumeration operation may not execute.").as_error()
            yield item
        if self.table.version != version:
            raise invalid_operation("Collection was modified; enumeration operation may not execute.").as_error()

    def __len__(self) -> int:
        return len(self.table)

    @property
    def net_type(self) -> NetType:
        from pshv.types.nettype import known_type

        if isinstance(self.table, Dictionary):
            return known_type(f"{self.table.definition}+{self.part}Collection")
        if type(self.table) is OrderedDictionary:
            return known_type("System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection")
        return known_type(f"System.Collections.Hashtable+{self.part}Collection")

    def get_item(self, index: Any) -> Any:
        from pshv.types.indexing import get_index

        return get_index(self._items(), [index])

    def get_items(self, indices: list[Any]) -> Any:
        from pshv.types.indexing import get_index

        return get_index(self._items(), indices)

    def find_member(self, lowered: str) -> Any:
        return None


def entries(table: HashMap) -> list[Any]:
    """The entries: DictionaryEntry, or KeyValuePair of a generic dictionary."""
    if isinstance(table, Dictionary) and table.arguments:
        return [KeyValuePair(table.arguments, key, value) for key, value in table.items()]
    return [DictionaryEntry(key, value) for key, value in table.items()]


def _no_null(key: Any) -> Any:
    if key is None:
        raise argument_null("key")
    return values.unwrap(key)


def duplicate(table: HashMap, key: Any) -> NetException:
    """ArgumentException of Add with a key that is there."""
    folded = table.fold(key)
    own = to_text(table.names.get(folded, folded if not isinstance(folded, tuple) else folded[1]))
    if isinstance(table, Dictionary) and table.arguments:
        return argument_error(f"An item with the same key has already been added. Key: {to_text(key)}")
    if type(table) is OrderedDictionary:
        return argument_error(
            f"Item has already been added. Key in dictionary: '{own}'  Key being added: '{to_text(key)}'"
        )
    return argument_error(f"Item has already been added. Key in dictionary: '{own}'  Key being added: '{to_text(key)}'")


def _add(table: HashMap, key: Any, value: Any) -> None:
    key = _no_null(key)
    if key in table:
        raise duplicate(table, key)
    table[key] = value


def _remove(table: HashMap, key: Any, out: Any = None) -> Any:
    key = _no_null(key)
    found = key in table
    if out is not None:
        out.value = table.get(key)
    if found:
        del table[key]
    return found if isinstance(table, Dictionary) and table.arguments else values.NOTHING


def _contains(table: HashMap, key: Any) -> bool:
    return _no_null(key) in table


def _contains_value(table: HashMap, value: Any) -> bool:
    return any(same(v, value) for v in table.values())


def _copy_to(table: HashMap, target: Any, index: int) -> None:
    found = entries(table)
    target[index : index + len(found)] = found


def _get(table: HashMap, key: Any) -> Any:
    key = _no_null(key)
    if isinstance(table, Dictionary) and table.arguments and key not in table:
        raise NetException(
            "System.Collections.Generic.KeyNotFoundException",
            f"The given key '{to_text(key)}' was not present in the dictionary.",
        )
    return table.get(key)


def _set(table: HashMap, key: Any, value: Any) -> None:
    table[_no_null(key)] = value
    table.version += 1


def _try_get(table: HashMap, key: Any, out: Any) -> bool:
    found = _no_null(key) in table
    if found:
        out.value = table.get(key)
    elif isinstance(table, Dictionary) and table.arguments:
        from pshv.types.construct import default_of

        out.value = default_of(table.arguments[1])
    return found


def _try_add(table: HashMap, key: Any, value: Any) -> bool:
    if _no_null(key) in table:
        return False
    table[key] = value
    return True


def _get_or_add(table: HashMap, key: Any, value: Any) -> Any:
    if key not in table:
        if hasattr(value, "invoke"):
            from pshv.types.dotnet.arrays import call

            value = call(value, key)
        table[key] = value
    return table.get(key)


def _clone(table: HashMap) -> Any:
    return table.copy()


def _ordered_index(table: HashMap, index: int) -> Any:
    keys = table.keys()
    if not 0 <= index < len(keys):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than the size of the collection.", "index"
        )
    return keys[index]


def _insert(table: HashMap, index: int, key: Any, value: Any) -> None:
    if not 0 <= index <= len(table):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
            if False
            else "Specified argument was out of the range of valid values.",
            "index",
        )
    if key in table:
        raise duplicate(table, key)
    pairs = table.items()
    pairs.insert(index, (key, value))
    table.clear()
    for k, v in pairs:
        table[k] = v


def _remove_at(table: HashMap, index: int) -> None:
    del table[_ordered_index(table, index)]


def ignores_case(comparer: Any) -> bool:
    """Whether a comparer among constructor arguments ignores case."""
    return bool(getattr(comparer, "ignore_case", False))


def _new_hashtable(kind: NetType, *parts: Any) -> Hashtable:
    source = next((p for p in parts if isinstance(p, HashMap)), None)
    comparer = next((p for p in parts if hasattr(p, "ignore_case")), None)
    return Hashtable(source.items() if source is not None else (), ignore_case=ignores_case(comparer))


def _new_ordered(kind: NetType, *parts: Any) -> OrderedDictionary:
    comparer = next((p for p in parts if hasattr(p, "ignore_case")), None)
    return OrderedDictionary((), ignore_case=ignores_case(comparer))


def _new_dictionary(kind: NetType, *parts: Any) -> Dictionary:
    source = next((p for p in parts if isinstance(p, HashMap)), None)
    comparer = next((p for p in parts if hasattr(p, "ignore_case")), None)
    cls = SortedTable if "Sorted" in kind.definition else Dictionary
    made = cls(kind.definition, kind.arguments, (), ignore_case=ignores_case(comparer))
    for key, value in source.items() if source is not None else ():
        made[convert(key, kind.arguments[0]) if kind.arguments else key] = (
            convert(value, kind.arguments[1]) if kind.arguments else value
        )
    return made


class SortedTable(Dictionary):
    """Sorted by key at every look."""

    __slots__ = ()

    def __setitem__(self, key: object, value: object) -> None:
        new = key not in self
        super().__setitem__(key, value)
        if new:
            self._sort()

    def _sort(self) -> None:
        from functools import cmp_to_key

        from pshv.types.dotnet.arrays import compare_items

        pairs: list[tuple[Any, Any]] = list(self.items())
        pairs.sort(key=lambda pair: cmp_to_key(compare_items)(pair[0]))
        self.data = {self.fold(k): v for k, v in pairs}
        self.names = {self.fold(k): k for k, _ in pairs if self.fold(k) is not k and self.fold(k) != k}

    def copy(self) -> HashMap:
        return SortedTable(self.definition, self.arguments, self.items())


def _no_such(*_: Any) -> Any:
    raise not_supported("Specified method is not supported.")


_METHODS: dict[str, Any] = {
    "Add": _add,
    "Clear": lambda t: t.clear(),
    "Contains": _contains,
    "ContainsKey": _contains,
    "ContainsValue": _contains_value,
    "CopyTo": _copy_to,
    "GetEnumerator": lambda t: Enumerator(entries(t)),
    "Remove": _remove,
    "Item": _get,
    "get_Item": _get,
    "set_Item": _set,
}
_PROPERTIES: dict[str, Any] = {
    "Count": len,
    "Keys": lambda t: KeyView(t, "Key"),
    "Values": lambda t: KeyView(t, "Value"),
}
_FLAGS: dict[str, Any] = {
    "IsFixedSize": lambda t: False,
    "IsReadOnly": lambda t: False,
    "IsSynchronized": lambda t: False,
    "SyncRoot": lambda t: t,
}
_ITEM = {
    "Item": "System.Object Item(System.Object key)",
    "get_Item": "System.Object get_Item(System.Object key)",
    "set_Item": "void set_Item(System.Object key, System.Object value)",
}
_NO_KEYS = {k: v for k, v in _METHODS.items() if k not in ("ContainsKey", "ContainsValue")}


def _generic(definition: str, **more: Any) -> Implementation:
    return Implementation(
        f"System.Collections.{definition}",
        properties={
            "Comparer": lambda t: None,
            **_PROPERTIES,
        },
        methods={**_METHODS, "TryGetValue": _try_get, "TryAdd": _try_add, **more},
        construct=_new_dictionary,
    )


def _sorted_list() -> Implementation:
    return Implementation(
        "System.Collections.SortedList",
        properties={**_PROPERTIES, **_FLAGS, "Capacity": lambda t: max(16, len(t))},
        methods={
            **_METHODS,
            "Clone": _clone,
            "GetByIndex": lambda t, i: t.values()[_checked(t, i)],
            "GetKey": lambda t, i: t.keys()[_checked(t, i)],
            "GetKeyList": lambda t: t.keys(),
            "GetValueList": lambda t: t.values(),
            "IndexOfKey": lambda t, key: next((i for i, k in enumerate(t.keys()) if same(k, key)), -1),
            "IndexOfValue": lambda t, value: next((i for i, v in enumerate(t.values()) if same(v, value)), -1),
            "RemoveAt": _remove_at,
            "SetByIndex": lambda t, i, v: t.__setitem__(t.keys()[_checked(t, i)], v),
        },
        signatures=_ITEM,
        construct=_new_sorted_list,
    )


def _checked(table: HashMap, index: int) -> int:
    if not 0 <= index < len(table):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than the size of the collection.", "index"
        )
    return index


def _new_sorted_list(kind: NetType, *parts: Any) -> SortedTable:
    source = next((p for p in parts if isinstance(p, HashMap)), None)
    return SortedTable("System.Collections.SortedList", (), source.items() if source is not None else ())


def _name_values() -> Implementation:
    def add(table: HashMap, key: Any, value: Any) -> None:
        old = table.get(key)
        table[key] = value if old is None else f"{old},{value}"

    return Implementation(
        "System.Collections.Specialized.NameValueCollection",
        properties={
            "AllKeys": lambda t: values.TypedArray(t.keys(), STRING),
            "Count": len,
            "Keys": lambda t: KeyView(t, "Key"),
        },
        methods={
            "Add": add,
            "Clear": lambda t: t.clear(),
            "Get": lambda t, key: t.values()[key] if type(key) is int else t.get(key),
            "GetKey": lambda t, i: t.keys()[i],
            "GetValues": lambda t, key: (t.get(key) or "").split(",") if t.get(key) is not None else None,
            "HasKeys": lambda t: len(t) > 0,
            "Remove": lambda t, key: t.pop(key) and values.NOTHING,
            "Set": lambda t, key, value: t.__setitem__(key, value),
            "GetEnumerator": lambda t: Enumerator(t.keys()),
        },
        construct=lambda kind, *p: Dictionary(kind.definition, (), (), ignore_case=True),
    )


IMPLEMENTATIONS = (
    Implementation(
        "System.Collections.Hashtable",
        properties={**_FLAGS, **_PROPERTIES},
        methods={**_METHODS, "Clone": _clone},
        statics={"Synchronized": lambda t: t},  # a live view of the same table: here one thread runs at a time
        raw=("Synchronized",),
        signatures=_ITEM,
        construct=_new_hashtable,
    ),
    Implementation(
        "System.Collections.Specialized.OrderedDictionary",
        properties={**_FLAGS, **_PROPERTIES},
        methods={
            **_NO_KEYS,
            "AsReadOnly": lambda t: t,
            "Insert": _insert,
            "RemoveAt": _remove_at,
            "GetAt": lambda t, i: t.get(_ordered_index(t, i)),
        },
        signatures=_ITEM,
        construct=_new_ordered,
    ),
    _generic("Generic.Dictionary", EnsureCapacity=lambda t, n: n, TrimExcess=lambda t, *r: None),
    _generic("Generic.SortedDictionary"),
    _generic(
        "Generic.SortedList",
        RemoveAt=_remove_at,
        IndexOfKey=lambda t, k: next((i for i, x in enumerate(t.keys()) if same(x, k)), -1),
    ),
    _generic(
        "Concurrent.ConcurrentDictionary",
        TryRemove=lambda t, k, out=None: _try_remove(t, k, out),
        GetOrAdd=_get_or_add,
        AddOrUpdate=lambda t, k, v, u: _add_or_update(t, k, v, u),
        TryUpdate=lambda t, k, new, old: _try_update(t, k, new, old),
        ToArray=lambda t: entries(t),
    ),
    _sorted_list(),
    _name_values(),
)


def _try_remove(table: HashMap, key: Any, out: Any) -> bool:
    found = key in table
    if out is not None:
        out.value = table.get(key)
    if found:
        del table[key]
    return found


def _add_or_update(table: HashMap, key: Any, value: Any, update: Any) -> Any:
    from pshv.types.dotnet.arrays import call

    table[key] = call(update, key, table.get(key)) if key in table else value
    return table.get(key)


def _try_update(table: HashMap, key: Any, new: Any, old: Any) -> bool:
    if key in table and same(table.get(key), old):
        table[key] = new
        return True
    return False


__all__ = ["IMPLEMENTATIONS", "OBJECT", "KeyView", "duplicate", "entries"]
