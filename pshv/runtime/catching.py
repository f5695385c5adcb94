"""catch, trap, throw and exit from generated code. Source: powershell-language.md section 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from .errors import (
    RUNTIME_EXCEPTION,
    BreakSignal,
    ContinueSignal,
    ErrorRecord,
    ExceptionObject,
    ExitSignal,
    FlowSignal,
    PSError,
)
from .faults import as_ps_error
from .positions import locate
from .reporting import report, show
from .streams import keep
from .values import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scope import Scope
    from .typerefs import TypeReference

    Clauses = tuple[tuple[TypeReference, ...], ...]


class MethodReturn(FlowSignal):
    """`return` of a class method out of a nested Python function."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


def as_error(problem: BaseException) -> PSError:
    """What `catch` takes: Python's own limits are PowerShell errors too."""
    if isinstance(problem, PSError):
        return problem
    if isinstance(problem, MemoryError):
        from .limits import out_of_memory

        return out_of_memory()
    if isinstance(problem, Exception) and not isinstance(problem, RecursionError):
        return as_ps_error(problem)
    from .function import depth_overflow

    return depth_overflow()


# -- catch --------------------------------------------------------------------------------------------------------
def catch_clause(scope: Scope, error: PSError, clauses: Clauses) -> int:
    """The number of the catch clause that takes an error, -1 if none does."""
    if error.until is not None:  # $PSCmdlet.ThrowTerminatingError passes the handlers of its own function
        return -1
    locate(scope.session, error)
    scope.session.ok = False
    for exception in candidates(error.record.exception):
        for number, types in enumerate(clauses):
            if types and any(matches(scope, exception, reference) for reference in types):
                return number
    for number, types in enumerate(clauses):
        if not types:
            return number
    return -1


def candidates(exception: ExceptionObject) -> list[ExceptionObject]:
    """The exceptions a typed catch looks at, in order: the cause before its wrapper."""
    return [exception] if exception.inner is None else [exception.inner, exception]


def matches(scope: Scope, exception: ExceptionObject, reference: TypeReference) -> bool:
    """True when the exception is of the referenced type."""
    from pshv.types.nettype import type_of

    wanted = reference.get(scope)
    if exception.type_name == wanted.definition:
        return True
    value = exception.instance if exception.instance is not None else exception
    return type_of(value).derives_from(wanted)


def enter_catch(scope: Scope, error: PSError) -> tuple[Any, Any]:
    """Makes `$_` the record; gives what `leave_catch` needs."""
    session = scope.session
    session.record_error(error.record)
    if session.sinks.kept:  # -ErrorVariable of the functions that run knows caught errors too
        keep(session, "error", error.record)
    held = (scope.own_or_none("_"), session.caught)
    session.caught = error
    scope["_"] = error.record
    return held


def leave_catch(scope: Scope, held: tuple[Any, Any]) -> None:
    scope["_"], scope.session.caught = held


def rethrow(scope: Scope) -> NoReturn:
    """`throw` without a value: the caught error again, or ScriptHalted."""
    caught = scope.session.caught
    if isinstance(caught, PSError) and scope.holder("_") is not None:
        again = PSError(caught.record, thrown=True)
        raise again
    throw_value(scope, None)


# -- throw --------------------------------------------------------------------------------------------------------
def throw_value(scope: Scope, value: Any) -> NoReturn:
    """`throw value`."""
    raise PSError(record_of(value), thrown=True)


def record_of(value: Any) -> ErrorRecord:
    """The record of a thrown value: a record, an exception, or anything as a message."""
    base = getattr(value, "base", NOTHING)
    plain = value if base is NOTHING else base
    if isinstance(plain, ErrorRecord):
        return plain
    exception = exception_of(plain)
    if exception is not None:
        if exception.record is not None:
            return exception.record
        return ErrorRecord(exception, exception.message, "OperationStopped")
    from .text import to_text

    message = to_text(value)
    if not message:
        message = "ScriptHalted"
    return ErrorRecord(
        ExceptionObject(RUNTIME_EXCEPTION, message), message, "OperationStopped", None if value is NOTHING else value
    )


def exception_of(value: Any) -> ExceptionObject | None:
    """The exception a value is, also as an object of a script class."""
    if isinstance(value, ExceptionObject):
        return value
    inner = getattr(value, "exception_object", None)
    return inner if isinstance(inner, ExceptionObject) else None


# -- trap ---------------------------------------------------------------------------------------------------------
def run_traps(
    scope: Scope,
    problem: Exception,
    traps: tuple[tuple[TypeReference | None, Callable[[Scope, Any], None]], ...],
    out: Callable[[object], object],
    trying: bool,
) -> None:
    """Gives an error to the traps of its block: returns to go on with the next statement, else raises."""
    session = scope.session
    error = as_error(problem)
    locate(session, error)
    session.ok = False
    handler = _trap_for(scope, error, traps)
    session.trying = trying
    try:
        if handler is None:
            report(scope, error)
            return
        if _handled(scope, error, handler, out):
            return
        session.record_error(error.record)
        if trying:
            raise error
        show(scope, error.record)
    finally:
        session.trying = True


def _trap_for(scope: Scope, error: PSError, traps: Any) -> Any:
    for exception in candidates(error.record.exception):
        for reference, handler in traps:
            if reference is not None and matches(scope, exception, reference):
                return handler
    for reference, handler in traps:
        if reference is None:
            return handler
    return None


def _handled(scope: Scope, error: PSError, handler: Any, out: Any) -> bool:
    """Runs a trap's body: True after `continue`, False when it ran to its end; `break` raises the error."""
    from .scope import Scope as ScopeClass

    session = scope.session
    child = ScopeClass(scope, scope.state, session, "function")
    child["_"] = error.record
    before, scope.state.current, caught, session.caught = scope.state.current, child, session.caught, error
    try:
        handler(child, out)
    except ContinueSignal:
        session.record_error(error.record)
        session.ok = True
        return True
    except BreakSignal:
        error.script_level = True
        raise error from None
    except FlowSignal:
        session.record_error(error.record)
        raise
    finally:
        scope.state.current = before
        session.caught = caught
    return False


# -- exit ---------------------------------------------------------------------------------------------------------
def exit_with(scope: Scope, value: Any) -> NoReturn:
    """`exit value`: text counts as 0, other values are converted to int."""
    from .errors import PSError as Error

    code = 0
    if value is not None and value is not NOTHING:
        from pshv.types.nettype import INT32

        from .convert import convert

        try:
            code = convert(value[0] if isinstance(value, list) and value else value, INT32)
        except Error:
            code = 0
    raise ExitSignal(code)
