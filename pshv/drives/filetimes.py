"""Times of files: the host's epoch nanoseconds and .NET's ticks of 100 ns. Local time is the cluster's, UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.runtime.dates import DateTime

EPOCH_TICKS = 621355968000000000
TICKS_PER_SECOND = 10_000_000


def utc_date(nanoseconds: int) -> DateTime:
    """A DateTime of kind Utc."""
    from pshv.runtime.dates import DateTime

    return DateTime(EPOCH_TICKS + nanoseconds // 100, "Utc")


def local_date(nanoseconds: int) -> DateTime:
    """A DateTime of kind Local."""
    from pshv.runtime.dates import DateTime

    return DateTime(EPOCH_TICKS + nanoseconds // 100, "Local")


def epoch_nanoseconds(date: DateTime) -> int:
    """Nanoseconds since the epoch of a DateTime of any kind."""
    return (date.ticks - EPOCH_TICKS) * 100


def now_nanoseconds() -> int:
    """The session's present."""
    from pshv.runtime import dates

    return (dates.clock() - EPOCH_TICKS) * 100
