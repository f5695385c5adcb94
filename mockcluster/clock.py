"""Clocks: where the wall time comes from, and cluster time, which never goes backwards.

Cluster time is UTC: ``max(last, wall + offset)``. The offset and the last time live in the file, so all processes
agree.
"""

from __future__ import annotations

import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Clock(Protocol):
        """A source of wall time."""

        def now(self) -> int:
            """Return microseconds since 1970 UTC."""
            ...


_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND = datetime.timedelta(microseconds=1)


def microseconds(moment: datetime.datetime) -> int:
    """Return a moment as microseconds since 1970 UTC; a naive one counts as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return (moment - _EPOCH) // _MICROSECOND


def moment(time: int) -> datetime.datetime:
    """Return the aware UTC datetime of microseconds since 1970."""
    return _EPOCH + datetime.timedelta(microseconds=time)


class WallClock:
    """The machine's clock; ``datetime.datetime`` is looked up at each call, so that freezegun can replace it."""

    def now(self) -> int:
        """Return microseconds since 1970 UTC."""
        return microseconds(datetime.datetime.now(datetime.UTC))


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime.datetime | int) -> None:
        self.at = at if isinstance(at, int) else microseconds(at)

    def now(self) -> int:
        """Return microseconds since 1970 UTC."""
        return self.at

    def move(self, **span: float) -> None:
        """Move the clock by a span given as for ``datetime.timedelta``."""
        self.at += datetime.timedelta(**span) // _MICROSECOND
