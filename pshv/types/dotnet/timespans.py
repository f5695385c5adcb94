"""System.TimeSpan."""

from __future__ import annotations

from typing import Any

from pshv.runtime import culture as cultures
from pshv.runtime import dates, values
from pshv.runtime.dates import TimeSpan, span
from pshv.runtime.netexception import NetException, argument_error, overflow
from pshv.runtime.spanformat import constant, format_span, parse_exact, parse_span
from pshv.types.dotnet.globalization import culture_of
from pshv.types.implementation import Implementation

_UNITS = {
    "Days": dates.TICKS_PER_DAY,
    "Hours": dates.TICKS_PER_HOUR,
    "Minutes": dates.TICKS_PER_MINUTE,
    "Seconds": dates.TICKS_PER_SECOND,
    "Milliseconds": dates.TICKS_PER_MILLISECOND,
    "Microseconds": 10,
}


def _part(unit: int, limit: int) -> Any:
    def get(value: TimeSpan) -> int:
        whole = abs(value.ticks) // unit % limit
        return -whole if value.ticks < 0 else whole

    return get


def _total(unit: int) -> Any:
    return lambda value: value.ticks / unit


def _from(unit: int, steps: tuple[str, ...]) -> Any:
    """`FromDays(5)`, `FromHours(1, 30)`: one number, or this unit and smaller ones."""

    def make(*parts: Any) -> TimeSpan:
        if len(parts) == 1 or isinstance(parts[0], float):
            value = parts[0]
            if isinstance(value, float):
                return _from_float(value, unit)
            return span(value * unit)
        total = 0
        for name, amount in zip(steps, parts, strict=False):
            total += int(amount) * _UNITS[name]
        return span(total)

    return make


def _from_float(value: float, unit: int) -> TimeSpan:
    if value != value:
        raise argument_error("TimeSpan does not accept floating point Not-a-Number values.")
    if abs(value) * unit > 9.3e18:
        raise overflow("TimeSpan overflowed because the duration is too long.")
    return span(int(value * unit))


def _format(value: TimeSpan, *rest: Any) -> str:
    form = next((r for r in rest if isinstance(r, str)), "")
    provider = next((r for r in rest if r is not None and not isinstance(r, str)), None)
    if not form:
        return constant(value.ticks)
    culture = culture_of(provider) if provider is not None else cultures.current
    return format_span(value.ticks, form, culture)


def _parse(text: str, *_: Any) -> TimeSpan:
    return TimeSpan(parse_span(text))


def _exact(text: str, form: Any, *_: Any) -> TimeSpan:
    forms = form if isinstance(form, list) else [form]
    for place, one in enumerate(forms):
        try:
            return TimeSpan(parse_exact(text, one))
        except NetException:
            if place == len(forms) - 1:
                raise
    raise argument_error("Array must not be empty.")


def _try(parser: Any) -> Any:
    def attempt(*arguments: Any) -> bool:
        out = arguments[-1]
        try:
            out.value = parser(*arguments[:-1])
        except NetException:
            out.value = TimeSpan(0)
            return False
        return True

    return attempt


def _new(kind: Any, *parts: int) -> TimeSpan:
    if not parts:
        return TimeSpan(0)
    if len(parts) == 1:
        return TimeSpan(int(parts[0]))
    names = ("Hours", "Minutes", "Seconds") if len(parts) == 3 else tuple(_UNITS)
    return span(sum(int(amount) * _UNITS[name] for name, amount in zip(names, parts, strict=False)))


def _multiply(a: Any, b: Any) -> TimeSpan:
    value, factor = (a, b) if isinstance(a, TimeSpan) else (b, a)
    return span(round(value.ticks * factor))


def _divide(a: TimeSpan, b: Any) -> Any:
    if isinstance(b, TimeSpan):
        if b.ticks == 0:
            return float("nan") if a.ticks == 0 else float("inf") if a.ticks > 0 else float("-inf")
        return a.ticks / b.ticks
    if b == 0:
        raise overflow("TimeSpan overflowed because the duration is too long.")
    return span(round(a.ticks / b))


def _compare(a: TimeSpan, b: Any) -> int:
    return 1 if b is None else a.compare_to(b)


_NAMES = tuple(_UNITS)

IMPLEMENTATIONS = (
    Implementation(
        "System.TimeSpan",
        construct=_new,
        properties={
            "Days": _part(dates.TICKS_PER_DAY, 10**9),
            "Hours": _part(dates.TICKS_PER_HOUR, 24),
            "Milliseconds": _part(dates.TICKS_PER_MILLISECOND, 1000),
            "Microseconds": _part(10, 1000),
            "Nanoseconds": lambda v: abs(v.ticks) % 10 * 100 * (-1 if v.ticks < 0 else 1),
            "Minutes": _part(dates.TICKS_PER_MINUTE, 60),
            "Seconds": _part(dates.TICKS_PER_SECOND, 60),
            "Ticks": lambda v: values.Int64(v.ticks),
            **{f"Total{name}": _total(unit) for name, unit in _UNITS.items()},
            "TotalNanoseconds": lambda v: float(v.ticks * 100),
        },
        methods={
            "Add": lambda a, b: span(a.ticks + b.ticks),
            "CompareTo": _compare,
            "Divide": _divide,
            "Duration": lambda v: span(abs(v.ticks)),
            "Equals": lambda a, b: isinstance(b, TimeSpan) and a.ticks == b.ticks,
            "Multiply": _multiply,
            "Negate": lambda v: span(-v.ticks),
            "Subtract": lambda a, b: span(a.ticks - b.ticks),
            "ToString": _format,
        },
        statics={
            **{f"From{name}": _from(unit, _NAMES[place:]) for place, (name, unit) in enumerate(_UNITS.items())},
            "FromTicks": lambda ticks: TimeSpan(ticks),
            "Compare": lambda a, b: a.compare_to(b),
            "Equals": lambda a, b: a == b,
            "Parse": _parse,
            "ParseExact": _exact,
            "TryParse": _try(_parse),
            "TryParseExact": _try(_exact),
        },
        static_properties={
            "Zero": lambda: TimeSpan(0),
            "MaxValue": lambda: TimeSpan(dates.SPAN_MAX),
            "MinValue": lambda: TimeSpan(dates.SPAN_MIN),
            "TicksPerDay": lambda: values.Int64(dates.TICKS_PER_DAY),
            "TicksPerHour": lambda: values.Int64(dates.TICKS_PER_HOUR),
            "TicksPerMinute": lambda: values.Int64(dates.TICKS_PER_MINUTE),
            "TicksPerSecond": lambda: values.Int64(dates.TICKS_PER_SECOND),
            "TicksPerMillisecond": lambda: values.Int64(dates.TICKS_PER_MILLISECOND),
        },
        operators={
            "op_Addition": (
                "timespan op_Addition(timespan 0, timespan 1)",
                lambda a, b: span(a.ticks + b.ticks),
            ),
            "op_Subtraction": (
                "timespan op_Subtraction(timespan 0, timespan 1)",
                lambda a, b: span(a.ticks - b.ticks),
            ),
            "op_Multiply": (
                "timespan op_Multiply(timespan 0, double 1), timespan op_Multiply(double 0, timespan 1)",
                _multiply,
            ),
            "op_Division": (
                "timespan op_Division(timespan 0, double 1), double op_Division(timespan 0, timespan 1)",
                _divide,
            ),
        },
    ),
)
