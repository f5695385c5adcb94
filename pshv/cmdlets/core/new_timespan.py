"""New-TimeSpan."""

from __future__ import annotations

from typing import Any

from pshv.runtime import dates
from pshv.runtime.cmdlet import Cmdlet

PARTS = {
    "Days": dates.TICKS_PER_DAY,
    "Hours": dates.TICKS_PER_HOUR,
    "Minutes": dates.TICKS_PER_MINUTE,
    "Seconds": dates.TICKS_PER_SECOND,
    "Milliseconds": dates.TICKS_PER_MILLISECOND,
}


class NewTimeSpan(Cmdlet):
    """Creates a TimeSpan object."""

    name = "New-TimeSpan"

    def process(self) -> None:
        bound = self.bound
        if any(bound.get(name) is not None for name in PARTS):
            ticks = sum(int(bound[name]) * size for name, size in PARTS.items() if bound.get(name) is not None)  # type: ignore[call-overload]
            self.write(dates.span(ticks))
            return
        start: Any = bound.get("Start")
        end: Any = bound.get("End")
        if start is None and end is None and not self.expecting_input:
            self.write(dates.span(0))
            return
        here = dates.now()
        self.write(dates.span((end or here).ticks - (start or here).ticks))
