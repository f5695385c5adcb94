"""System.Linq.Enumerable: the plain forms."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.limits import REFERENCE, check_size
from pshv.runtime.netexception import argument_null, invalid_operation, out_of_range
from pshv.types.dotnet.arrays import call, sort_items, test
from pshv.types.implementation import Implementation
from pshv.types.nettype import INT32, OBJECT, NetType, type_of


def _items(source: Any) -> list[Any]:
    if source is None:
        raise argument_null("source")
    found = values.enumerate_value(values.unwrap(source))
    return [source] if found is None else list(found)


def _element(source: Any) -> NetType:
    source = values.unwrap(source)
    if isinstance(source, values.TypedArray):
        return source.element
    return getattr(source, "element", OBJECT)


def _like(source: Any, items: list[Any]) -> Any:
    element = _element(source)
    return items if element is OBJECT else values.TypedArray(items, element)


def _distinct(items: list[Any]) -> list[Any]:
    seen: dict[object, Any] = {}
    for item in items:
        seen.setdefault(values.exact_key(item), item)
    return list(seen.values())


def _first(source: Any, block: Any = None, default: Any = values.NOTHING) -> Any:
    for item in _items(source):
        if block is None or test(block, item):
            return item
    if default is values.NOTHING:
        raise invalid_operation(
            "Sequence contains no elements" if block is None else "Sequence contains no matching element"
        )
    return default


def _last(source: Any, block: Any = None) -> Any:
    return _first(_items(source)[::-1], block)


def _sum(source: Any, block: Any = None) -> Any:
    items = _items(source) if block is None else [call(block, x) for x in _items(source)]
    if block is None and _element(source) is OBJECT:
        raise TypeError  # no overload for a sequence of objects
    total: Any = 0
    for item in items:
        total = total + item
    element = _element(source)
    if block is None and element is not OBJECT:
        from pshv.runtime.convert import convert

        return convert(total, element)
    return total


def _average(source: Any, block: Any = None) -> float:
    items = _items(source) if block is None else [call(block, x) for x in _items(source)]
    if not items:
        raise invalid_operation("Sequence contains no elements")
    return float(sum(items)) / len(items)


def _extreme(last: bool) -> Any:
    def run(source: Any, block: Any = None) -> Any:
        items = _items(source) if block is None else [call(block, x) for x in _items(source)]
        if not items:
            raise invalid_operation("Sequence contains no elements")
        ordered = sort_items(items)
        return ordered[-1] if last else ordered[0]

    return run


def _sorted_by(reverse: bool) -> Any:
    def run(source: Any, block: Any, *_: Any) -> list[Any]:
        from functools import cmp_to_key

        from pshv.types.dotnet.arrays import compare_items

        pairs: list[tuple[Any, Any]] = [(call(block, x), x) for x in _items(source)]
        pairs.sort(key=lambda pair: cmp_to_key(compare_items)(pair[0]), reverse=reverse)
        return [x for _, x in pairs]

    return run


def _range(start: int, count: int) -> values.TypedArray:
    if count < 0:
        raise out_of_range("Specified argument was out of the range of valid values.", "count")
    check_size(count, REFERENCE)
    return values.TypedArray(list(range(start, start + count)), INT32)


def _set(inside: bool) -> Any:
    def run(first: Any, second: Any, *_: Any) -> Any:
        keys = {values.exact_key(x) for x in _items(second)}
        return _like(first, _distinct([x for x in _items(first) if (values.exact_key(x) in keys) == inside]))

    return run


def _any(source: Any, block: Any = None) -> bool:
    items = _items(source)
    return bool(items) if block is None else any(test(block, x) for x in items)


def _count(source: Any, block: Any = None) -> int:
    items = _items(source)
    return len(items) if block is None else sum(test(block, x) for x in items)


def _to_list(source: Any) -> Any:
    return values.GenericList(_items(source), _element(source))


def _repeat(value: Any, count: int) -> Any:
    check_size(count, REFERENCE)
    return values.TypedArray([value] * count, type_of(value))


def _equal(a: Any, b: Any) -> bool:
    return [values.exact_key(x) for x in _items(a)] == [values.exact_key(x) for x in _items(b)]


_FUNCTIONS: dict[str, Any] = {
    "All": lambda s, b: all(test(b, x) for x in _items(s)),
    "Any": _any,
    "Average": _average,
    "Concat": lambda a, b: _like(a, _items(a) + _items(b)),
    "Contains": lambda s, v: values.exact_key(v) in {values.exact_key(x) for x in _items(s)},
    "Count": _count,
    "Distinct": lambda s, *r: _like(s, _distinct(_items(s))),
    "ElementAt": lambda s, i: _items(s)[i],
    "Empty": list,
    "Except": _set(False),
    "First": _first,
    "FirstOrDefault": lambda s, b=None: _first(s, b, None),
    "Intersect": _set(True),
    "Last": _last,
    "LastOrDefault": lambda s, b=None: _first(_items(s)[::-1], b, None),
    "Max": _extreme(True),
    "Min": _extreme(False),
    "OrderBy": _sorted_by(False),
    "OrderByDescending": _sorted_by(True),
    "Range": _range,
    "Repeat": _repeat,
    "Reverse": lambda s: _like(s, _items(s)[::-1]),
    "Select": lambda s, b: [call(b, x) for x in _items(s)],
    "SequenceEqual": _equal,
    "Skip": lambda s, n: _like(s, _items(s)[n:]),
    "Sum": _sum,
    "Take": lambda s, n: _like(s, _items(s)[:n]),
    "ToArray": lambda s: _like(s, _items(s)),
    "ToList": _to_list,
    "Union": lambda a, b, *r: _like(a, _distinct(_items(a) + _items(b))),
    "Where": lambda s, b: _like(s, [x for x in _items(s) if test(b, x)]),
}

IMPLEMENTATIONS = (Implementation("System.Linq.Enumerable", statics=_FUNCTIONS, raw=tuple(_FUNCTIONS)),)
