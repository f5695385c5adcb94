"""ShouldProcess and ShouldContinue. Source: powershell-language.md section 8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, make_record

if TYPE_CHECKING:
    from .invocation import CommandRun

_IMPACTS = ("none", "low", "medium", "high")
QUESTION = "Are you sure you want to perform this action?"


def should_process(run: CommandRun, target: str, action: str | None, caption: str | None) -> bool:
    """ShouldProcess(target[, action])."""
    message = f'Performing the operation "{action or run.name}" on target "{target}".'
    return decide(run, message, f"{QUESTION}\n{message}", caption or "Confirm")


def should_process_text(run: CommandRun, description: str, warning: str, caption: str) -> bool:
    """ShouldProcess(description, warning, caption): What if shows the description, the question the warning."""
    return decide(run, description, warning or QUESTION, caption or "Confirm")


def decide(run: CommandRun, message: str, question: str, caption: str) -> bool:
    """What if, a question, or yes."""
    what_if = run.flag("WhatIf")
    if what_if is None:
        what_if = _truth(run.scope.lookup("whatifpreference"))
    if what_if:
        host = run.session.host
        host.finish_line()
        host.write_line(f"What if: {message}")
        return False
    if _asks(run):
        if run.answers:
            return run.answers == "all"
        return _ask(run, caption, question)
    if run.declared is not None:
        run.write_stream("verbose", message)
    return True


def _truth(value: Any) -> bool:
    from .convert import to_bool

    return to_bool(value)


def _asks(run: CommandRun) -> bool:
    own = _level(getattr(run.declared, "confirm_impact", "Medium"))
    confirm = run.flag("Confirm")
    if confirm is not None:  # -Confirm is a preference of Low: only an impact of None does not reach it
        return confirm and own > 0
    preference = run.scope.lookup("confirmpreference")
    name = getattr(preference, "name", preference)
    wanted = _level(name)
    if wanted == 0:
        return False
    return own >= wanted


def _level(name: Any) -> int:
    lower = str(name).lower()
    if lower in _IMPACTS:
        return _IMPACTS.index(lower)
    return int(lower) if lower.isdigit() else 3


def _ask(run: CommandRun, caption: str, question: str) -> bool:
    from .questions import decide as decide_by_person

    answer = decide_by_person(run.session, run.scope, "confirm", caption, question)
    if answer in ("all", "none"):
        run.answers = answer
    return answer in ("yes", "all")


def should_continue(run: CommandRun, query: str, caption: str) -> bool:
    """ShouldContinue: no preference matters."""
    from .questions import decide as decide_by_person

    return decide_by_person(run.session, run.scope, "continue", caption, query) == "yes"


def should_continue_for_all(run: CommandRun, query: str, caption: str, before: str) -> tuple[bool, str]:
    """ShouldContinue with Yes to All and No to All: whether to go on, and 'all', 'none' or '' for the next time.

    `before` is what the call before gave.
    """
    from .questions import decide as decide_by_person

    if before:
        return before == "all", before
    answer = decide_by_person(run.session, run.scope, "confirm", caption, query)
    return answer in ("yes", "all"), answer if answer in ("all", "none") else ""


def not_interactive() -> PSError:
    """The error of a question nobody can answer."""
    return PSError(
        make_record(
            "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
            "InvalidOperation",
            "InvalidOperation",
            exception="System.Management.Automation.PSInvalidOperationException",
        )
    )
