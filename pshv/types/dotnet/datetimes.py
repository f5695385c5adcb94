"""System.DateTime and System.DateTimeOffset."""

from __future__ import annotations

import calendar
from typing import Any

from pshv.runtime import culture as cultures
from pshv.runtime import dates, values
from pshv.runtime.dates import DateTime, DateTimeOffset, TimeSpan
from pshv.runtime.netexception import NetException, argument_null, format_error, out_of_range
from pshv.types.dotnet.globalization import culture_of
from pshv.types.implementation import Implementation
from pshv.types.nettype import known_type

_UNIT = {
    "AddDays": dates.TICKS_PER_DAY,
    "AddHours": dates.TICKS_PER_HOUR,
    "AddMinutes": dates.TICKS_PER_MINUTE,
    "AddSeconds": dates.TICKS_PER_SECOND,
    "AddMilliseconds": dates.TICKS_PER_MILLISECOND,
    "AddMicroseconds": 10,
}


def _adder(unit: int) -> Any:
    def add(moment: DateTime, value: float) -> DateTime:
        if abs(value) > 1e15 or value != value:
            raise out_of_range("Value to add was out of range.", "value")
        whole = int(value)
        return moment.add_ticks(whole * unit + round((value - whole) * unit))

    return add


def _kind(name: str) -> Any:
    return known_type("System.DateTimeKind").enum_member(name)


def _weekday(ticks: int) -> Any:
    return known_type("System.DayOfWeek").enum_value((ticks // dates.TICKS_PER_DAY + 1) % 7)


def _subtract(moment: DateTime, other: Any) -> Any:
    if isinstance(other, DateTime):
        return TimeSpan(moment.ticks - other.ticks)
    return moment.add_ticks(-other.ticks)


def _format(moment: Any, *rest: Any) -> str:
    from pshv.runtime.dateformat import format_date, format_offset

    form = next((r for r in rest if isinstance(r, str)), "")
    provider = next((r for r in rest if r is not None and not isinstance(r, str)), None)
    culture = culture_of(provider) if provider is not None else cultures.current
    if isinstance(moment, DateTimeOffset):
        return format_offset(moment, form, culture or cultures.current)
    return format_date(moment, form or "G", culture or cultures.current)


def _styles(rest: tuple[Any, ...]) -> int:
    return next((r.value for r in rest if type(r) is values.EnumValue), 0)


def _provider(rest: tuple[Any, ...]) -> Any:
    found = next((r for r in rest if r is not None and type(r) is not values.EnumValue), None)
    return (culture_of(found) if found is not None else None) or cultures.current


def _with_styles(ticks: int, offset: int | None, styles: int) -> DateTime:
    """AssumeLocal 32, AssumeUniversal 64, AdjustToUniversal 16, RoundtripKind 128."""
    if offset is not None:
        kind = "Utc" if styles & 16 or styles & 128 and offset == 0 else "Local"
        return DateTime(ticks - offset, kind)
    if styles & 64:
        return DateTime(ticks, "Utc" if styles & 16 else "Local")
    if styles & 32:
        return DateTime(ticks, "Utc" if styles & 16 else "Local")
    return DateTime(ticks)


def parse(text: str, *rest: Any) -> DateTime:
    from pshv.runtime.dateparse import _read, _ticks

    if text is None:
        raise argument_null("s")
    found = _read(text, _provider(rest))
    return _with_styles(_ticks(found), found.offset, _styles(rest))


def _exact(text: str, form: Any, *rest: Any) -> tuple[int, int | None]:
    from pshv.runtime.dateparse import not_recognized, parse_exact

    culture = _provider(rest)
    if form == "":
        raise format_error("Format specifier '' was invalid.")
    if isinstance(form, list):
        for one in form:
            try:
                return parse_exact(text, one, culture, _styles(rest))  # type: ignore[no-any-return]
            except NetException:
                continue
        raise not_recognized(text)
    return parse_exact(text, form, culture, _styles(rest))  # type: ignore[no-any-return]


def _parse_exact(text: str, form: Any, *rest: Any) -> DateTime:
    return _with_styles(*_exact(text, form, *rest), _styles(rest))


def _try(parser: Any) -> Any:
    def attempt(*arguments: Any) -> bool:
        out = arguments[-1]
        try:
            out.value = parser(*arguments[:-1])
        except NetException:
            out.value = DateTime(0)
            return False
        return True

    return attempt


def _days_in_month(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise out_of_range("Month must be between one and twelve.", "month")
    return calendar.monthrange(year, month)[1]


def _leap(year: int) -> bool:
    if not 1 <= year <= 9999:
        raise out_of_range("Year must be between 1 and 9999.", "year")
    return calendar.isleap(year)


def _from_file_time(ticks: int, kind: str = "Local") -> DateTime:
    total = ticks + dates.FILE_TIME_OFFSET
    if ticks < 0 or total > dates.MAX_TICKS:
        raise out_of_range("Not a valid Win32 FileTime.", "fileTime")
    return DateTime(total, kind)


def _from_oa(value: float) -> DateTime:
    if not -657435.0 < value < 2958466.0:
        raise NetException("System.ArgumentException", "Not a legal OleAut date.")
    milliseconds = int(value * 86400000 + (0.5 if value >= 0 else -0.5))
    if milliseconds < 0:
        milliseconds -= milliseconds % 86400000 * 2 if milliseconds % 86400000 else 0
    return DateTime(599264352000000000 + milliseconds * dates.TICKS_PER_MILLISECOND)


def _to_oa(moment: DateTime) -> float:
    return (moment.ticks - 599264352000000000) / dates.TICKS_PER_DAY


def _new(kind: Any, *parts: Any) -> DateTime:
    from pshv.types.dotnet.dateonly import is_day

    name = next((p.name for p in parts if type(p) is values.EnumValue), "Unspecified")
    numbers = [p for p in parts if isinstance(p, int)]
    if not parts:
        return DateTime(0)
    if is_day(parts[0]):
        return DateTime(parts[0].days * dates.TICKS_PER_DAY + parts[1].ticks, name)
    if len(numbers) == 1:
        if not 0 <= numbers[0] <= dates.MAX_TICKS:
            raise out_of_range("Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.", "ticks")
        return DateTime(int(numbers[0]), name)
    made = dates.from_parts(*numbers[:7], kind=name)
    if len(numbers) > 7:
        made.ticks += numbers[7] * 10
    return made


def _to_local(moment: DateTime) -> DateTime:
    return DateTime(moment.ticks, "Local")


def _to_utc(moment: DateTime) -> DateTime:
    return DateTime(moment.ticks, "Utc")


def _formats(moment: DateTime, *rest: Any) -> list[str]:
    letters = [str(rest[0])] if rest and isinstance(rest[0], str) else list("dDfFgGMOrsTtuUy")
    return [_format(moment, letter) for letter in letters]


def _long_text(moment: DateTime) -> str:
    """The DateTime property: date and time, or what the display hint asks for."""
    hint = getattr(moment.display_hint, "name", "DateTime")
    form = {"Date": "D", "Time": "T"}.get(hint, "F")
    return _format(moment, form)


def _compare(a: DateTime, b: Any) -> int:
    return 1 if b is None else a.compare_to(b)


def _add_span(moment: DateTime, value: TimeSpan) -> DateTime:
    return moment.add_ticks(value.ticks)


def _clock(index: int) -> Any:
    return lambda d: d.clock()[index]


_PARTS: dict[str, Any] = {
    "Day": lambda d: d.parts()[2],
    "DayOfWeek": lambda d: _weekday(d.ticks),
    "DayOfYear": lambda d: (d.ticks - dates.from_parts(d.parts()[0], 1, 1).ticks) // dates.TICKS_PER_DAY + 1,
    "Hour": _clock(0),
    "Minute": _clock(1),
    "Second": _clock(2),
    "Millisecond": lambda d: d.clock()[3] // 10000,
    "Microsecond": lambda d: d.clock()[3] // 10 % 1000,
    "Nanosecond": lambda d: d.clock()[3] % 10 * 100,
    "Month": lambda d: d.parts()[1],
    "Ticks": lambda d: values.Int64(d.ticks),
    "TimeOfDay": lambda d: TimeSpan(d.ticks % dates.TICKS_PER_DAY),
    "Year": lambda d: d.parts()[0],
}


def _plus(a: DateTime, b: TimeSpan) -> DateTime:
    return a.add_ticks(b.ticks, "t")


def _minus(a: DateTime, b: Any) -> Any:
    return TimeSpan(a.ticks - b.ticks) if isinstance(b, DateTime) else a.add_ticks(-b.ticks, "t")


def _hinted(moment: DateTime, value: Any) -> None:
    moment.display_hint = value


DATE = Implementation(
    "System.DateTime",
    construct=_new,
    properties={
        "DateTime": _long_text,
        "Date": lambda d: DateTime(d.ticks - d.ticks % dates.TICKS_PER_DAY, d.kind),
        **_PARTS,
        "Kind": lambda d: _kind(d.kind),
        "DisplayHint": (lambda d: d.display_hint, _hinted),
    },
    methods={
        **{name: _adder(unit) for name, unit in _UNIT.items()},
        "Add": _add_span,
        "AddMonths": dates.add_months,
        "AddTicks": lambda d, ticks: d.add_ticks(ticks),
        "AddYears": lambda d, years: dates.add_months(d, years * 12),
        "CompareTo": _compare,
        "Equals": lambda d, other: isinstance(other, DateTime) and d.ticks == other.ticks,
        "GetDateTimeFormats": _formats,
        "IsDaylightSavingTime": lambda d: False,
        "Subtract": _subtract,
        "ToBinary": lambda d: values.Int64(d.ticks),
        "ToFileTime": lambda d: values.Int64(d.ticks - dates.FILE_TIME_OFFSET),
        "ToFileTimeUtc": lambda d: values.Int64(d.ticks - dates.FILE_TIME_OFFSET),
        "ToLocalTime": _to_local,
        "ToLongDateString": lambda d: _format(d, "D"),
        "ToLongTimeString": lambda d: _format(d, "T"),
        "ToOADate": _to_oa,
        "ToShortDateString": lambda d: _format(d, "d"),
        "ToShortTimeString": lambda d: _format(d, "t"),
        "ToString": _format,
        "ToUniversalTime": _to_utc,
        "GetTypeCode": lambda d: known_type("System.TypeCode").enum_member("DateTime"),
    },
    statics={
        "Compare": lambda a, b: a.compare_to(b),
        "DaysInMonth": _days_in_month,
        "Equals": lambda a, b: a == b,
        "FromBinary": lambda ticks: DateTime(ticks & 0x3FFFFFFFFFFFFFFF),
        "FromFileTime": _from_file_time,
        "FromFileTimeUtc": lambda ticks: _from_file_time(ticks, "Utc"),
        "FromOADate": _from_oa,
        "IsLeapYear": _leap,
        "Parse": parse,
        "ParseExact": _parse_exact,
        "SpecifyKind": lambda d, kind: DateTime(d.ticks, kind.name),
        "TryParse": _try(parse),
        "TryParseExact": _try(_parse_exact),
    },
    static_properties={
        "MaxValue": lambda: DateTime(dates.MAX_TICKS),
        "MinValue": lambda: DateTime(0),
        "Now": lambda: dates.now(),
        "Today": lambda: DateTime(dates.now().ticks // dates.TICKS_PER_DAY * dates.TICKS_PER_DAY, "Local"),
        "UnixEpoch": lambda: DateTime(dates.UNIX_EPOCH_TICKS, "Utc"),
        "UtcNow": lambda: dates.now("Utc"),
    },
    operators={
        "op_Addition": ("datetime op_Addition(datetime 0, timespan 1)", _plus),
        "op_Subtraction": (
            "datetime op_Subtraction(datetime 0, timespan 1), timespan op_Subtraction(datetime 0, datetime 1)",
            _minus,
        ),
    },
)


# -- DateTimeOffset
def _offset_parse(text: str, *rest: Any) -> DateTimeOffset:
    from pshv.runtime.dateparse import parse_offset

    return parse_offset(text, _provider(rest))


def _offset_exact(text: str, form: Any, *rest: Any) -> DateTimeOffset:
    ticks, offset = _exact(text, form, *rest)
    return DateTimeOffset(ticks, offset or 0)


def _offset_new(kind: Any, *parts: Any) -> DateTimeOffset:
    spans = [p for p in parts if isinstance(p, TimeSpan)]
    offset = spans[0].ticks if spans else 0
    if not parts:
        return DateTimeOffset(0)
    if isinstance(parts[0], DateTime):
        return DateTimeOffset(parts[0].ticks, offset)
    numbers = [p for p in parts if isinstance(p, int)]
    if len(numbers) == 1:
        return DateTimeOffset(int(numbers[0]), offset)
    return DateTimeOffset(dates.from_parts(*numbers[:7]).ticks, offset)


def _unix(ticks: int) -> DateTimeOffset:
    if not 0 <= ticks <= dates.MAX_TICKS:
        raise out_of_range("Valid values are between -62135596800 and 253402300799, inclusive.", "seconds")
    return DateTimeOffset(ticks)


def _moved(value: DateTimeOffset, ticks: int) -> DateTimeOffset:
    return DateTimeOffset(value.ticks + ticks, value.offset)


def _offset_adder(unit: int) -> Any:
    return lambda value, amount: _moved(value, round(amount * unit))


OFFSET = Implementation(
    "System.DateTimeOffset",
    construct=_offset_new,
    properties={
        "DateTime": lambda v: DateTime(v.ticks),
        "UtcDateTime": lambda v: DateTime(v.utc_ticks, "Utc"),
        "LocalDateTime": lambda v: DateTime(v.utc_ticks, "Local"),
        "Date": lambda v: DateTime(v.ticks - v.ticks % dates.TICKS_PER_DAY),
        **{name: (lambda v, f=f: f(DateTime(v.ticks))) for name, f in _PARTS.items()},
        "Offset": lambda v: TimeSpan(v.offset),
        "TotalOffsetMinutes": lambda v: v.offset // dates.TICKS_PER_MINUTE,
        "UtcTicks": lambda v: values.Int64(v.utc_ticks),
    },
    methods={
        **{name: _offset_adder(unit) for name, unit in _UNIT.items()},
        "Add": lambda v, s: _moved(v, s.ticks),
        "AddMonths": lambda v, n: DateTimeOffset(dates.add_months(DateTime(v.ticks), n).ticks, v.offset),
        "AddYears": lambda v, n: DateTimeOffset(dates.add_months(DateTime(v.ticks), 12 * n).ticks, v.offset),
        "AddTicks": _moved,
        "CompareTo": lambda a, b: a.compare_to(b),
        "Equals": lambda a, b: a == b,
        "Subtract": lambda a, b: (
            TimeSpan(a.utc_ticks - b.utc_ticks) if isinstance(b, DateTimeOffset) else _moved(a, -b.ticks)
        ),
        "ToLocalTime": lambda v: DateTimeOffset(v.utc_ticks),
        "ToOffset": lambda v, s: DateTimeOffset(v.utc_ticks + s.ticks, s.ticks),
        "ToString": _format,
        "ToUniversalTime": lambda v: DateTimeOffset(v.utc_ticks),
        "ToUnixTimeSeconds": lambda v: (v.utc_ticks - dates.UNIX_EPOCH_TICKS) // dates.TICKS_PER_SECOND,
        "ToUnixTimeMilliseconds": lambda v: (v.utc_ticks - dates.UNIX_EPOCH_TICKS) // dates.TICKS_PER_MILLISECOND,
        "ToFileTime": lambda v: v.utc_ticks - dates.FILE_TIME_OFFSET,
    },
    statics={
        "Parse": _offset_parse,
        "ParseExact": _offset_exact,
        "TryParse": _try(_offset_parse),
        "FromUnixTimeSeconds": lambda s: _unix(dates.UNIX_EPOCH_TICKS + s * dates.TICKS_PER_SECOND),
        "FromUnixTimeMilliseconds": lambda s: _unix(dates.UNIX_EPOCH_TICKS + s * dates.TICKS_PER_MILLISECOND),
        "FromFileTime": lambda t: DateTimeOffset(t + dates.FILE_TIME_OFFSET),
        "Compare": lambda a, b: a.compare_to(b),
    },
    static_properties={
        "Now": lambda: DateTimeOffset(dates.clock()),
        "UtcNow": lambda: DateTimeOffset(dates.clock()),
        "MinValue": lambda: DateTimeOffset(0),
        "MaxValue": lambda: DateTimeOffset(dates.MAX_TICKS),
        "UnixEpoch": lambda: DateTimeOffset(dates.UNIX_EPOCH_TICKS),
    },
    operators={
        "op_Addition": (
            "System.DateTimeOffset op_Addition(System.DateTimeOffset 0, timespan 1)",
            lambda a, b: _moved(a, b.ticks),
        ),
        "op_Subtraction": (
            "System.DateTimeOffset op_Subtraction(System.DateTimeOffset 0, timespan 1), "
            "timespan op_Subtraction(System.DateTimeOffset 0, System.DateTimeOffset 1)",
            lambda a, b: TimeSpan(a.utc_ticks - b.utc_ticks) if isinstance(b, DateTimeOffset) else _moved(a, -b.ticks),
        ),
    },
)

IMPLEMENTATIONS = (DATE, OFFSET)
