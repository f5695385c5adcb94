"""ArrayList, List[T], Collection[T], ReadOnlyCollection[T], StringCollection."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.runtime.netexception import argument_error, argument_null, out_of_range
from pshv.runtime.values import ArrayList, GenericList
from pshv.types.dotnet.arrays import call, compare_items, index_of, last_index_of, sort_items, test
from pshv.types.dotnet.enumerators import Enumerator
from pshv.types.implementation import Implementation
from pshv.types.nettype import INT32, OBJECT, STRING, NetType

_RANGE = "Index was out of range. Must be non-negative and less than the size of the collection."


def _element(items: Any) -> NetType:
    return getattr(items, "element", OBJECT)


def _add(items: Any, value: Any) -> Any:
    items.append(value)
    items.version += 1
    return len(items) - 1 if type(items) is ArrayList else values.NOTHING


def _many(value: Any) -> list[Any]:
    if value is None:
        raise argument_null("c" if False else "collection")
    found = values.enumerate_value(value)
    if found is None:
        if isinstance(value, values.HashMap):
            from pshv.types.dotnet.dictionaries import entries

            return entries(value)
        return [values.Char(c) for c in value] if type(value) is str else [value]
    return list(found)


def _add_range(items: Any, more: Any) -> None:
    element = _element(items)
    items.extend(convert(x, element) for x in _many(more))
    items.version += 1


def _insert(items: Any, index: int, value: Any) -> None:
    if not 0 <= index <= len(items):
        if type(items) is ArrayList:
            raise out_of_range(
                "Insertion index was out of range. Must be non-negative and less than or equal to size.", "index"
            )
        raise out_of_range("Index must be within the bounds of the List.", "index")
    items.insert(index, value)
    items.version += 1


def _insert_range(items: Any, index: int, more: Any) -> None:
    if not 0 <= index <= len(items):
        raise out_of_range(_RANGE, "index")
    items[index:index] = [convert(x, _element(items)) for x in _many(more)]
    items.version += 1


def _remove(items: Any, value: Any) -> Any:
    place = index_of(items, value)
    if place >= 0:
        del items[place]
        items.version += 1
    return values.NOTHING if type(items) is ArrayList else place >= 0


def _remove_at(items: Any, index: int) -> None:
    if not 0 <= index < len(items):
        raise out_of_range(_RANGE, "index")
    del items[index]
    items.version += 1


def _remove_range(items: Any, index: int, count: int) -> None:
    _check_range(items, index, count)
    del items[index : index + count]
    items.version += 1


def _check_range(items: Any, index: int, count: int) -> None:
    if index < 0:
        raise out_of_range("Non-negative number required.", "index")
    if count < 0:
        raise out_of_range("Non-negative number required.", "count")
    if index + count > len(items):
        raise argument_error(
            "Offset and length were out of bounds for the array or count is greater than the number of elements from "
            "index to the end of the source collection."
        )


def _remove_all(items: Any, block: Any) -> int:
    kept = [x for x in items if not test(block, x)]
    removed = len(items) - len(kept)
    items[:] = kept
    items.version += 1
    return removed


def _clear(items: Any) -> None:
    items.clear()
    items.version += 1


def _sort(items: Any, *rest: Any) -> None:
    comparison = next((r for r in rest if r is not None and type(r) is not int), None)
    if len(rest) == 3:
        start, count = rest[0], rest[1]
        items[start : start + count] = sort_items(list(items)[start : start + count], comparison)
    else:
        items[:] = sort_items(list(items), comparison)
    items.version += 1


def _reverse(items: Any, start: int = 0, count: int | None = None) -> None:
    end = len(items) if count is None else start + count
    items[start:end] = list(items)[start:end][::-1]
    items.version += 1


def _get_range(items: Any, index: int, count: int) -> Any:
    _check_range(items, index, count)
    part = list(items)[index : index + count]
    return ArrayList(part) if type(items) is ArrayList else GenericList(part, items.element)


def _to_array(items: Any, kind: Any = None) -> Any:
    element = kind if isinstance(kind, NetType) else _element(items)
    return list(items) if element is OBJECT else values.TypedArray(items, element)


def _copy_to(items: Any, target: Any, *rest: Any) -> None:
    start = rest[0] if rest else 0
    target[start : start + len(items)] = list(items)


def _find(items: Any, block: Any) -> Any:
    for item in items:
        if test(block, item):
            return item
    return _default(items)


def _find_last(items: Any, block: Any) -> Any:
    for item in reversed(items):
        if test(block, item):
            return item
    return _default(items)


def _default(items: Any) -> Any:
    from pshv.types.construct import default_of

    return default_of(_element(items))


def _find_all(items: Any, block: Any) -> Any:
    return GenericList([x for x in items if test(block, x)], _element(items))


def _find_index(items: Any, *rest: Any) -> int:
    start = rest[0] if len(rest) > 1 else 0
    return next((i for i in range(start, len(items)) if test(rest[-1], items[i])), -1)


def _find_last_index(items: Any, block: Any) -> int:
    return next((i for i in range(len(items) - 1, -1, -1) if test(block, items[i])), -1)


def _for_each(items: Any, block: Any) -> Any:
    for item in list(items):
        call(block, item)
    return values.NOTHING


def _binary_search(items: Any, value: Any, *_: Any) -> int:
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        order = compare_items(items[middle], value)
        if order == 0:
            return middle
        if order < 0:
            low = middle + 1
        else:
            high = middle - 1
    return ~low


def _convert_all(items: Any, block: Any) -> Any:
    return GenericList([call(block, x) for x in items], OBJECT)


def _new_list(kind: NetType, *parts: Any) -> GenericList:
    element = kind.arguments[0] if kind.arguments else OBJECT
    first = parts[0] if parts else None
    if (type(first) is int and element is not INT32) or (type(first) is int and not isinstance(first, list)):
        if first < 0:
            raise out_of_range("Non-negative number required.", "capacity")
        return GenericList((), element, kind.definition)
    items = [] if first is None else [convert(x, element) for x in _many(first)]
    return GenericList(items, element, kind.definition)


def _new_arraylist(kind: NetType, *parts: Any) -> ArrayList:
    if not parts or type(parts[0]) is int:
        return ArrayList()
    return ArrayList(_many(parts[0]))


def _read_only(*_: Any) -> Any:
    raise TypeError  # explicit interface methods: no overload a script could call


def _set_item(items: Any, index: int, value: Any) -> None:
    if not 0 <= index < len(items):
        raise out_of_range(_RANGE, "index")
    items[index] = value
    items.version += 1


def _get_item(items: Any, index: int) -> Any:
    if not 0 <= index < len(items):
        raise out_of_range(_RANGE, "index")
    return items[index]


def _item_signatures(kind: str) -> dict[str, str]:
    return {
        "Item": f"{kind} Item(int index)",
        "get_Item": f"{kind} get_Item(int index)",
        "set_Item": f"void set_Item(int index, {kind} value)",
    }


_COMMON: dict[str, Any] = {
    "Add": _add,
    "AddRange": _add_range,
    "BinarySearch": _binary_search,
    "Clear": _clear,
    "Contains": lambda items, value: index_of(items, value) >= 0,
    "CopyTo": _copy_to,
    "GetEnumerator": Enumerator,
    "GetRange": _get_range,
    "IndexOf": index_of,
    "Insert": _insert,
    "InsertRange": _insert_range,
    "LastIndexOf": last_index_of,
    "Remove": _remove,
    "RemoveAt": _remove_at,
    "RemoveRange": _remove_range,
    "Reverse": _reverse,
    "Sort": _sort,
    "ToArray": _to_array,
    "Item": _get_item,
    "get_Item": _get_item,
    "set_Item": _set_item,
}
_PROPERTIES: dict[str, Any] = {
    "Capacity": (lambda items: max(4, len(items)) if items else 0, lambda items, value: None),
    "Count": len,
}
_FLAGS: dict[str, Any] = {
    "IsFixedSize": lambda items: False,
    "IsReadOnly": lambda items: False,
    "IsSynchronized": lambda items: False,
    "SyncRoot": lambda items: items,
}
_LIST_ONLY: dict[str, Any] = {
    "AsReadOnly": lambda items: GenericList(items, items.element, "System.Collections.ObjectModel.ReadOnlyCollection"),
    "ConvertAll": _convert_all,
    "Exists": lambda items, block: _find_index(items, block) >= 0,
    "Find": _find,
    "FindAll": _find_all,
    "FindIndex": _find_index,
    "FindLast": _find_last,
    "FindLastIndex": _find_last_index,
    "ForEach": _for_each,
    "RemoveAll": _remove_all,
    "TrimExcess": lambda items: None,
    "TrueForAll": lambda items, block: all(test(block, x) for x in items),
    "Slice": _get_range,
    "EnsureCapacity": lambda items, capacity: max(capacity, len(items)),
}
_PLAIN_NAMES = [
    "Add",
    "Clear",
    "Contains",
    "CopyTo",
    "GetEnumerator",
    "IndexOf",
    "Insert",
    "Remove",
    "RemoveAt",
    "Item",
    "get_Item",
    "set_Item",
]

IMPLEMENTATIONS = (
    Implementation(
        "System.Collections.ArrayList",
        properties={**_PROPERTIES, **_FLAGS},
        methods={**_COMMON, "Clone": lambda items: ArrayList(items), "TrimToSize": lambda items: None},
        statics={"Adapter": lambda items: ArrayList(items), "Synchronized": lambda items: items},
        raw=("Synchronized",),
        construct=_new_arraylist,
        signatures=_item_signatures("System.Object"),
    ),
    Implementation(
        "System.Collections.Generic.List",
        properties=_PROPERTIES,
        methods={**_COMMON, **_LIST_ONLY},
        construct=_new_list,
        raw=("ConvertAll",),
    ),
    Implementation(
        "System.Collections.ObjectModel.Collection",
        properties={"Count": len},
        methods={name: _COMMON[name] for name in _PLAIN_NAMES},
        construct=_new_list,
    ),
    Implementation(
        "System.Collections.ObjectModel.ReadOnlyCollection",
        properties={"Count": len},
        methods={
            **{name: _COMMON[name] for name in ("Contains", "CopyTo", "GetEnumerator", "IndexOf", "Item", "get_Item")},
            "Add": _read_only,
            "Clear": _read_only,
            "Insert": _read_only,
            "Remove": _read_only,
            "RemoveAt": _read_only,
        },
        construct=_new_list,
        raw=("Add", "Clear", "Insert", "Remove", "RemoveAt"),
    ),
    Implementation(
        "System.Collections.Specialized.StringCollection",
        properties={"Count": len, **_FLAGS},
        methods={name: _COMMON[name] for name in (*_PLAIN_NAMES, "AddRange")},
        construct=lambda kind: GenericList((), STRING, "System.Collections.Specialized.StringCollection"),
    ),
)
