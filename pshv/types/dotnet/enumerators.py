"""IEnumerator: what GetEnumerator gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.netexception import invalid_operation
from pshv.runtime.values import enumerate_value
from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

IMPLEMENTATIONS = ()


class Enumerator(NetObject):
    """A position in a collection; the pipeline unrolls what is left of it."""

    __slots__ = ("source", "place", "items")
    type_names = ("System.Collections.IEnumerator", "System.Object")
    enumerates = True

    def __init__(self, source: Iterable[Any]) -> None:
        self.source = source
        self.items: Iterator[Any] = iter(enumerate_value(source) or source)
        self.place: tuple[bool, Any] = (False, None)

    def __iter__(self) -> Iterator[Any]:
        yield from self.items

    def move_next(self) -> bool:
        for item in self.items:
            self.place = (True, item)
            return True
        self.place = (False, None)
        return False

    def current(self) -> Any:
        if not self.place[0]:
            raise invalid_operation("Enumeration has either not started or has already finished.")
        return self.place[1]

    def reset(self) -> None:
        self.items = iter(enumerate_value(self.source) or self.source)
        self.place = (False, None)

    def _of_current(self, name: str) -> Any:
        return getattr(self.place[1], name, None)

    members = member_table(
        Property("Current", lambda e: e.current() if e.place[0] else None),
        Property("Key", lambda e: e._of_current("key"), hidden=True),
        Property("Value", lambda e: e._of_current("value"), hidden=True),
        Property("Entry", lambda e: e.place[1], hidden=True),
        Method("MoveNext", lambda e: e.move_next(), ("bool MoveNext()",)),
        Method("Reset", lambda e: e.reset(), ("void Reset()",)),
        Method("Dispose", lambda e: None, ("void Dispose()",)),
    )
