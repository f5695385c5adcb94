"""Missing mandatory parameters: which they are, which set to settle on, and asking for them.

Source of the rules: powershell-language.md section 3, steps 8 and 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import messages
from .table import EVERY_SET, count_sets

if TYPE_CHECKING:
    from pshv.runtime.declaration import ParameterSetUse

    from .state import State
    from .table import Entry


class _SetNeeds:
    """What one parameter set still needs."""

    __slots__ = ("by_property", "by_value", "fixed", "flag", "is_default", "pipelineable")

    def __init__(self, flag: int, is_default: bool) -> None:
        self.flag = flag
        self.is_default = is_default
        self.fixed: dict[Entry, None] = {}  # mandatory, and not to be had from the pipeline
        self.pipelineable: dict[Entry, None] = {}
        self.by_value: dict[Entry, None] = {}
        self.by_property: dict[Entry, None] = {}

    @property
    def for_all(self) -> bool:
        return self.flag == EVERY_SET

    def add(self, entry: Entry, use: ParameterSetUse, expecting_input: bool) -> None:
        if not expecting_input or not (use.by_value or use.by_property):
            self.fixed[entry] = None
            return
        self.pipelineable[entry] = None
        if use.by_value:
            self.by_value[entry] = None
        if use.by_property:
            self.by_property[entry] = None


class _Analysis:
    """The state of the decision: what each set needs, and what is missing in the end."""

    def __init__(self, state: State, expecting_input: bool) -> None:
        self.state = state
        self.default = state.table.default_flag
        self.needs: dict[int, _SetNeeds] = {}
        self.missing: list[Entry] = []
        self.mandatory_sets = 0
        self.in_all = False
        self.any = False
        bound = state.bound_entries
        for entry in state.table.mandatory:
            if entry.name not in bound:
                self._look_at(entry, expecting_input)

    def _look_at(self, entry: Entry, expecting_input: bool) -> None:
        missing = False
        for flag, use in entry.matching(self.state.sets):
            if not use.mandatory:
                continue
            key = flag or EVERY_SET
            if key not in self.needs:
                self.needs[key] = _SetNeeds(key, bool(self.default and self.default & key))
            self.needs[key].add(entry, use, expecting_input)
            missing = self.any = True
            if key == EVERY_SET:
                self.in_all = True
            else:
                self.mandatory_sets |= self.state.sets & key
        if missing and not expecting_input:
            self.missing.append(entry)

    def collect(self, sets: int) -> list[_SetNeeds]:
        """Adds what the given sets (and all sets) need from the command line; gives back the other sets."""
        others = []
        for need in self.needs.values():
            if need.flag & sets or need.for_all:
                self.missing.extend(need.fixed)
            else:
                others.append(need)
        return others


def missing_mandatory(state: State, valid_count: int, expecting_input: bool) -> list[Entry]:
    """The mandatory parameters that must come from the command line; may settle the parameter set."""
    found = _Analysis(state, expecting_input)
    if not found.any or not expecting_input:
        return found.missing
    if not found.mandatory_sets:
        found.mandatory_sets = state.sets
    if found.in_all:
        found.mandatory_sets = state.sets & (state.table.all_flags or EVERY_SET)
    default = found.default
    if valid_count > 1 and default and not default & found.mandatory_sets and default & state.sets:
        _prefer_complete_default(found)
    count = count_sets(found.mandatory_sets)
    if count == 0:
        raise state.ambiguous()
    if count == 1:
        found.collect(found.mandatory_sets)
    elif not state.prioritized and not (default & found.mandatory_sets and _latch_on_default(found)):
        _latch_on_input(found)
    return found.missing


def _prefer_complete_default(found: _Analysis) -> None:
    """The default set lacks nothing: take it, unless another set waits for pipeline input."""
    state = found.state
    for need in found.needs.values():
        if need.flag & state.sets and not need.flag & found.default and not need.for_all and need.pipelineable:
            return
    found.mandatory_sets = state.sets & ~found.mandatory_sets
    state.sets = found.mandatory_sets
    if state.sets == found.default:
        state.name_set()
    else:
        state.prioritized = found.default


def _latch_on_default(found: _Analysis) -> bool:
    state = found.state
    others = [need for need in found.needs.values() if not need.for_all and not need.is_default]
    other_takes = any(need.pipelineable and not need.fixed for need in others)
    other_takes_property = any(need.by_property for need in others)
    own = found.needs.get(found.default)
    latch = False
    if own is not None:
        latch = (bool(own.by_property) and not other_takes_property) or (bool(own.pipelineable) and not other_takes)
    latch = latch or not other_takes
    if not latch and EVERY_SET in found.needs:
        latch = bool(found.needs[EVERY_SET].fixed)
    if latch:
        found.mandatory_sets = state.sets = found.default
        state.name_set()
        found.collect(found.default)
    return latch


def _latch_on_input(found: _Analysis) -> None:
    by_value, many_values = _single(found, "by_value")
    by_property, many_properties = _single(found, "by_property")
    unique = 0
    if by_value and by_property and by_value == by_property:
        unique = by_value
    if bool(by_value or many_values) != bool(by_property or many_properties):
        unique = by_value or by_property
    if unique:
        _choose(found, unique)
        return
    state = found.state
    fixed_sets = 0
    lacking = False
    for need in found.needs.values():
        if (need.flag & found.mandatory_sets or need.for_all) and need.fixed:
            lacking = True
            if not need.for_all:
                fixed_sets |= need.flag
    if not lacking:
        return
    if by_value:
        _choose(found, by_value)
        return
    if not many_values and not many_properties:
        raise state.ambiguous()
    if fixed_sets:
        state.ignore_sets(fixed_sets)
        if state.sets == 0:
            raise state.ambiguous()
        if count_sets(state.sets) == 1:
            state.name_set()


def _single(found: _Analysis, slot: str) -> tuple[int, bool]:
    """The only set with such parameters (0 when there is none or several), and whether there are several."""
    hits = [
        need.flag
        for need in found.needs.values()
        if need.flag & found.mandatory_sets and not need.for_all and getattr(need, slot)
    ]
    return (hits[0], False) if len(hits) == 1 else (0, len(hits) > 1)


def _choose(found: _Analysis, chosen: int) -> None:
    state = found.state
    others = found.collect(chosen)
    own = [need for need in found.needs.values() if need.flag & chosen and not need.for_all]
    if any(need.fixed for need in own):
        state.sets = chosen
        state.name_set()
        return
    flags = 0
    for need in others:
        flags |= need.flag
    state.ignore_sets(flags)
    state.name_set()
    if state.sets != chosen:
        state.prioritized = chosen


def ask_for_missing(state: State, missing: list[Entry], position: int) -> None:
    """Asks the person at the console for the missing values, or raises MissingMandatoryParameter."""
    host: Any = getattr(state.session, "host", None)
    wanted = list({entry.name: entry for entry in missing}.values())
    if host is None or not getattr(host, "interactive", False):
        raise messages.missing_mandatory(state.command, [entry.name for entry in missing], state.extent)
    from pshv.host import fields
    from pshv.host.console import NoAnswer

    asked = [fields.Field(entry.name, entry.parameter.net_type, _help(state, entry)) for entry in wanted]
    caption = f"cmdlet {state.command.name} at command pipeline position {position}"
    try:
        answers = fields.ask(host, caption, "Supply values for the following parameters:", asked)
    except NoAnswer:
        answers = None
    if answers is None:
        raise messages.missing_mandatory(state.command, [entry.name for entry in missing], state.extent)
    for entry, answer in zip(wanted, answers, strict=True):
        state.bind(entry, answer, None, coerce=True, delay=False)


def _help(state: State, entry: Entry) -> str:
    """The HelpMessage of the parameter in the sets that are still possible."""
    return next((use.help_message for _, use in entry.matching(state.sets) if use.help_message), "")
