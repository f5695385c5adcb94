"""System.DateOnly and System.TimeOnly."""

from __future__ import annotations

from typing import Any

from pshv.runtime import dates, values
from pshv.runtime.dates import DateOnly, DateTime, TimeOnly, TimeSpan
from pshv.runtime.netexception import format_error
from pshv.types.implementation import Implementation
from pshv.types.nettype import known_type


def is_day(value: Any) -> bool:
    return isinstance(value, DateOnly)


def parse_day(text: str, *_: Any) -> DateOnly:
    """Raises FormatException."""
    from pshv.runtime.dateparse import parse_date
    from pshv.runtime.netexception import NetException

    try:
        moment = parse_date(text)
    except NetException:
        raise format_error(f"String '{text}' was not recognized as a valid DateOnly.") from None
    return DateOnly(moment.ticks // dates.TICKS_PER_DAY)


def parse_time(text: str, *_: Any) -> TimeOnly:
    """Raises FormatException."""
    from pshv.runtime.dateparse import parse_date
    from pshv.runtime.netexception import NetException

    try:
        moment = parse_date(text)
    except NetException:
        raise format_error(f"String '{text}' was not recognized as a valid TimeOnly.") from None
    return TimeOnly(moment.ticks % dates.TICKS_PER_DAY)


def _moment(day: DateOnly) -> DateTime:
    return DateTime(day.days * dates.TICKS_PER_DAY)


def _new_day(kind: Any, *parts: int) -> DateOnly:
    return DateOnly(dates.from_parts(*parts).ticks // dates.TICKS_PER_DAY) if parts else DateOnly(0)


def _new_time(kind: Any, *parts: int) -> TimeOnly:
    if len(parts) == 1:
        return TimeOnly(int(parts[0]))
    padded = [*parts, 0, 0, 0, 0][:4]
    return TimeOnly(dates.from_parts(1, 1, 1, *padded).ticks)


def _months(day: DateOnly, months: int) -> DateOnly:
    return DateOnly(dates.add_months(_moment(day), months).ticks // dates.TICKS_PER_DAY)


def _text(value: Any, *rest: Any) -> str:
    form = next((r for r in rest if isinstance(r, str)), None)
    provider = next((r for r in rest if r is not None and not isinstance(r, str)), None)
    invariant = provider is not None and getattr(getattr(provider, "culture", None), "name", "x") == ""
    return value.format_text(form, invariant)  # type: ignore[no-any-return]


def _to_datetime(day: DateOnly, time: TimeOnly, kind: Any = None) -> DateTime:
    return DateTime(day.days * dates.TICKS_PER_DAY + time.ticks, kind.name if kind is not None else "Unspecified")


def _clock(index: int) -> Any:
    return lambda t: DateTime(t.ticks).clock()[index]


def _shift(time: TimeOnly, ticks: int) -> TimeOnly:
    return TimeOnly((time.ticks + ticks) % dates.TICKS_PER_DAY)


IMPLEMENTATIONS = (
    Implementation(
        "System.DateOnly",
        construct=_new_day,
        properties={
            "Day": lambda d: _moment(d).parts()[2],
            "DayNumber": lambda d: d.days,
            "DayOfWeek": lambda d: known_type("System.DayOfWeek").enum_value(_moment(d).weekday()),
            "DayOfYear": lambda d: (
                d.days - dates.from_parts(_moment(d).parts()[0], 1, 1).ticks // dates.TICKS_PER_DAY + 1
            ),
            "Month": lambda d: _moment(d).parts()[1],
            "Year": lambda d: _moment(d).parts()[0],
        },
        methods={
            "AddDays": lambda d, n: DateOnly(d.days + n),
            "AddMonths": _months,
            "AddYears": lambda d, n: _months(d, 12 * n),
            "CompareTo": lambda a, b: a.compare_to(b),
            "Equals": lambda a, b: a == b,
            "ToDateTime": _to_datetime,
            "ToString": _text,
        },
        statics={
            "FromDateTime": lambda d: DateOnly(d.ticks // dates.TICKS_PER_DAY),
            "FromDayNumber": lambda n: DateOnly(n),
            "Parse": parse_day,
        },
        static_properties={"MinValue": lambda: DateOnly(0), "MaxValue": lambda: DateOnly(3652058)},
    ),
    Implementation(
        "System.TimeOnly",
        construct=_new_time,
        properties={
            "Hour": _clock(0),
            "Minute": _clock(1),
            "Second": _clock(2),
            "Millisecond": lambda t: t.ticks // 10000 % 1000,
            "Ticks": lambda t: values.Int64(t.ticks),
        },
        methods={
            "Add": lambda t, s: _shift(t, s.ticks),
            "AddHours": lambda t, n: _shift(t, round(n * dates.TICKS_PER_HOUR)),
            "AddMinutes": lambda t, n: _shift(t, round(n * dates.TICKS_PER_MINUTE)),
            "CompareTo": lambda a, b: a.compare_to(b),
            "Equals": lambda a, b: a == b,
            "IsBetween": lambda t, a, b: (
                a.ticks <= t.ticks < b.ticks if a.ticks <= b.ticks else t.ticks >= a.ticks or t.ticks < b.ticks
            ),
            "ToString": _text,
            "ToTimeSpan": lambda t: TimeSpan(t.ticks),
        },
        statics={
            "FromDateTime": lambda d: TimeOnly(d.ticks % dates.TICKS_PER_DAY),
            "FromTimeSpan": lambda s: TimeOnly(s.ticks),
            "Parse": parse_time,
        },
        static_properties={"MinValue": lambda: TimeOnly(0), "MaxValue": lambda: TimeOnly(dates.TICKS_PER_DAY - 1)},
    ),
)
