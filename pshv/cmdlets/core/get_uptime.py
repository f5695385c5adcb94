"""Get-Uptime."""

from __future__ import annotations

from pshv.runtime import dates
from pshv.runtime.cmdlet import Cmdlet


class GetUptime(Cmdlet):
    """Gets the time elapsed since the management node's last boot."""

    name = "Get-Uptime"

    def process(self) -> None:
        started = boot_ticks()
        if self.bound.get("Since"):
            self.write(dates.DateTime(started, "Local"))
            return
        elapsed = dates.clock() - started
        self.write(dates.span(elapsed - elapsed % dates.TICKS_PER_SECOND))


def boot_ticks() -> int:
    """When the management node last booted: at six in the morning of the week's first day."""
    now = dates.clock()
    monday = now - now % (7 * dates.TICKS_PER_DAY)
    return (
        monday + 6 * dates.TICKS_PER_HOUR if now - monday > 6 * dates.TICKS_PER_HOUR else monday - dates.TICKS_PER_DAY
    )
