"""Time stamps of the cluster log: `2022/03/30-15:27:15.681`."""

from __future__ import annotations

import calendar
import time as _time

EMPTY = "1601/01/01-00:00:00.000"
"""What the cluster prints for a time that was never set."""

FILETIME_OF_1970 = 116_444_736_000_000_000
MINUTE = 60_000
_LONGEST_CACHE = 20_000

_minutes: dict[int, str] = {}
_seconds: list[str] = []


def minute_head(minute: int) -> str:
    """`YYYY/MM/DD-hh:mm:` of the given minute since 1970 UTC."""
    head = _minutes.get(minute)
    if head is None:
        if len(_minutes) > _LONGEST_CACHE:
            _minutes.clear()
        moment = _time.gmtime(minute * 60)
        head = _minutes[minute] = (
            f"{moment.tm_year:04d}/{moment.tm_mon:02d}/{moment.tm_mday:02d}-{moment.tm_hour:02d}:{moment.tm_min:02d}:"
        )
    return head


def stamp(time: int) -> str:
    """The stamp of `time`, milliseconds since 1970 UTC."""
    minute, rest = divmod(time, MINUTE)
    return f"{minute_head(minute)}{rest // 1000:02d}.{rest % 1000:03d}"


def second_tails() -> list[str]:
    """`ss.mmm` for each of the 60,000 milliseconds of a minute: made once, for those who write many lines."""
    if not _seconds:
        _seconds.extend(f"{second:02d}.{rest:03d}" for second in range(60) for rest in range(1000))
    return _seconds


def unstamp(text: str) -> int:
    """Milliseconds since 1970 UTC of a stamp."""
    fields = (int(text[0:4]), int(text[5:7]), int(text[8:10]), int(text[11:13]), int(text[14:16]), int(text[17:19]))
    return calendar.timegm(fields) * 1000 + int(text[20:23])


def filetime(time: int | None) -> int:
    """Windows FILETIME (100 ns since 1601) of milliseconds since 1970 UTC; 0 for a time that was never set."""
    return 0 if time is None else FILETIME_OF_1970 + time * 10_000
