"""How custom views draw an object: (object, formatter) -> lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.formatting.properties import value as prop
from pshv.runtime.text import to_display, to_string
from pshv.runtime.values import enumerate_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.formatting.formatter import Formatter


def find(name: str) -> Callable[[Any, Formatter], list[str]]:
    """The drawing called `name` in the tables of views."""
    if name.endswith("_help"):
        from pshv.formatting.views import help as help_views

        return getattr(help_views, name)  # type: ignore[no-any-return]
    return _DRAWINGS[name]


def date(obj: Any, formatter: Formatter) -> list[str]:
    """Long date and long time; a DisplayHint of Get-Date may leave one of them out."""
    hint = to_display(prop(obj, "DisplayHint"))
    if hint == "Date":
        return [to_string(_base(obj), "D")]
    if hint == "Time":
        return [to_string(_base(obj), "T")]
    return [f"{to_string(_base(obj), 'D')} {to_string(_base(obj), 'T')}"]


def _base(obj: Any) -> Any:
    from pshv.runtime.values import unwrap

    return unwrap(obj)


def text(obj: Any, formatter: Formatter) -> list[str]:
    return [to_display(obj)]


def message(obj: Any, formatter: Formatter) -> list[str]:
    return [to_display(prop(obj, "Message"))]


def information(obj: Any, formatter: Formatter) -> list[str]:
    return [to_display(obj)]


def error(obj: Any, formatter: Formatter) -> list[str]:
    from pshv.formatting.errors import render

    session = formatter.session
    return [obj.message] if session is None else render(obj, session).split("\n")


def match_info(obj: Any, formatter: Formatter) -> list[str]:
    """Select-String: the match with its path and number, its neighbours around it."""
    show = getattr(obj, "display_lines", None)
    if show is None:
        return [to_display(obj)]
    session = formatter.session
    coloured = session is not None and bool(session.host.colours)
    current = ""
    if session is not None:
        drives: Any = session.drives
        current = str(getattr(drives, "current", ""))
    return list(show(current, coloured))


def parameter_set(obj: Any, formatter: Formatter) -> list[str]:
    """A parameter set: its name, then each parameter with its facts."""
    lines = ["", f"Parameter Set Name: {to_display(prop(obj, 'Name'))}"]
    lines.append(f"Is default parameter set: {to_display(prop(obj, 'IsDefault'))}")
    lines.append("")
    for parameter in enumerate_value(prop(obj, "Parameters")) or ():
        lines.append(f"  Parameter Name: {to_display(prop(parameter, 'Name'))}")
        lines.append(f"    ParameterType = {to_display(prop(parameter, 'ParameterType'))}")
        position = prop(parameter, "Position")
        shown = "Named" if isinstance(position, int) and position < 0 else to_display(position)
        lines.append(f"    Position = {shown}")
        lines.append(f"    IsMandatory = {to_display(prop(parameter, 'IsMandatory'))}")
        lines.append(f"    IsDynamic = {to_display(prop(parameter, 'IsDynamic'))}")
        lines.append(f"    HelpMessage = {to_display(prop(parameter, 'HelpMessage'))}")
        lines.append(f"    ValueFromPipeline = {to_display(prop(parameter, 'ValueFromPipeline'))}")
        by_name = to_display(prop(parameter, "ValueFromPipelineByPropertyName"))
        lines.append(f"    ValueFromPipelineByPropertyName = {by_name}")
        rest = to_display(prop(parameter, "ValueFromRemainingArguments"))
        lines.append(f"    ValueFromRemainingArguments = {rest}")
        aliases = ", ".join(to_display(one) for one in enumerate_value(prop(parameter, "Aliases")) or ())
        lines.append(f"    Aliases = {{{aliases}}}")
        lines.append("    Attributes =")
        lines.extend(f"      {to_display(one)}" for one in enumerate_value(prop(parameter, "Attributes")) or ())
        lines.append("")
    return lines


def extended_error(obj: Any, formatter: Formatter) -> list[str]:
    from pshv.formatting.errordetail import detail

    return detail(obj, formatter.session)


_DRAWINGS: dict[str, Callable[[Any, Formatter], list[str]]] = {
    function.__name__: function
    for function in (date, text, message, information, error, match_info, parameter_set, extended_error)
}
