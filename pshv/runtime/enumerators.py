"""Enumerators as values: `$input`, `$foreach`, `$switch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Enumerator(NetObject):
    __slots__ = ("current",)
    current: Any

    def move_next(self) -> bool:
        raise NotImplementedError

    def reset(self) -> None:
        raise NotImplementedError


_MEMBERS = member_table(
    Property("Current", lambda o: o.current, None, "System.Object"),
    Method("MoveNext", lambda o: o.move_next(), ("bool MoveNext()",)),
    Method("Reset", lambda o: o.reset(), ("void Reset()",)),
)


class LoopEnumerator(_Enumerator):
    """`$foreach` and `$switch`: the loop's own enumerator, which a script may move on."""

    __slots__ = ("_items", "_source")
    type_names = ("System.Array+ArrayEnumerator", "System.Object")
    members = _MEMBERS

    def __init__(self, items: Iterable[Any]) -> None:
        self._source = items
        self._items: Iterator[Any] = iter(items)
        self.current = None

    def __iter__(self) -> LoopEnumerator:
        return self

    def __next__(self) -> Any:
        self.current = next(self._items)
        return self.current

    def move_next(self) -> bool:
        """Goes on to the next item, which the loop then does not see."""
        try:
            self.current = next(self._items)
        except StopIteration:
            self.current = None
            return False
        return True

    def reset(self) -> None:
        self._items = iter(self._source)


class InputEnumerator(_Enumerator):
    """`$input`: enumerating it uses it up."""

    __slots__ = ("_items", "_place")
    type_names = (
        "System.Collections.ArrayList+ArrayListEnumeratorSimple",
        "System.Object",
    )
    members = _MEMBERS
    enumerates = True

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = list(items)
        self._place = -1
        self.current = None

    def __iter__(self) -> Iterator[Any]:
        while self.move_next():
            yield self.current

    def __len__(self) -> int:
        return len(self._items) - self._place - 1

    def move_next(self) -> bool:
        if self._place + 1 >= len(self._items):
            self._place = len(self._items)
            self.current = None
            return False
        self._place += 1
        self.current = self._items[self._place]
        return True

    def reset(self) -> None:
        self._place = -1
