"""Start-Sleep: the cluster's time passes; a person at the prompt (or a paced session) waits, a script does not."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.timepassing import pass_time


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
