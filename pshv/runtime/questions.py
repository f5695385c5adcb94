"""Questions with fixed answers: confirmation, and what to do under an Inquire preference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pshv.host.console import Choice

    from .session import Session


def choices(kind: str) -> list[Choice]:
    """The answers of a kind of question: 'confirm', 'continue' or 'inquire'."""
    from pshv.host.console import Choice

    yes = Choice("&Yes", "Continue with only the next step of the operation.")
    all_ = Choice("Yes to &All", "Continue with all the steps of the operation.")
    no = Choice("&No", "Skip this operation and proceed with the next operation.")
    none = Choice("No to A&ll", "Skip this operation and all subsequent operations.")
    suspend = Choice(
        "&Suspend", 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.'
    )
    if kind == "confirm":
        return [yes, all_, no, none, suspend]
    if kind == "continue":
        return [yes, no, suspend]
    return [
        yes,
        all_,
        Choice("&Halt Command", "Stop this command."),
        suspend,
    ]


def choose(
    session: Session, caption: str, message: str, answers: Sequence[Choice], default: int, command: str = ""
) -> int:
    """Asks on the host; raises the NonInteractive error where nobody can answer."""
    from pshv.host.console import NoAnswer

    from .shouldprocess import not_interactive

    try:
        return session.host.choose(caption, message, answers, default)
    except NoAnswer:
        raise not_interactive() from None


def inquire(session: Session, message: str) -> str:
    """What to do with a message under Inquire, as the name of an action."""
    answer = choose(session, "Confirm", message, choices("inquire"), 0)
    return ("continue", "continue", "stop", "continue")[answer]
