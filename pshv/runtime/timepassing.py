"""Time of a session: what it is, and how it passes while somebody waits.

The cluster's clock runs through at once what is slept; a paced session really waits. Background jobs get their turns
while time passes (`pshv.host.weave`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from .session import Session

TICKS_PER_MICROSECOND = 10
UNIX_EPOCH_TICKS = dates.UNIX_EPOCH_TICKS


def now(session: Session) -> int:
    """The session's time in ticks (UTC)."""
    return session.ticks() if session.ticks is not None else dates.clock()


def pass_time(session: Session, seconds: float) -> None:
    """Let `seconds` pass."""
    pass_until(session, now(session) + round(seconds * dates.TICKS_PER_SECOND))


def pass_until(session: Session, target: int) -> None:
    """Let time pass until `target` (ticks): jobs that become due meanwhile run, each at its time."""
    weave: Any = session.extras.get("strands")
    if weave is not None:
        weave.pass_until(target)
    else:
        move_clock(session, target)


def move_clock(session: Session, target: int) -> None:
    """Set the clock forward to `target`: what is due in the cluster happens. A paced or watched session waits."""
    ticks = target - now(session)
    if ticks <= 0:
        return
    if session.pace or session.watched:
        from time import sleep

        sleep(ticks / dates.TICKS_PER_SECOND / float(session.pace or 1))
        ticks = target - now(session)
        if session.pace or ticks <= 0:
            return
    if session._open_cluster is not None:
        session.cluster.advance(microseconds=-(-ticks // TICKS_PER_MICROSECOND))
    if session.ticks is None:
        _move_own_clock(ticks)


def _move_own_clock(ticks: int) -> None:
    """Without a cluster's clock, one that runs ahead of the present one."""
    clock: Any = dates.clock
    if not isinstance(clock, MovedClock):
        clock = MovedClock(dates.clock)
        dates.set_clock(clock)
    clock.ahead += ticks


class MovedClock:
    """A clock that runs ahead of another by the time slept."""

    __slots__ = ("ahead", "base")

    def __init__(self, base: Callable[[], int]) -> None:
        self.base = base
        self.ahead = 0

    def __call__(self) -> int:
        return self.base() + self.ahead
