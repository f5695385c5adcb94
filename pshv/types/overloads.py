"""Choice of the overload a call means, and the conversion of its arguments."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.runtime.errors import PSError
from pshv.types import ranks
from pshv.types.membererrors import ambiguous, argument_error, no_overload
from pshv.types.nettype import OBJECT, NetType, type_of
from pshv.types.signature import PLACEHOLDER, Overload, default_value


class _Candidate:
    __slots__ = ("overload", "ranks", "expanded")

    def __init__(self, overload: Overload, ranks_: list[int], expanded: list[NetType] | None) -> None:
        self.overload = overload
        self.ranks = ranks_
        self.expanded = expanded

    def type_at(self, place: int) -> NetType:
        if self.expanded is not None:
            return self.expanded[place]
        return self.overload.parameters[place].type


class Chosen:
    """The overload chosen, and whether its last parameter takes the rest of the arguments one by one."""

    __slots__ = ("overload", "expanded")

    def __init__(self, overload: Overload, expanded: bool) -> None:
        self.overload = overload
        self.expanded = expanded


def choose(name: str, overloads: list[Overload], arguments: list[Any]) -> Chosen:
    """The best overload for `arguments`. Raises MethodCountCouldNotFindBest."""
    count = len(arguments)
    if len(overloads) == 1:
        only = overloads[0]
        if not only.has_params and len(only.parameters) == count:
            return Chosen(only, False)
    candidates = [c for o in overloads if (c := _rate(o, arguments)) is not None]
    if not candidates:
        raise no_overload(name, count)
    if len(candidates) == 1:
        best = candidates[0]
        return Chosen(best.overload, best.expanded is not None)
    best = candidates[0]
    tied = False
    for other in candidates[1:]:
        result = _compare(best, other, arguments)
        if result == 0:
            tied = True
        elif result < 0:
            best = other
            tied = False
    if tied:
        raise ambiguous(name, count)
    return Chosen(best.overload, best.expanded is not None)


def _rate(overload: Overload, arguments: list[Any]) -> _Candidate | None:
    parameters = overload.parameters
    count, wanted = len(arguments), len(parameters)
    if count > wanted and not overload.has_params:
        return None
    if count < wanted and not (overload.has_params and count + 1 == wanted) and count + overload.optional < wanted:
        return None
    found: list[int] = []
    expanded: list[NetType] | None = None
    for place, parameter in enumerate(parameters):
        if parameter.is_params:
            element = parameter.type.element
            if element is None:
                return None
            if count == wanted:
                whole = _rank(arguments[place], parameter.type, False)
                single = _rank(arguments[place], element, False)
                if single > whole:
                    expanded = [p.type for p in parameters[:-1]] + [element]
                found.append(max(whole, single))
            else:
                rest = [_rank(a, element, False) for a in arguments[place:]]
                found.extend(rest)
                expanded = [p.type for p in parameters[:-1]] + [element] * len(rest)
            break
        if place >= count:
            break
        found.append(_rank(arguments[place], parameter.type, parameter.is_ref))
    if not all(found):
        return None
    return _Candidate(overload, found, expanded)


def _rank(value: Any, target: NetType, is_ref: bool) -> int:
    if type(value) is values.Reference:
        if is_ref:
            return ranks.rank_value(value.value, target)
        if target.definition == "System.Management.Automation.PSReference":
            return ranks.IDENTITY
        return ranks.rank_value(value, target)
    if is_ref:
        return ranks.NONE
    return ranks.rank_value(value, target)


def _compare(a: _Candidate, b: _Candidate, arguments: list[Any]) -> int:
    """Positive if `a` is better, negative if `b`, 0 if neither."""
    length = len(a.ranks)
    better = 0
    for place in range(length):
        weight = length - place
        first, second = a.ranks[place], b.ranks[place]
        if first == second == ranks.UNRELATED_ARRAYS:
            first, second = _element_ranks(arguments[place], a.type_at(place), b.type_at(place))
        if first != second:
            better += weight if first > second else -weight
    if better == 0:
        better = _break_tie(a, b)
    if better == 0:
        if any(a.type_at(i) is not b.type_at(i) for i in range(length)):
            return 0
        if a.expanded is not None and b.expanded is not None:
            return 1 if len(a.overload.parameters) > len(b.overload.parameters) else -1
        if a.expanded is not None:
            return -1
        if b.expanded is not None:
            return 1
        return len(b.overload.parameters) - len(a.overload.parameters)
    return better


def _element_ranks(value: Any, first: NetType, second: NetType) -> tuple[int, int]:
    element = type_of(value).element
    if element is None or first.element is None or second.element is None:
        return 0, 0
    return ranks.rank_type(element, first.element), ranks.rank_type(element, second.element)


def _break_tie(a: _Candidate, b: _Candidate) -> int:
    """The most specific parameter where nothing is lost, the most general where something is."""
    better = 0
    weight = len(a.ranks)
    for place in range(len(a.ranks)):
        first, second = a.ranks[place], b.ranks[place]
        skip = min(first, second) < ranks.NULL_TO_VALUE or (first >= ranks.NUMERIC_IMPLICIT) != (
            second >= ranks.NUMERIC_IMPLICIT
        )
        if not skip:
            if first >= ranks.NUMERIC_IMPLICIT:
                weight = -weight
            forth = ranks.rank_type(a.type_at(place), b.type_at(place))
            back = ranks.rank_type(b.type_at(place), a.type_at(place))
            if forth < back:
                better += weight
            elif forth > back:
                better -= weight
        weight = abs(weight) - 1
    return better


def convert_arguments(name: str, chosen: Chosen, arguments: list[Any]) -> list[Any]:
    """Arguments as the overload's parameter types; left-out optional ones are filled in."""
    parameters = chosen.overload.parameters
    result: list[Any] = []
    for place, parameter in enumerate(parameters):
        if parameter.is_params and (chosen.expanded or place >= len(arguments)):
            element = parameter.type.element
            assert element is not None
            rest = [_convert(name, parameter.name, value, element) for value in arguments[place:]]
            result.append(_array(rest, element))
            break
        if place >= len(arguments):
            result.append(default_value(parameter))
            continue
        value = arguments[place]
        if parameter.is_ref:
            result.append(value)
        else:
            result.append(_convert(name, parameter.name, value, parameter.type))
    return result


def _array(items: list[Any], element: NetType) -> list[Any]:
    from pshv.types.nettype import OBJECT

    return items if element is OBJECT else values.TypedArray(items, element)


def _convert(name: str, parameter: str, value: Any, target: NetType) -> Any:
    if value is values.NOTHING:
        value = None
    if value is None and not target.is_value_type:
        from pshv.types.nettype import STRING

        return "" if target is STRING else None
    if type(value) is values.PSObject and value.base is not values.NOTHING and target is not OBJECT:
        value = value.base
    if value is not None and type_of(value) is target:
        return value
    try:
        if target.is_interface:
            return _to_interface(value, target)
        return convert(value, target)
    except PSError as error:
        raise argument_error(name, parameter, value, target, error) from None


def _to_interface(value: Any, target: NetType) -> Any:
    """Sequences of a type must be one; other interfaces are taken on trust."""
    if target.arguments and target.arguments[0] is not PLACEHOLDER and not type_of(value).derives_from(target):
        return convert(value, target)
    return value
