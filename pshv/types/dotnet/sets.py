"""HashSet, SortedSet, Queue, Stack, LinkedList, BitArray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.runtime.netexception import invalid_operation
from pshv.runtime.values import exact_key, fold_key
from pshv.types.dotnet.arrays import compare_items, test
from pshv.types.dotnet.enumerators import Enumerator
from pshv.types.dotnet.objects import same
from pshv.types.implementation import Implementation
from pshv.types.nettype import OBJECT, NetType, generic_of, known_type

if TYPE_CHECKING:
    from collections.abc import Iterator

_GENERIC = "System.Collections.Generic."


class ItemSet:
    """HashSet or SortedSet: items by their folded key, in the order they came (or sorted)."""

    __slots__ = ("definition", "element", "data", "fold", "comparer")
    enumerates = True
    is_list = False

    def __init__(self, definition: str, element: NetType, items: Any = (), ignore_case: bool = False) -> None:
        self.definition = definition
        self.element = element
        self.fold = fold_key if ignore_case else exact_key
        self.data: dict[object, Any] = {}
        for item in items:
            self.add(item)

    @property
    def net_type(self) -> NetType:
        return generic_of(self.definition, (self.element,))

    def add(self, item: Any) -> bool:
        key = self.fold(item)
        if key in self.data:
            return False
        self.data[key] = item
        return True

    def __contains__(self, item: Any) -> bool:
        return self.fold(item) in self.data

    def __iter__(self) -> Iterator[Any]:
        if self.definition.endswith("SortedSet"):
            from functools import cmp_to_key

            return iter(sorted(self.data.values(), key=cmp_to_key(compare_items)))
        return iter(list(self.data.values()))

    def __len__(self) -> int:
        return len(self.data)


class Line:
    """Queue or Stack, generic or not; `items` first out first."""

    __slots__ = ("definition", "element", "items")
    enumerates = True
    is_list = False

    def __init__(self, definition: str, element: NetType | None, items: list[Any]) -> None:
        self.definition = definition
        self.element = element
        self.items = items

    @property
    def net_type(self) -> NetType:
        return generic_of(self.definition, (self.element,)) if self.element is not None else known_type(self.definition)

    def __iter__(self) -> Iterator[Any]:
        from pshv.runtime.values import _modified

        size = len(self.items)
        for item in list(self.items):
            if len(self.items) != size:
                raise _modified()
            yield item

    def __len__(self) -> int:
        return len(self.items)


def _items(value: Any) -> list[Any]:
    found = values.enumerate_value(value)
    return [value] if found is None else list(found)


def _keys(owner: ItemSet, other: Any) -> dict[object, Any]:
    return {owner.fold(convert(x, owner.element)): x for x in _items(other)}


def _keep(owner: ItemSet, keys: Any, inside: bool) -> None:
    owner.data = {k: v for k, v in owner.data.items() if (k in keys) == inside}


def _union(owner: ItemSet, other: Any) -> None:
    for item in _items(other):
        owner.add(convert(item, owner.element))


def _symmetric(owner: ItemSet, other: Any) -> None:
    for key, item in _keys(owner, other).items():
        if key in owner.data:
            del owner.data[key]
        else:
            owner.data[key] = convert(item, owner.element)


def _remove(owner: ItemSet, item: Any) -> bool:
    return owner.data.pop(owner.fold(item), values.NOTHING) is not values.NOTHING


def _remove_where(owner: ItemSet, block: Any) -> int:
    gone = [k for k, v in owner.data.items() if test(block, v)]
    for key in gone:
        del owner.data[key]
    return len(gone)


def _new_set(kind: NetType, *parts: Any) -> ItemSet:
    element = kind.arguments[0] if kind.arguments else OBJECT
    comparer = next((p for p in parts if hasattr(p, "ignore_case")), None)
    source = next((p for p in parts if not hasattr(p, "ignore_case") and type(p) is not int), None)
    items = [] if source is None else [convert(x, element) for x in _items(source)]
    return ItemSet(kind.definition, element, items, bool(getattr(comparer, "ignore_case", False)))


def _copy_to(owner: Any, target: Any, index: int = 0, *_: Any) -> None:
    found = list(owner)
    target[index : index + len(found)] = found


_SET: dict[str, Any] = {
    "Add": lambda s, item: s.add(item),
    "Clear": lambda s: s.data.clear(),
    "Contains": lambda s, item: item in s,
    "CopyTo": _copy_to,
    "ExceptWith": lambda s, other: _keep(s, _keys(s, other), False),
    "GetEnumerator": Enumerator,
    "IntersectWith": lambda s, other: _keep(s, _keys(s, other), True),
    "IsProperSubsetOf": lambda s, other: set(s.data) < set(_keys(s, other)),
    "IsProperSupersetOf": lambda s, other: set(s.data) > set(_keys(s, other)),
    "IsSubsetOf": lambda s, other: set(s.data) <= set(_keys(s, other)),
    "IsSupersetOf": lambda s, other: set(s.data) >= set(_keys(s, other)),
    "Overlaps": lambda s, other: bool(set(s.data) & set(_keys(s, other))),
    "Remove": _remove,
    "RemoveWhere": _remove_where,
    "SetEquals": lambda s, other: set(s.data) == set(_keys(s, other)),
    "SymmetricExceptWith": _symmetric,
    "TryGetValue": lambda s, item, out: _try_get(s, item, out),
    "UnionWith": _union,
}


def _try_get(owner: ItemSet, item: Any, out: Any) -> bool:
    key = owner.fold(item)
    out.value = owner.data.get(key)
    return key in owner.data


def _take(line: Line, kind: str, peek: bool = False) -> Any:
    if not line.items:
        raise invalid_operation(f"{kind} empty.")
    return line.items[0] if peek else line.items.pop(0)


def _try_take(line: Line, out: Any, peek: bool) -> bool:
    if not line.items:
        return False
    out.value = line.items[0] if peek else line.items.pop(0)
    return True


def _line_methods(kind: str) -> dict[str, Any]:
    queue = kind == "Queue"
    add = (lambda q, item: q.items.append(item)) if queue else (lambda q, item: q.items.insert(0, item))
    names = ("Enqueue", "Dequeue") if queue else ("Push", "Pop")
    return {
        names[0]: add,
        names[1]: lambda q: _take(q, kind),
        "Peek": lambda q: _take(q, kind, True),
        f"Try{names[1]}": lambda q, out: _try_take(q, out, False),
        "TryPeek": lambda q, out: _try_take(q, out, True),
        "Clear": lambda q: q.items.clear(),
        "Clone": lambda q: Line(q.definition, q.element, list(q.items)),
        "Contains": lambda q, item: any(same(x, item) for x in q.items),
        "CopyTo": _copy_to,
        "GetEnumerator": Enumerator,
        "ToArray": lambda q: list(q.items) if q.element in (None, OBJECT) else values.TypedArray(q.items, q.element),
        "TrimExcess": lambda q, *r: None,
    }


def _new_line(kind: NetType, *parts: Any) -> Line:
    element = kind.arguments[0] if kind.arguments else None
    items = _items(parts[0]) if parts and type(parts[0]) is not int else []
    if element is not None:
        items = [convert(x, element) for x in items]
    if kind.definition.endswith("Stack"):
        items.reverse()
    return Line(kind.definition, element, items)


def _line(name: str, kind: str) -> Implementation:
    return Implementation(
        name,
        properties={"Count": len, "IsSynchronized": lambda q: False, "SyncRoot": lambda q: q}
        if "Generic" not in name
        else {"Count": len},
        methods=_line_methods(kind),
        construct=_new_line,
    )


def _linked() -> Implementation:
    def cut(line: Line, place: int) -> None:
        if not line.items:
            raise invalid_operation("The LinkedList is empty.")
        del line.items[place]

    return Implementation(
        _GENERIC + "LinkedList",
        properties={"Count": len, "First": lambda q: _node(q, 0), "Last": lambda q: _node(q, -1)},
        methods={
            "AddFirst": lambda q, item: q.items.insert(0, convert(item, q.element)),
            "AddLast": lambda q, item: q.items.append(convert(item, q.element)),
            "RemoveFirst": lambda q: cut(q, 0),
            "RemoveLast": lambda q: cut(q, -1),
            "Clear": lambda q: q.items.clear(),
            "Contains": lambda q, item: any(same(x, item) for x in q.items),
            "GetEnumerator": Enumerator,
        },
        construct=_new_line,
    )


def _node(line: Line, place: int) -> Any:
    from pshv.runtime.values import PSObject

    return PSObject({"Value": line.items[place]}) if line.items else None


def _bits(kind: NetType, first: Any, value: bool = False) -> Any:
    from pshv.types.nettype import BOOLEAN

    if isinstance(first, list):
        return values.GenericList([bool(x) for x in first], BOOLEAN, "System.Collections.BitArray")
    return values.GenericList([value] * first, BOOLEAN, "System.Collections.BitArray")


IMPLEMENTATIONS = (
    Implementation(
        _GENERIC + "HashSet",
        properties={"Comparer": lambda s: None, "Count": len},
        methods=_SET,
        construct=_new_set,
    ),
    Implementation(
        _GENERIC + "SortedSet",
        properties={
            "Comparer": lambda s: None,
            "Count": len,
            "Max": lambda s: list(s)[-1] if len(s) else None,
            "Min": lambda s: next(iter(s), None),
        },
        methods=_SET,
        construct=_new_set,
    ),
    _line(_GENERIC + "Queue", "Queue"),
    _line("System.Collections.Queue", "Queue"),
    _line(_GENERIC + "Stack", "Stack"),
    _line("System.Collections.Stack", "Stack"),
    _linked(),
    Implementation(
        "System.Collections.BitArray",
        properties={"Count": len, "Length": len},
        methods={"Get": lambda b, i: b[i], "Set": lambda b, i, v: b.__setitem__(i, bool(v))},
        construct=_bits,
    ),
)
