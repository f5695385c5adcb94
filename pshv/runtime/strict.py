"""Set-StrictMode: which version is in force, and the errors it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import runtime_error

if TYPE_CHECKING:
    from pshv.language.extent import Extent

    from .scope import Scope
    from .session import Session

_EXEMPT = frozenset({"_", "matches", "ofs", "psitem", "lastexitcode"})


def version(scope: Scope) -> float:
    """The strict-mode version in force in `scope`, 0 when it is off."""
    for current in scope.chain():
        if current.strict is not None:
            return current.strict
    return 0.0


def undefined_variable(session: Session, scope: Scope, name: str) -> None:
    """Raises the error of a variable that was never set, when strict mode is on."""
    if name in _EXEMPT or version(scope) < 1:
        return
    where = _written(name)
    spelled = where.text.strip("${}") if where is not None else session.spelling.get(name, name)
    error = runtime_error(
        f"The variable '${spelled}' cannot be retrieved because it has not been set.",
        "VariableIsUndefined",
        "InvalidOperation",
        spelled,
    )
    error.record.extent = where
    raise error


def _written(name: str) -> Extent | None:
    """Where the running statement writes the variable."""
    import re

    from pshv.language.codegen.unit import current_place
    from pshv.language.extent import Extent

    place = current_place()
    if place is None or place.extent is None:
        return None
    around = place.extent
    found = re.search(rf"\$(?:{re.escape(name)}(?![\w:])|\{{{re.escape(name)}\}})", around.text, re.IGNORECASE)
    return found and Extent(around.source, around.start + found.start(), around.start + found.end())


def string_variable(scope: Scope, name: str) -> object:
    """A variable in an expandable string: strict mode 1 lets it be undefined there."""
    return scope.lookup(name) if version(scope) == 1 else scope[name]


def strict_call(scope: Scope, value: object) -> object:
    """The argument of `f(1, 2)`: an error under strict mode 2 and later."""
    if version(scope) >= 2:
        raise runtime_error(
            "The function or command was called as if it were a method. Parameters should be separated by spaces. For "
            "information about parameters, see the about_Parameters Help topic.",
            "StrictModeFunctionCallWithParens",
            "InvalidOperation",
        )
    return value
