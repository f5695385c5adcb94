"""The error of `-View` with a name nobody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.errors import PSError, runtime_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pshv.formatting.views import View

_COMMANDS = {"table": "Format-Table", "list": "Format-List", "wide": "Format-Wide", "custom": "Format-Custom"}


def view_not_found(name: str, kind: str, type_name: str, views: Sequence[View], cmdlet: str) -> PSError:
    """FormatViewNotFound with what there is instead."""
    shape = kind.capitalize()
    message = f"The view name {name} cannot be found."
    same = [view.name for view in views if view.kind == kind]
    if same:
        listed = ", ".join(same)
        message += f" Specify one of the following {shape} views and try again: {listed}."
    else:
        others = [view for view in views if view.kind != kind]
        message += f" There are no existing {shape} views for {type_name} objects."
        if others:
            first = others[0]
            message += f" Use the {_COMMANDS[first.kind]} cmdlet to display the {first.name} view."
    suffix = f",{cmdlet}" if cmdlet else ""
    return runtime_error(
        message,
        f"FormatViewNotFound{suffix}",
        "ObjectNotFound",
        name,
        exception="System.Management.Automation.PipelineStoppedException",
    )
