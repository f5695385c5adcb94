"""What becomes of an error that ended a statement: shown, hidden, asked about, or sent on.

Source: powershell-language.md section 7; powershell-traps.md 42.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import FlowSignal, PSError
from .faults import as_ps_error
from .positions import locate

if TYPE_CHECKING:
    from .errors import ErrorRecord
    from .scope import Scope

ACTIONS = ("silentlycontinue", "stop", "continue", "inquire", "ignore", "suspend", "break")


class StageFailure(FlowSignal):
    """An error of a later pipeline stage on its way through the stages before it, which must not catch it."""

    def __init__(self, error: PSError) -> None:
        super().__init__()
        self.error = error


def report(scope: Scope, problem: Exception) -> None:
    """Ends a statement with an error: returns when the next statement may run, else raises it again."""
    error = problem if isinstance(problem, PSError) else as_ps_error(problem)
    session = scope.session
    session.ok = False
    locate(session, error)
    if session.trying or error.script_level or error.until is not None:
        raise error
    record = error.record
    action = action_of(scope, "erroractionpreference")
    if action == "ignore":
        return
    session.record_error(record)
    if session.sinks.kept:
        from .streams import keep

        keep(session, "error", record)
    if action == "silentlycontinue":
        return
    if action == "inquire":
        from .questions import inquire_statement

        action = inquire_statement(scope, record.message)
        if action == "silentlycontinue":
            return
    if action == "stop":
        error.script_level = True
        raise error
    if error.thrown:
        raise error
    show(scope, record)


def report_stage(scope: Scope, error: Exception) -> None:
    """As `report` inside a pipeline stage: what goes on goes past the stages before it."""
    try:
        report(scope, error)
    except PSError as again:
        raise StageFailure(again) from None


def show(scope: Scope, record: ErrorRecord) -> None:
    """Writes a record to the error stream."""
    from .streams import write_error_record

    write_error_record(scope.session, record)


def action_of(scope: Scope, name: str) -> str:
    """A preference variable as the name of an action in lower case."""
    value: Any = scope.lookup(name)
    return action_name(value)


def action_name(value: Any) -> str:
    """An ActionPreference given as enum value, name or number."""
    if value is None:
        return "continue"
    name = getattr(value, "name", None)
    if name is not None:
        return str(name).lower()
    if type(value) is str:
        lower = value.strip().lower()
        matches = [action for action in ACTIONS if action.startswith(lower)]
        return lower if lower in ACTIONS else matches[0] if matches and lower else "continue"
    if isinstance(value, int) and 0 <= value < len(ACTIONS):
        return ACTIONS[value]
    return "continue"
