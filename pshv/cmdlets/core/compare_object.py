"""Compare-Object.

Both sides are gone through place by place. What is not equal to its opposite looks for a partner among those that wait
on the other side, else it waits itself; what is pushed out of the window, or left at the end, differs.
Source: powershell-formatting.md 10; powershell-traps.md 15; pipeline-cmdlets-107 to -114.
"""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError
from pshv.runtime.values import NOTHING, PSObject
from pshv.types import members

from .expressions import PropertyExpression, expand, parse
from .ordering import compare

RIGHT, LEFT, EQUAL = "=>", "<=", "=="


class Entry:
    """An object and the values it is compared by."""

    __slots__ = ("item", "values")

    def __init__(self, item: Any, values: list[Any]) -> None:
        self.item = item
        self.values = values


class CompareObject(Cmdlet):
    """Compares two sets of objects."""

    name = "Compare-Object"
    ReferenceObject: list[Any] | None
    DifferenceObject: list[Any] | None
    SyncWindow: int | None

    def begin(self) -> None:
        self.differences: list[Any] = []

    def process(self) -> None:
        found = self.DifferenceObject
        self.differences += list(found) if isinstance(found, list) else [found]

    def end(self) -> None:
        bound = self.bound
        given: Any = bound.get("Property")
        self.case = bool(bound.get("CaseSensitive"))
        self.expressions = parse(self, given or [], ())
        reference: Any = bound.get("ReferenceObject") or []
        window: Any = bound.get("SyncWindow")
        left = [self.entry(item) for item in reference if item is not None]
        right = [self.entry(item) for item in self.differences if item is not None]
        self.compare_sides(left, right, None if window is None else int(window))

    def entry(self, item: Any) -> Entry:
        if not self.expressions:
            return Entry(item, [item])
        values: list[Any] = []
        for expression in self.expressions:
            values += [value for _, value in self.named_values(expression, item)]
        return Entry(item, values)

    def named_values(self, expression: PropertyExpression, item: Any) -> list[tuple[str, Any]]:
        if expression.pattern is not None:
            return [(name, members.get(item, name)) for name in expand(expression, item)]
        try:
            value = expression.read(item)
        except PSError:
            value = None
        return [(expression.name, None if value is NOTHING else value)]

    # -- comparing
    def equal(self, first: Entry, second: Entry) -> bool:
        if len(first.values) != len(second.values):
            return False
        return all(same(a, b, self.case) for a, b in zip(first.values, second.values, strict=True))

    def compare_sides(self, left: list[Entry], right: list[Entry], window: int | None) -> None:
        """Goes through both sides place by place; what has no partner waits, at most `window` of each side."""
        waiting_left, waiting_right = Backlog(self), Backlog(self)
        for place in range(max(len(left), len(right))):
            one = left[place] if place < len(left) else None
            other = right[place] if place < len(right) else None
            if one is not None and other is not None and self.equal(one, other):
                self.emit(one, EQUAL)
                continue
            if other is not None:
                match = waiting_left.take(other)
                if match is not None:
                    self.emit(match, EQUAL)
                    other = None
            if one is not None and waiting_right.take(one) is not None:
                self.emit(one, EQUAL)
                one = None
            self._queue(other, waiting_right, RIGHT, window)
            self._queue(one, waiting_left, LEFT, window)
        for entry in waiting_right.entries.values():
            self.emit(entry, RIGHT)
        for entry in waiting_left.entries.values():
            self.emit(entry, LEFT)

    def _queue(self, entry: Entry | None, waiting: Backlog, side: str, window: int | None) -> None:
        if entry is None:
            return
        waiting.add(entry)
        while window is not None and len(waiting.entries) > window:
            self.emit(waiting.first(), side)

    # -- output
    def emit(self, entry: Entry, side: str) -> None:
        bound = self.bound
        if side == EQUAL:
            if not bound.get("IncludeEqual") and not (bound.get("ExcludeDifferent") and self.session.edition == "core"):
                return
            if bound.get("ExcludeDifferent") and "IncludeEqual" in bound and not bound.get("IncludeEqual"):
                return
        elif bound.get("ExcludeDifferent"):
            return
        if bound.get("PassThru"):
            self.write(with_side(entry.item, side))
            return
        made: dict[str, Any] = {}
        if self.expressions:
            for expression in self.expressions:
                made.update(self.named_values(expression, entry.item))
        else:
            made["InputObject"] = entry.item
        made["SideIndicator"] = side
        self.write(PSObject(made))


def with_side(item: Any, side: str) -> Any:
    """The object itself with a note that says where it was."""
    from .add_member import add_note

    return add_note(item, "SideIndicator", side, force=True)


def same(first: Any, second: Any, case: bool) -> bool:
    """Equality as Compare-Object sees it: two custom objects are always equal."""
    if type(first) is PSObject and type(second) is PSObject and first.base is NOTHING and second.base is NOTHING:
        from pshv.runtime.text import to_string

        return to_string(first) == to_string(second)
    return compare(first, second, case=case) == 0


class Backlog:
    """Entries of one side that wait for a partner, the oldest first; plain texts and numbers are found by key."""

    def __init__(self, owner: CompareObject) -> None:
        self.owner = owner
        self.entries: dict[int, Entry] = {}
        self.by_key: dict[Any, dict[int, Entry]] = {}
        self.others = 0

    def add(self, entry: Entry) -> None:
        """Puts an entry at the end."""
        self.entries[id(entry)] = entry
        key = plain_key(entry, self.owner.case)
        if key is None:
            self.others += 1
        else:
            self.by_key.setdefault(key, {})[id(entry)] = entry

    def first(self) -> Entry:
        """Takes the oldest entry."""
        entry = next(iter(self.entries.values()))
        self.drop(entry)
        return entry

    def drop(self, entry: Entry) -> None:
        """Takes an entry out."""
        del self.entries[id(entry)]
        key = plain_key(entry, self.owner.case)
        if key is None:
            self.others -= 1
        else:
            del self.by_key[key][id(entry)]

    def take(self, wanted: Entry) -> Entry | None:
        """Takes the oldest entry equal to `wanted`, None when there is none."""
        key = plain_key(wanted, self.owner.case)
        if key is not None and not self.others and len({k[0] for k in self.by_key} | {key[0]}) == 1:
            found = next(iter(self.by_key.get(key, {}).values()), None)
        else:
            found = next((entry for entry in self.entries.values() if self.owner.equal(entry, wanted)), None)
        if found is not None:
            self.drop(found)
        return found


def plain_key(entry: Entry, case: bool) -> Any:
    """A key that equal entries share, for values that are all texts or all int32; None for others."""
    kinds = {type(value) for value in entry.values}
    if kinds == {int}:
        return (int, *entry.values)
    if kinds == {str} and all(value.isascii() and value.isprintable() for value in entry.values):
        return (str, *(value if case else value.lower() for value in entry.values))
    return None
