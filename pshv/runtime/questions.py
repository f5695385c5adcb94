"""Questions with fixed answers: confirmation, and what to do under an Inquire preference.

Source: powershell-language.md section 8; ../shared/golden/tty/questions.golden (026 to 043, 065 to 070).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pshv.host.console import Choice

    from .invocation import CommandRun
    from .scope import Scope
    from .session import Session

GO_ON = "Continue with this operation?"
HALTED = "The running command stopped because the user selected the Stop option."
_TEXTS = {
    "yes": ("&Yes", "Continue with only the next step of the operation."),
    "all": ("Yes to &All", "Continue with all the steps of the operation."),
    "no": ("&No", "Skip this operation and proceed with the next operation."),
    "none": ("No to A&ll", "Skip this operation and all subsequent operations."),
    "halt": ("&Halt Command", "Stop this command."),
    "continue": ("&Continue", "Display the error message and continue with the next statement."),
    "silent": ("S&ilent Continue", "Continue with the next statement without displaying the error message."),
    "break": ("&Break", "Stop what is running."),
    "suspend": (
        "&Suspend",
        'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
    ),
}
KINDS = {
    "confirm": ("yes", "all", "no", "none", "suspend"),
    "continue": ("yes", "no", "suspend"),
    "inquire": ("yes", "all", "halt", "suspend"),
    "statement": ("continue", "silent", "break", "suspend"),
}


def choices(kind: str) -> list[Choice]:
    """The answers of a kind of question: 'confirm', 'continue', 'inquire' or 'statement'."""
    from pshv.host.console import Choice

    return [Choice(*_TEXTS[name]) for name in KINDS[kind]]


def choose(session: Session, caption: str, message: str, answers: Sequence[Choice], default: int) -> int:
    """Asks on the host; raises the NonInteractive error where nobody can answer."""
    from pshv.host.console import NoAnswer

    from .shouldprocess import not_interactive

    try:
        return session.host.choose(caption, message, answers, default)
    except NoAnswer:
        raise not_interactive() from None


def decide(session: Session, scope: Scope, kind: str, caption: str, message: str) -> str:
    """The name of the answer ('yes', 'all', 'no' ...); Suspend opens a prompt inside `scope`, then it asks again."""
    from .nesting import nested_prompt

    names = KINDS[kind]
    while True:
        name = names[choose(session, caption, message, choices(kind), 0)]
        if name != "suspend":
            return name
        nested_prompt(session, scope)


def inquire(run: CommandRun, stream: str, message: str) -> None:
    """Asks whether a command goes on after a record of a stream; Yes to All holds for its later ones.

    Raises ActionPreferenceStop at Halt.
    """
    if stream in run.continued:
        return
    answer = decide(run.session, run.scope, "inquire", "Confirm", message)
    if answer == "all":
        run.continued += (stream,)
    elif answer == "halt":
        raise _halted(run)


def _halted(run: CommandRun) -> Exception:
    from .errors import PSError, make_record

    record = make_record(
        HALTED,
        "ActionPreferenceStop",
        "OperationStopped",
        exception="System.Management.Automation.ActionPreferenceStopException",
    )
    run.complete(record)
    return PSError(record, script_level=True)


def inquire_statement(scope: Scope, message: str) -> str:
    """What to do with the error that ended a statement: 'continue', 'silentlycontinue' or 'stop'."""
    answer = decide(scope.session, scope, "statement", "Action to take for this exception:", message)
    return {"continue": "continue", "silent": "silentlycontinue", "break": "stop"}[answer]
