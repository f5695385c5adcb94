"""The session that is running: what [Console], [IO.File] and [Environment] of a script reach."""

from __future__ import annotations

from typing import Any

session: Any = None
_outer: list[Any] = []


def enter(running: Any) -> None:
    """Make `running` the current session until `leave`."""
    global session
    _outer.append(session)
    session = running


def leave() -> None:
    """Put the session before back."""
    global session
    session = _outer.pop() if _outer else None  # a stop may come between the two lines of `enter`


def stand() -> tuple[Any, list[Any]]:
    """What runs now, to be put back by `resume`: sessions of several threads take turns."""
    return session, _outer


def resume(standing: tuple[Any, list[Any]]) -> None:
    """Put back what `stand` gave."""
    global session, _outer
    session, _outer = standing
