"""A prompt inside a running pipeline: what Suspend and `$Host.EnterNestedPrompt()` open, until `exit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .streams import Sinks

if TYPE_CHECKING:
    from .scope import Scope
    from .session import Session

_KEPT = ("_top", "top_output", "top_code", "input", "arguments", "sinks", "trying", "prompt_scope", "ok", "history_id")


def nested_prompt(session: Session, scope: Scope) -> None:
    """Let the host read and run lines in `scope`; what runs outside finds its own state again afterwards.

    Raises the NonInteractive error on a host that has no prompt.
    """
    from .shouldprocess import not_interactive

    nest = session.host.nest
    if nest is None:
        raise not_interactive()
    kept = {name: getattr(session, name) for name in _KEPT}
    session.sinks = Sinks()
    session.trying = False
    session.prompt_scope = scope
    _set_level(session, session.nested_level + 1)
    try:
        nest()
    finally:
        _set_level(session, session.nested_level - 1)
        for name, value in kept.items():
            setattr(session, name, value)


def _set_level(session: Session, level: int) -> None:
    session.nested_level = level
    dict.__setitem__(session.global_scope, "nestedpromptlevel", level)
