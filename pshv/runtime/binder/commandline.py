"""The command line: pairing, names, positions, remaining arguments. Source: powershell-language.md section 3, 1-7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError

from . import messages
from .argument import NO_VALUE, Argument

if TYPE_CHECKING:
    from pshv.runtime.declaration import ParameterSetUse

    from .state import State
    from .table import Entry


def find(state: State, argument: Argument) -> Entry | None:
    """The parameter a token names; AmbiguousParameter for several."""
    name = argument.name or ""
    hits = state.table.matches(name)
    if len(hits) > 1:
        raise messages.ambiguous_name(state.command, name, (e.name for e in hits), argument.name_extent)
    return hits[0] if hits else None


def pair(state: State, arguments: list[Argument]) -> list[Argument]:
    """Joins `-Name` tokens with the argument after them; switches take none."""
    result: list[Argument] = []
    index = 0
    count = len(arguments)
    while index < count:
        argument = arguments[index]
        index += 1
        if argument.name is None or argument.value is not NO_VALUE:
            result.append(argument)
            continue
        entry = find(state, argument)
        if entry is None:
            result.append(argument)
            continue
        if entry.parameter.is_switch:
            result.append(_filled(argument, entry, True, argument))
            continue
        following = arguments[index] if index < count else None
        if following is None:
            raise _missing(state, entry, argument)
        if following.name is not None:
            if following.value is not NO_VALUE or find(state, following) is not None:
                raise _missing(state, entry, argument)
            result.append(_filled(argument, entry, following.token_text, following))
        else:
            result.append(_filled(argument, entry, following.value, following))
        index += 1
    return result


def _filled(argument: Argument, entry: Entry, value: object, source: Argument) -> Argument:
    return Argument(
        entry.name,
        value,
        source.extent,
        argument.name_extent,
        source.text if source is not argument else None,
        splatted=argument.splatted,
        token_text=argument.token_text,
    )


def _missing(state: State, entry: Entry, argument: Argument) -> PSError:
    type_name = entry.parameter.net_type.clr_name
    return messages.missing_argument(state.command, entry.name, type_name, argument.name_extent)


def bind_named(state: State, arguments: list[Argument]) -> list[Argument]:
    """Binds what has a name; gives back the rest. An explicit argument beats a splatted one."""
    explicit: set[str] = set()
    if any(argument.splatted for argument in arguments):
        for argument in arguments:
            if argument.name is not None and not argument.splatted:
                entry = find(state, argument)
                if entry is not None:
                    explicit.add(entry.name)
    rest: list[Argument] = []
    for argument in arguments:
        if argument.name is None or argument.value is NO_VALUE:
            rest.append(argument)
            continue
        entry = find(state, argument)
        if entry is None:
            rest.append(argument)
            continue
        if argument.splatted and entry.name in explicit:
            continue
        if entry.name in state.values:
            raise messages.already_bound(state.command, entry.name, argument.name_extent)
        state.bind(entry, argument.value, argument.extent, coerce=True, text=argument.text)
    return rest


Positions = dict[int, dict["Entry", list[tuple[int, "ParameterSetUse"]]]]


def _positions(state: State) -> Positions:
    """Unbound positional parameters of the valid sets by position, with their uses."""
    table = state.table
    fresh = len(state.unbound) == len(table.entries)
    if fresh and table.start_positions is not None:
        start: Positions = table.start_positions  # type: ignore[assignment]
        return {position: dict(there) for position, there in start.items()}
    found = _find_positions(state)
    if fresh:
        table.start_positions = {position: dict(there) for position, there in found.items()}
    return found


def _find_positions(state: State) -> Positions:
    found: Positions = {}
    for entry in state.table.positional:
        if entry.name in state.bound_entries or not entry.takes_part(state.sets):
            continue
        for flag, use in entry.matching(state.sets):
            if use.remaining or use.position is None:
                continue
            there = found.setdefault(use.position, {})
            for other, uses in there.items():
                if other is not entry and any(f & flag or f == flag for f, _ in uses):
                    raise messages.ambiguous_position(state.command, state.extent)
            there.setdefault(entry, []).append((flag, use))
    return dict(sorted(found.items()))


def bind_positional(
    state: State, arguments: list[Argument], *, favour_default: bool = True
) -> tuple[list[Argument], PSError | None]:
    """Binds values by position; gives back what found no place, and the error to report for it."""
    if not any(argument.name is None for argument in arguments):
        return arguments, None
    positions = _positions(state)
    if not positions:
        return arguments, None
    sets = state.sets
    queue = list(arguments)
    rest: list[Argument] = []
    failure: PSError | None = None
    for there in positions.values():
        if not there:
            continue
        argument = _next_value(queue, rest)
        if argument is None:
            break
        default = state.table.default_flag if favour_default else 0
        tries = [(s, c) for c in (False, True) for s in (default if sets & default else 0, sets) if s]
        bound = False
        for wanted, coerce in tries:
            bound, failure = _bind_in_sets(state, there, argument, wanted, coerce)
            if bound:
                break
        if not bound:
            rest.append(argument)
        elif sets != state.sets:
            sets = state.sets
            _narrow(positions, sets)
    return rest + queue, failure


def _next_value(queue: list[Argument], rest: list[Argument]) -> Argument | None:
    """The next value; unknown `-x` tokens before it are set aside, each with the argument behind it."""
    while queue:
        argument = queue.pop(0)
        if argument.name is None:
            return argument
        rest.append(argument)
        if argument.value is NO_VALUE and queue and queue[0].name is None:
            rest.append(queue.pop(0))
    return None


def _bind_in_sets(
    state: State,
    there: dict[Entry, list[tuple[int, ParameterSetUse]]],
    argument: Argument,
    sets: int,
    coerce: bool,
) -> tuple[bool, PSError | None]:
    bound = False
    failure: PSError | None = None
    for entry, uses in there.items():
        if not any(flag == 0 or flag & sets for flag, _ in uses):
            continue
        try:
            if state.bind(entry, argument.value, argument.extent, coerce=coerce, text=argument.text, sets=sets):
                bound = True
        except PSError as error:
            if error.record.exception.type_name != messages.BINDING and not _swallowed(error):
                raise
            failure = error
    return bound, failure


def _swallowed(error: PSError) -> bool:
    """A validation that only says that a value is not meant for this parameter."""
    inner = error.record.exception.inner
    return inner is not None and bool((inner.properties or {}).get("SwallowException"))


def _narrow(positions: Positions, sets: int) -> None:
    for there in positions.values():
        for entry in list(there):
            uses = [pair for pair in there[entry] if pair[0] == 0 or pair[0] & sets]
            if uses:
                there[entry] = uses
            else:
                del there[entry]


def bind_remaining(state: State) -> None:
    """Gives the arguments left over to the parameter with ValueFromRemainingArguments."""
    if not state.arguments:
        return
    taker: Entry | None = None
    for entry in state.unbound:
        for _, use in entry.matching(state.sets):
            if use.remaining:
                if taker is not None:
                    raise state.ambiguous()
                taker = entry
    if taker is None:
        return
    collected = _collect(state.arguments)
    value: Any = collected
    extent = state.arguments[0].extent if len(state.arguments) == 1 else state.extent
    if not state.core:
        value = list(collected)
    if len(collected) == 1 and values.enumerate_value(collected[0]) is not None:
        value = collected[0]
    state.arguments = []
    state.bind(taker, value, extent, coerce=True, delay=False)


def _collect(arguments: list[Argument]) -> list[Any]:
    from pshv.types.nettype import OBJECT

    collected = values.GenericList((), OBJECT)
    for argument in arguments:
        if argument.name is not None:
            collected.append(argument.token_text)
        if argument.value is not NO_VALUE and argument.value is not values.NOTHING:
            collected.append(argument.value)
    return collected


def leftovers(arguments: list[Argument]) -> list[object]:
    """What a simple function finds in $args."""
    rest: list[object] = []
    for argument in arguments:
        if argument.name is not None:
            rest.append(argument.token_text)
        if argument.value is not NO_VALUE:
            rest.append(argument.value)
    return rest


def refuse_leftovers(state: State, failure: PSError | None) -> None:
    """The error for an argument no parameter took."""
    if not state.arguments:
        return
    argument = state.arguments[0]
    if argument.name is not None:
        raise messages.not_found(state.command, argument.name, argument.name_extent)
    if failure is not None:
        raise failure
    raise messages.positional_not_found(state.command, _shown(argument), state.extent)


def _shown(argument: Argument) -> str:
    from pshv.runtime.text import to_string

    if argument.text is not None:
        return argument.text
    return "$null" if argument.value is None else to_string(argument.value)
