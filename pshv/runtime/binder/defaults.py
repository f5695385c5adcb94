"""$PSDefaultParameterValues: values for parameters nobody gave. Source: powershell-language.md sections 2 and 3 (4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError

if TYPE_CHECKING:
    from .state import State


def apply_defaults(state: State) -> None:
    """Binds what $PSDefaultParameterValues has for this command, to parameters still unbound in the valid sets."""
    session = state.session
    if session is None or state.command.simple:
        return
    table: Any = session.get_variable("PSDefaultParameterValues")
    if table is None or not hasattr(table, "items") or not len(list(table.keys())):
        return
    if values.unwrap(table.get("Disabled", False)) is True:
        return
    from pshv.runtime.wildcard import Wildcard

    names = {state.command.name.lower()} | _alias_names(state)
    for key, value in list(table.items()):
        command, colon, parameter = str(key).rpartition(":")
        if not colon:
            continue
        pattern = Wildcard(command.strip().strip("'\""))
        if any(pattern.matches(name) for name in names):
            _apply(state, parameter.strip().strip("'\""), value)


def _alias_names(state: State) -> set[str]:
    """The names a key may use for the command: its own only (aliases are resolved by the engine)."""
    return {f"{state.command.module}\\{state.command.name}".lower()} if state.command.module else set()


def _apply(state: State, pattern: str, value: Any) -> None:
    from pshv.runtime.wildcard import Wildcard

    if any(ch in pattern for ch in "*?["):
        matcher = Wildcard(pattern)
        hits = [entry for entry in state.unbound if matcher.matches(entry.name)]
    else:
        hits = [e for e in state.table.matches(pattern) if e in state.unbound]
    if len(hits) != 1:
        return
    entry = hits[0]
    if not entry.takes_part(state.sets) or entry.name in state.values:
        return
    if hasattr(value, "invoke_under") and entry.parameter.net_type.definition != (
        "System.Management.Automation.ScriptBlock"
    ):
        value = value.invoke_value()
    try:
        state.bind(entry, value, None, coerce=True, delay=False)
        state.defaults_used = True
    except PSError:
        return
