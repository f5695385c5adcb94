"""What the common parameters do: variables that collect, preferences for what runs inside a function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .text import to_text
from .values import ArrayList

if TYPE_CHECKING:
    from collections.abc import Callable

    from .invocation import CommandRun
    from .scope import Scope
    from .streams import Sinks

    Out = Callable[[object], object]

_PREFERENCES = (
    ("ErrorAction", "erroractionpreference"),
    ("WarningAction", "warningpreference"),
    ("InformationAction", "informationpreference"),
    ("ProgressAction", "progresspreference"),
)


def set_preferences(run: CommandRun, scope: Scope) -> None:
    """Preference variables of an advanced function's scope."""
    for parameter, variable in _PREFERENCES:
        if parameter in run.common:
            scope[variable] = run.common[parameter]
    verbose, debug = run.flag("Verbose"), run.flag("Debug")
    if verbose is not None:
        scope["verbosepreference"] = action("Continue" if verbose else "SilentlyContinue")
    if debug is not None:
        scope["debugpreference"] = action("Continue" if debug else "SilentlyContinue")
    what_if, confirm = run.flag("WhatIf"), run.flag("Confirm")
    if what_if is not None:
        from .values import Switch

        scope["whatifpreference"] = Switch(what_if)
    if confirm is not None:
        scope["confirmpreference"] = impact("Low" if confirm else "None")


def action(name: str) -> Any:
    """An ActionPreference value."""
    from pshv.types.nettype import resolve_type

    return resolve_type("System.Management.Automation.ActionPreference").enum_member(name)


def impact(name: str) -> Any:
    """A ConfirmImpact value."""
    from pshv.types.nettype import resolve_type

    return resolve_type("System.Management.Automation.ConfirmImpact").enum_member(name)


def tapped_output(run: CommandRun, out: Out) -> Out:
    """Output that also fills the variable of -OutVariable and sets that of -PipelineVariable."""
    common = run.common
    if "OutVariable" in common:
        kept = run.collections.setdefault("OutVariable", [])
        onward = out

        def keep(value: object) -> None:
            kept.append(value)
            onward(value)

        out = keep
    if "PipelineVariable" in common:
        name = to_text(common["PipelineVariable"]).lower()
        scope, after = run.caller, out

        def publish(value: object) -> None:
            scope[name] = value
            after(value)

        out = publish
    return out


def collecting_sinks(run: CommandRun, sinks: Sinks) -> Sinks:
    """Streams whose records are also kept for -ErrorVariable and its like."""
    changed = sinks.changed()
    for parameter, stream in (
        ("ErrorVariable", "error"),
        ("WarningVariable", "warning"),
        ("InformationVariable", "information"),
    ):
        if parameter in run.common:
            changed.kept += ((stream, run.collections.setdefault(parameter, [])),)
    return changed


def store_collections(run: CommandRun) -> None:
    """Sets the variables of -OutVariable and of the stream variables; `+name` appends."""
    for parameter in ("ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable"):
        if parameter not in run.common:
            continue
        name = to_text(run.common[parameter])
        items = run.collections.get(parameter, [])
        scope = run.caller
        if name.startswith("+"):
            name = name[1:]
            before = scope.lookup(name.lower())
            kept = list(before) if isinstance(before, list) else [] if before is None else [before]
            items = [*kept, *items]
        owner, name = (
            (scope.qualified(name.split(":", 1)[0].lower()), name.split(":", 1)[1]) if ":" in name else (scope, name)
        )
        owner.assign(name.lower(), ArrayList(items), name)
    if "PipelineVariable" in run.common:
        run.caller.remove(to_text(run.common["PipelineVariable"]).lower())
