"""Start-Sleep: the cluster's time passes, the host does not wait (unless the session is paced)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.session import Session


class StartSleep(Cmdlet):
    """Suspends the activity in a script or session for the specified period of time."""

    name = "Start-Sleep"

    def process(self) -> None:
        bound = self.bound
        seconds = 0.0
        duration: Any = bound.get("Duration")
        if bound.get("Milliseconds") is not None:
            seconds = int(bound["Milliseconds"]) / 1000  # type: ignore[call-overload]
        elif duration is not None:
            seconds = duration.ticks / 10_000_000
            if seconds < 0:
                self.throw(
                    self.error(
                        f"Cannot validate argument on parameter 'Duration': the value {duration.ticks} is negative.",
                        "MinimumAllowedValue",
                        "InvalidArgument",
                        exception="System.ArgumentException",
                    )
                )
        elif bound.get("Seconds") is not None:
            seconds = float(bound["Seconds"])  # type: ignore[arg-type]
        pass_time(self.session, seconds)


def pass_time(session: Session, seconds: float) -> None:
    """Lets cluster time pass: what is due in it happens, the session's clock moves on. A paced session waits too."""
    from pshv.runtime import dates

    pace: Any = getattr(session, "pace", None)
    if pace:
        from time import sleep

        sleep(seconds / float(pace))
        return
    if session._open_cluster is not None:
        cluster: Any = session.cluster
        cluster.advance(seconds=seconds)
    if session.ticks is not None:
        return
    if dates.clock is dates._wall_ticks or isinstance(dates.clock, MovedClock):
        if not isinstance(dates.clock, MovedClock):
            dates.set_clock(MovedClock(dates.clock))
        clock: Any = dates.clock
        clock.ahead += int(seconds * dates.TICKS_PER_SECOND)


class MovedClock:
    """A clock that runs ahead of another by the time slept."""

    __slots__ = ("ahead", "base")

    def __init__(self, base: Callable[[], int]) -> None:
        self.base = base
        self.ahead = 0

    def __call__(self) -> int:
        return self.base() + self.ahead
