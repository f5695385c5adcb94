"""Binding of one pipeline object. Source: powershell-language.md section 3 ("Pipeline"), powershell-traps.md 38."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError

from . import messages
from .mandatory import missing_mandatory
from .table import count_sets

if TYPE_CHECKING:
    from collections.abc import Callable

    from .state import State
    from .table import Entry

# (by value?, conversion?) in the order they are tried.
_STEPS = ((True, False), (False, False), (True, True), (False, True))


class InputBinder:
    """Binds objects one after the other; before each, what the last one bound is taken back."""

    __slots__ = ("base_name", "base_sets", "base_unbound", "base_values", "bound", "defaults", "prioritized", "state")

    def __init__(self, state: State, defaults: Callable[[State], None]) -> None:
        self.state = state
        self.base_sets = state.sets
        self.base_name = state.set_name
        self.base_unbound = list(state.unbound)
        self.base_values = dict(state.values)
        self.prioritized = state.prioritized
        self.defaults = defaults
        self.bound: list[str] = []

    def reset(self) -> None:
        """Takes back what the last object bound."""
        state = self.state
        for name in self.bound:
            state.bound_entries.pop(name, None)
            if name in self.base_values:
                state.values[name] = self.base_values[name]
            else:
                state.values.pop(name, None)
        self.bound = []
        state.sets = self.base_sets
        state.set_name = self.base_name
        state.unbound = list(self.base_unbound)

    def bind(self, item: object) -> list[str]:
        """Binds one object; the names of the parameters it bound. Raises PSError: an error of this object only."""
        self.reset()
        state = self.state
        try:
            blocks = self._run_blocks(item)
            result = self._bind_object(item)
            state.verify_selected()
        except PSError as error:
            self.reset()
            error.record.target = item
            raise
        if not (blocks or result):
            self.reset()
            raise messages.input_not_bound(state.command, item, state.extent)
        missing = missing_mandatory(state, count_sets(state.sets), False)
        if missing:
            self.reset()
            raise messages.input_missing_mandatory(state.command, (entry.name for entry in missing), item, state.extent)
        return self.bound

    def _run_blocks(self, item: object) -> bool:
        """Evaluates delay-bind script blocks with `$_` set to the object."""
        state = self.state
        for name, (entry, block, extent) in state.delayed.items():
            try:
                value = block.value_in_child(item)
            except PSError as error:
                raise messages.block_failed(state.command, name, error, extent) from None
            if value is values.NOTHING:
                raise messages.block_without_output(state.command, name, extent)
            self._give(entry, value, coerce=True)
        return bool(state.delayed)

    def _give(self, entry: Entry, value: object, *, coerce: bool) -> bool:
        done = self.state.bind(entry, value, self.state.extent, coerce=coerce, delay=False)
        if done:
            self.bound.append(entry.name)
        return done

    def _bind_object(self, item: object) -> bool:
        state = self.state
        first = self.prioritized
        sets = first or state.sets
        result = False
        for round_number in range(2 if first else 1):
            for by_value, coerce in _STEPS:
                if self._step(item, by_value, coerce, sets):
                    if not first or round_number == 1:
                        state.validate_sets(before_input=True, set_default=True)
                        sets = state.sets
                    result = True
            if first and round_number == 0:
                if state.sets == first:
                    break
                sets = state.sets & ~first
        state.validate_sets(before_input=False, set_default=True)
        self.defaults(state)
        return result

    def _step(self, item: object, by_value: bool, coerce: bool, sets: int) -> bool:
        default = self.state.table.default_flag
        if default and sets & default:
            if self._in_sets(item, by_value, coerce, default):
                return True
            sets &= ~default
        return self._in_sets(item, by_value, coerce, sets)

    def _in_sets(self, item: object, by_value: bool, coerce: bool, sets: int) -> bool:
        any_bound = False
        for entry in reversed(list(self.state.unbound)):
            if not entry.pipeline or not entry.takes_part(sets):
                continue
            for _, use in entry.matching(sets):
                if by_value and use.by_value:
                    done = self._by_value(entry, item, coerce)
                elif not by_value and use.by_property and item is not None:
                    done = self._by_property(entry, item, coerce)
                else:
                    continue
                if done:
                    any_bound = True
                    break
        return any_bound

    def _by_value(self, entry: Entry, item: object, coerce: bool) -> bool:
        try:
            return self._give(entry, item, coerce=coerce)
        except PSError as error:
            kind = error.record.exception.type_name
            if kind in (messages.TRANSFORMATION, messages.BINDING) and coerce:
                return False
            raise

    def _by_property(self, entry: Entry, item: object, coerce: bool) -> bool:
        found = property_of(item, entry)
        if found is None:
            return False
        value = found()
        if value is values.NOTHING:
            return False
        return self._give(entry, value, coerce=coerce)


def property_of(item: object, entry: Entry) -> Callable[[], object] | None:
    """The getter of the object's property with the parameter's name, or an alias of it."""
    for name in (entry.name, *entry.parameter.aliases):
        getter = _getter(item, name)
        if getter is not None:
            return getter
    return None


def _getter(item: Any, name: str) -> Callable[[], object] | None:
    from pshv.types import members

    if isinstance(item, values.HashMap):  # keys of a dictionary are no properties
        from pshv.types.nettype import type_of
        from pshv.types.resolution import find_property

        bound = find_property(type_of(item), name.lower())
        return None if bound is None else (lambda: bound.getter(item))
    value = members.lookup(item, name, values.NOTHING)
    if value is values.NOTHING or type(value).__name__ == "MethodGroup":
        return None
    return lambda: value
