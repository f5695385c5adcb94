"""Completers a script registered (Register-ArgumentCompleter) or declared ([ArgumentCompleter({ })])."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree as T
from pshv.runtime.errors import PSError

from .parameters import find_parameter
from .result import Match

if TYPE_CHECKING:
    from .arguments import Slot
    from .place import Place

EXTRAS = "argument completers"


class Completers:
    """The registered completers of a session: by command and parameter, by parameter alone, native ones."""

    def __init__(self) -> None:
        self.custom: dict[tuple[str, str], Any] = {}
        self.native: dict[str, Any] = {}


def completers_of(session: Any) -> Completers:
    """The session's registered completers."""
    found = session.extras.get(EXTRAS)
    if not isinstance(found, Completers):
        found = session.extras[EXTRAS] = Completers()
    return found


def registered_matches(place: Place, slot: Slot) -> list[Match] | None:
    """What a script's completer gives, None when there is none for this argument."""
    known = completers_of(place.session)
    name = str(slot.name)
    if slot.declared is None or slot.parameter is None:
        block = known.native.get(name.lower())
        return None if block is None else _run(block, (slot.word, _ast(slot.command), place.cursor))
    parameter = slot.parameter
    command = slot.declared.name
    block = (
        known.custom.get((command.lower(), parameter.name.lower()))
        or known.custom.get((name.lower(), parameter.name.lower()))
        or known.custom.get(("", parameter.name.lower()))
        or parameter.completer
    )
    if block is None or not hasattr(block, "invoke"):
        return None
    arguments = (command, parameter.name, slot.whole, _ast(slot.command), _bound(slot))
    return _run(block, arguments)


def _ast(command: Any) -> Any:
    """The command's syntax as the object scripts see."""
    return command


def _run(block: Any, arguments: tuple[Any, ...]) -> list[Match]:
    from pshv.runtime.text import to_text

    try:
        values = block.invoke(arguments)
    except PSError:
        return []
    return [
        value if isinstance(value, Match) else Match(to_text(value), to_text(value), "ParameterValue", to_text(value))
        for value in values
        if value is not None
    ]


def _bound(slot: Slot) -> Any:
    """The arguments that stand on the line, as `$fakeBoundParameters`."""
    from pshv.runtime.values import Hashtable

    bound = Hashtable()
    elements = slot.command.elements
    for index, element in enumerate(elements):
        if not isinstance(element, T.CommandParameterAst) or slot.declared is None:
            continue
        parameter = find_parameter(slot.declared, element.name)
        if parameter is None:
            continue
        value = element.argument
        if value is None and not parameter.is_switch and index + 1 < len(elements):
            value = elements[index + 1]
        if value is None or isinstance(value, T.CommandParameterAst):
            if parameter.is_switch:
                bound[parameter.name] = True
            continue
        bound[parameter.name] = _constant(value)
    return bound


def _constant(node: Any) -> object:
    if isinstance(node, (T.StringConstantExpressionAst, T.ConstantExpressionAst)):
        return node.value
    return node.extent.text
