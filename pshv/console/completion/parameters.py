"""Parameter names of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree as T
from pshv.runtime.commandsyntax import type_text
from pshv.runtime.errors import PSError

from .result import Match

if TYPE_CHECKING:
    from pshv.runtime.declaration import Command, Parameter

    from .place import Place


def declaration_of(place: Place, command: Any) -> Command | None:
    """The declaration of the command a node names; functions the text itself defines count."""
    name = getattr(command.elements[0], "value", None) if command.elements else None
    if not isinstance(name, str):
        return None
    session = place.session
    try:
        found = session.commands.find(name, session.scope)
        declared: Command | None = found.declaration() if found is not None else None
    except PSError:
        return None
    return declared


def type_label(parameter: Parameter) -> str:
    """`[string[]]` and the like, as tooltips show a parameter's type."""
    return "switch" if parameter.is_switch else type_text(parameter)


def parameter_matches(place: Place, command: Any, word: str, token: Any) -> list[Match]:
    """Parameters that begin with `word` and are not given yet; common ones last."""
    declared = declaration_of(place, command)
    if declared is None:
        return []
    given = _given(declared, command, token)
    own: list[Match] = []
    common: list[Match] = []
    wanted = word.lower()
    hidden = any(use.dont_show for p in declared.parameters.values() for use in p.sets.values())
    for parameter in declared.parameters.values():
        if parameter.name.lower() in given or all(use.dont_show for use in parameter.sets.values()):
            continue
        if hidden and parameter.common:
            continue
        target = common if parameter.common and parameter.name not in ("WhatIf", "Confirm") else own
        fits = parameter.name.lower().startswith(wanted)
        for name in (parameter.name,) if fits or parameter.common else parameter.aliases:
            if name.lower().startswith(wanted):
                target.append(Match(f"-{name}", name, "ParameterName", f"[{type_label(parameter)}] {parameter.name}"))
    return own + common


def _given(declared: Command, command: Any, token: Any) -> set[str]:
    """Names of the parameters the command states already (without the one being typed)."""
    given: set[str] = set()
    for element in command.elements:
        if isinstance(element, T.CommandParameterAst) and element.extent.start != token.start:
            parameter = find_parameter(declared, element.name)
            if parameter is not None:
                given.add(parameter.name.lower())
    return given


def find_parameter(declared: Command, name: str) -> Parameter | None:
    """The one parameter a name or its beginning means."""
    from pshv.runtime.binder.table import table_of

    hits = table_of(declared).matches(name)
    return hits[0].parameter if len(hits) == 1 else None
