"""What a dynamicparam block gives: RuntimeDefinedParameter objects as the binder's parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .values import HashMap, enumerate_value, unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .declaration import Parameter
    from .session import Session


def parameters_from(output: list[Any], session: Session) -> Sequence[Parameter]:
    """The parameters in the output of a dynamicparam block."""
    found: list[Any] = []
    for item in output:
        _collect(unwrap(item), found)
    from .runtimeparameters import runtime_parameter

    return [runtime_parameter(each, session) for each in found]


def _collect(item: Any, found: list[Any]) -> None:
    if isinstance(item, HashMap):
        found.extend(unwrap(value) for value in item.values())
        return
    values = getattr(item, "values", None)
    if callable(values):
        found.extend(unwrap(value) for value in values())
        return
    items = enumerate_value(item)
    if items is not None:
        for each in items:
            _collect(unwrap(each), found)
