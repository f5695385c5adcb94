"""System.Array: fixed-size arrays (`object[]`, `T[]`)."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import NetException, argument_null, invalid_operation, not_supported, out_of_range
from pshv.runtime.values import TypedArray
from pshv.types.dotnet.objects import same
from pshv.types.implementation import Implementation
from pshv.types.nettype import NetType, type_of

FIXED = "Collection was of a fixed size."


def _fixed(*_: Any) -> Any:
    raise not_supported(FIXED)


def call(block: Any, *arguments: Any) -> Any:
    """A script block as a delegate: its output as one value; or a method that stands for one."""
    if hasattr(block, "call_with"):
        return block.call_with(list(arguments))
    output = block.invoke(list(arguments))
    if not output:
        return None
    return output[0] if len(output) == 1 else list(output)


def test(block: Any, *arguments: Any) -> bool:
    """A script block as a predicate."""
    from pshv.runtime.convert import to_bool

    return to_bool(call(block, *arguments))


def sort_items(items: list[Any], comparison: Any = None) -> list[Any]:
    """Items in the order of their CompareTo, or of a comparison. Raises InvalidOperationException."""
    from functools import cmp_to_key

    from pshv.runtime.errors import PSError

    def compare(a: Any, b: Any) -> int:
        if comparison is not None:
            return _by_comparison(comparison, a, b)
        return compare_items(a, b)

    try:
        return sorted(items, key=cmp_to_key(compare))
    except PSError as error:
        raise NetException(
            "System.InvalidOperationException",
            "Failed to compare two elements in the array.",
            inner=error.record.exception,
        ) from None


def _by_comparison(comparison: Any, a: Any, b: Any) -> int:
    from pshv.runtime.convert import to_int

    compare = getattr(comparison, "compare", None)
    if compare is not None:
        return int(compare(a, b))
    return to_int(call(comparison, a, b))


def compare_items(a: Any, b: Any) -> int:
    """CompareTo of two items of one type; strings in the culture's order, case last."""
    if a is None or b is None:
        return (a is not None) - (b is not None)
    if isinstance(a, str) and isinstance(b, str):
        from pshv.runtime.collation import compare_strings

        return compare_strings(a, b, ignore_case=False)
    if type(a) is not type(b) and not (isinstance(a, (int, float)) and isinstance(b, (int, float))):
        raise invalid_operation("Failed to compare two elements in the array.")
    from pshv.runtime.comparison import order

    return order(a, b)


def index_of(items: Any, value: Any, start: int = 0, count: int | None = None) -> int:
    end = len(items) if count is None else start + count
    for place in range(start, min(end, len(items))):
        if same(items[place], value):
            return place
    return -1


def last_index_of(items: Any, value: Any, start: int | None = None, count: int | None = None) -> int:
    first = len(items) - 1 if start is None else start
    stop = -1 if count is None else first - count
    for place in range(first, stop, -1):
        if same(items[place], value):
            return place
    return -1


def _get_value(array: Any, *indices: int) -> Any:
    index = indices[0]
    if hasattr(array, "get_items"):
        return array.get_items(list(indices))
    if not 0 <= index < len(array):
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    return array[index]


def _set_value(array: Any, value: Any, *indices: int) -> None:
    index = indices[0]
    if hasattr(array, "set_items"):
        array.set_items(list(indices), value)
        return
    if not 0 <= index < len(array):
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    element = getattr(array, "element", None)
    if element is not None:
        from pshv.runtime.convert import convert

        value = convert(value, element)
    array[index] = value


def _copy_to(array: Any, target: Any, index: int) -> None:
    if index + len(array) > len(target):
        raise NetException(
            "System.ArgumentException",
            "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. "
            "(Parameter 'destinationArray')",
        )
    target[index : index + len(array)] = list(array)


def _clone(array: Any) -> Any:
    return TypedArray(array, array.element) if isinstance(array, TypedArray) else list(array)


def _clear(array: Any, start: int = 0, count: int | None = None) -> None:
    from pshv.types.construct import default_of

    end = len(array) if count is None else start + count
    filler = default_of(array.element) if isinstance(array, TypedArray) else None
    for place in range(start, end):
        array[place] = filler


def _reverse(array: Any, start: int = 0, count: int | None = None) -> None:
    end = len(array) if count is None else start + count
    array[start:end] = list(array)[start:end][::-1]


def _sort(keys: Any, *rest: Any) -> None:
    items = next((r for r in rest if isinstance(r, list)), None)
    comparison = next((r for r in rest if r is not None and not isinstance(r, (list, int))), None)
    numbers = [r for r in rest if type(r) is int]
    if items is not None:
        pairs = list(zip(keys, items, strict=False))
        order = sort_items([k for k, _ in pairs], comparison)
        rest_pairs = pairs[:]
        out = []
        for key in order:
            place = next(i for i, (k, _) in enumerate(rest_pairs) if k is key or k == key)
            out.append(rest_pairs.pop(place))
        keys[:] = [k for k, _ in out]
        items[: len(out)] = [v for _, v in out]
        return
    if numbers:
        start, end = numbers[0], numbers[0] + numbers[1]
        keys[start:end] = sort_items(list(keys)[start:end], comparison)
        return
    keys[:] = sort_items(list(keys), comparison)


def _binary_search(array: Any, value: Any, *_: Any) -> int:
    low, high = 0, len(array) - 1
    while low <= high:
        middle = (low + high) // 2
        order = compare_items(array[middle], value)
        if order == 0:
            return middle
        if order < 0:
            low = middle + 1
        else:
            high = middle - 1
    return ~low


def _copy(source: Any, *rest: Any) -> None:
    if len(rest) == 2:
        target, length = rest
        source_index = target_index = 0
    else:
        source_index, target, target_index, length = rest
    for place in range(length):
        target[target_index + place] = source[source_index + place]


def _resize(reference: Any, size: int) -> None:
    old = reference.value
    items = list(old or [])[:size]
    items += [None] * (size - len(items))
    reference.value = TypedArray(items, old.element) if isinstance(old, TypedArray) else items


def _find_all(array: Any, block: Any) -> list[Any]:
    found = [item for item in array if test(block, item)]
    return TypedArray(found, array.element) if isinstance(array, TypedArray) else found


def _find(array: Any, block: Any, last: bool = False) -> Any:
    items = list(array)[::-1] if last else array
    for item in items:
        if test(block, item):
            return item
    return None


def find_index(array: Any, *rest: Any) -> int:
    block = rest[-1]
    start = rest[0] if len(rest) > 1 else 0
    for place in range(start, len(array)):
        if test(block, array[place]):
            return place
    return -1


def _create(element: NetType, *sizes: Any) -> Any:
    from pshv.types.construct import new
    from pshv.types.nettype import array_of

    count = sizes[0]
    if isinstance(count, list):
        sizes = tuple(count)
    if any(size < 0 for size in sizes):
        raise out_of_range("Non-negative number required.", "length")
    return new(array_of(element, len(sizes)), list(sizes))


def _length(array: Any) -> int:
    return len(array)


def _get_length(array: Any, dimension: int) -> int:
    sizes = getattr(array, "sizes", None)
    if sizes is not None:
        return int(sizes[dimension])
    if dimension != 0:
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    return len(array)


def _enumerator(array: Any) -> Any:
    from pshv.types.dotnet.enumerators import Enumerator

    return Enumerator(array)


def _sync_root(array: Any) -> Any:
    return array


def _empty(*_: Any) -> list[Any]:
    return []


def _index_of(array: Any, value: Any, *rest: Any) -> int:
    if array is None:
        raise argument_null("array")
    return index_of(array, value, *rest)


IMPLEMENTATIONS = (
    Implementation(
        "System.Array",
        properties={
            "Count": _length,
            "Length": _length,
            "LongLength": lambda a: values.Int64(len(a)),
            "Rank": lambda a: getattr(a, "rank", 1),
            "SyncRoot": _sync_root,
            "IsReadOnly": lambda a: False,
            "IsFixedSize": lambda a: True,
            "IsSynchronized": lambda a: False,
        },
        methods={
            "Add": _fixed,
            "Remove": _fixed,
            "RemoveAt": _fixed,
            "Insert": _fixed,
            "Clear": lambda a: _clear(a),
            "Clone": _clone,
            "CompareTo": _fixed,
            "Contains": lambda a, value: index_of(a, value) >= 0,
            "CopyTo": _copy_to,
            "Equals": lambda a, b: a is b,
            "Get": _get_value,
            "GetEnumerator": _enumerator,
            "GetLength": _get_length,
            "GetLongLength": lambda a, d: values.Int64(_get_length(a, d)),
            "GetLowerBound": lambda a, d: 0,
            "GetUpperBound": lambda a, d: _get_length(a, d) - 1,
            "GetValue": _get_value,
            "IndexOf": index_of,
            "Initialize": lambda a: None,
            "Set": lambda a, *r: _set_value(a, r[-1], *r[:-1]),
            "SetValue": _set_value,
        },
        signatures={
            "Add": "int Add(System.Object value)",
            "Remove": "void Remove(System.Object value)",
            "RemoveAt": "void RemoveAt(int index)",
            "Insert": "void Insert(int index, System.Object value)",
            "Clear": "void Clear()",
            "Contains": "bool Contains(System.Object value)",
            "IndexOf": "int IndexOf(System.Object value)",
            "CopyTo": "void CopyTo(array array, int index)",
            "CompareTo": "int CompareTo(System.Object other, System.Collections.IComparer comparer)",
        },
        statics={
            "BinarySearch": _binary_search,
            "Clear": _clear,
            "ConvertAll": lambda a, block: [call(block, x) for x in a],
            "Copy": _copy,
            "CreateInstance": _create,
            "Empty": _empty,
            "Exists": lambda a, block: find_index(a, block) >= 0,
            "Fill": lambda a, value, *r: a.__setitem__(slice(None), [value] * len(a)),
            "Find": _find,
            "FindAll": _find_all,
            "FindIndex": find_index,
            "FindLast": lambda a, block: _find(a, block, True),
            "FindLastIndex": lambda a, block: next((i for i in range(len(a) - 1, -1, -1) if test(block, a[i])), -1),
            "ForEach": lambda a, block: [call(block, x) for x in a] and None,
            "IndexOf": _index_of,
            "LastIndexOf": last_index_of,
            "Resize": _resize,
            "Reverse": _reverse,
            "Sort": _sort,
            "TrueForAll": lambda a, block: all(test(block, x) for x in a),
        },
        raw=(
            "BinarySearch",
            "ConvertAll",
            "Empty",
            "Exists",
            "Fill",
            "Find",
            "FindAll",
            "FindIndex",
            "FindLast",
            "FindLastIndex",
            "ForEach",
            "IndexOf",
            "LastIndexOf",
            "Resize",
            "Reverse",
            "Sort",
            "TrueForAll",
            "Clear",
            "Copy",
        ),
    ),
)

__all__ = ["IMPLEMENTATIONS", "call", "compare_items", "index_of", "last_index_of", "sort_items", "test", "type_of"]
