"""What the binder decided for one call site, kept so that the next call only converts and checks the values.

Which parameter each piece of a command line goes to depends on the text alone as long as nothing is splatted, piped in
or added by $PSDefaultParameterValues, and as long as each position has one parameter. Then the second call of the same
site needs no names, positions or parameter sets any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values

from .binding import Binding
from .coerce import bind_value
from .table import EVERY_SET, table_of

if TYPE_CHECKING:
    from pshv.language.extent import Extent
    from pshv.runtime.callsite import Item
    from pshv.runtime.declaration import Command
    from pshv.runtime.session import Session

    from .table import Entry, Table

_QUICK: dict[str, type] = {"System.Int32": int, "System.String": str, "System.Boolean": bool, "System.Double": float}


class PlannedBinding(Binding):
    """A binding without pipeline input."""

    __slots__ = ("planned_set",)

    def __init__(self, command: Command, bound: dict[str, object], set_name: str) -> None:
        self.command = command
        self.values = bound
        self.rest = []
        self.direct = None
        self.usual = None
        self.explicit = ()
        self._input = None
        self.planned_set = set_name

    @property
    def set_name(self) -> str:
        return self.planned_set


class _Step:
    """One argument: where its value stands, and the parameter it goes to. `quick` values need no conversion."""

    __slots__ = ("entry", "extent", "filled", "place", "quick", "sets", "text")

    def __init__(self, entry: Entry, place: int, extent: Extent | None, text: str | None) -> None:
        self.entry = entry
        self.place = place  # -1 for a switch without a value
        self.extent = extent
        self.text = text
        self.sets = EVERY_SET
        self.quick = _quick_type(entry)
        self.filled = entry.mandatory and self.quick is str


def _quick_type(entry: Entry) -> type | None:
    parameter = entry.parameter
    if parameter.attributes or not parameter.has_type or parameter.net_type.element is not None:
        return None
    return _QUICK.get(parameter.net_type.definition)


class Plan:
    """The steps of one call site for one command."""

    __slots__ = ("command", "set_name", "steps")

    def __init__(self, command: Command, steps: list[_Step], set_name: str) -> None:
        self.command = command
        self.steps = steps
        self.set_name = set_name

    def bind(self, given: tuple[Any, ...], session: Session) -> PlannedBinding | None:
        """Binds the values of one call; None when this call has to take the long way. Raises PSError as that does."""
        for step in self.steps:
            if step.entry.pipeline and step.place >= 0 and hasattr(given[step.place], "invoke_under"):
                return None
        bound: dict[str, object] = {}
        for step in self.steps:
            entry = step.entry
            value = True if step.place < 0 else given[step.place]
            if type(value) is not step.quick or step.text is not None or (step.filled and value == ""):
                value = bind_value(
                    self.command, entry, value, step.extent, session, coerce=True, sets=step.sets, text=step.text
                )
            bound[entry.name] = value
        return PlannedBinding(self.command, bound, self.set_name)


def make_plan(command: Command, items: tuple[Item, ...], binding: Binding, session: Session) -> Plan | None:
    """The plan of a call that was just bound, None when the next one may have to be bound differently."""
    if command.has_dynamic or binding.rest or binding.state.delayed or has_defaults(session):
        return None
    table = table_of(command)
    steps = _named(table, items)
    if steps is None:
        return None
    named = [step for step in steps if step is not None]
    if not _place_positional(table, items, named):
        return None
    if [step.entry.name for step in named] != list(binding.values):
        return None
    sets = EVERY_SET
    for step in named:
        step.sets = sets
        if step.entry.flags:
            sets &= step.entry.flags
    return Plan(command, named, binding.set_name)


def has_defaults(session: Session) -> bool:
    """Whether $PSDefaultParameterValues holds anything."""
    table: Any = values.unwrap(session.get_variable("PSDefaultParameterValues"))
    return table is not None and (not isinstance(table, values.HashMap) or len(table) > 0)


def _named(table: Table, items: tuple[Item, ...]) -> list[_Step] | None:
    """Steps of the arguments with names, None when a name does not mean exactly one parameter."""
    steps: list[_Step] = []
    place = 0
    index = 0
    while index < len(items):
        item = items[index]
        index += 1
        if item.kind == "splat":
            return None
        if item.kind == "value":
            place += 1
            continue
        hits = table.matches(item.name or "")
        if len(hits) != 1:
            return None
        entry = hits[0]
        if item.kind == "pair":
            steps.append(_Step(entry, place, item.extent, item.text))
            place += 1
        elif entry.parameter.is_switch:
            steps.append(_Step(entry, -1, item.extent, None))
        else:
            if index == len(items) or items[index].kind != "value":
                return None
            steps.append(_Step(entry, place, items[index].extent, items[index].text))
            place += 1
            index += 1
    return steps


def _place_positional(table: Table, items: tuple[Item, ...], steps: list[_Step]) -> bool:
    """Adds the steps of positional arguments; False when a position could be one of several parameters."""
    taken = {step.place for step in steps}
    free: list[tuple[int, Item]] = []
    place = 0
    for item in items:
        if item.kind == "value" and place not in taken:
            free.append((place, item))
        if item.kind != "name":
            place += 1
    if not free:
        return True
    positions = _positions(table, {step.entry.name for step in steps})
    if positions is None or len(positions) < len(free):
        return False
    for (place, item), entry in zip(free, positions, strict=False):
        steps.append(_Step(entry, place, item.extent, item.text))
    return True


def _positions(table: Table, named: set[str]) -> list[Entry] | None:
    """The parameters of the positions in order, None when that depends on the parameter set."""
    found: dict[int, Entry] = {}
    for entry in table.positional:
        if entry.name in named:
            continue
        if len({use.mandatory for _, use in entry.uses}) > 1:
            return None
        for _, use in entry.uses:
            if use.remaining:
                return None
            if use.position is not None and found.setdefault(use.position, entry) is not entry:
                return None
    return list(dict.fromkeys(found[position] for position in sorted(found)))
