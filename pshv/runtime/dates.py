"""System.DateTime and System.TimeSpan as values: ticks of 100 ns. The local zone is the cluster's, UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pshv.runtime.netexception import out_of_range, overflow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.culture import Culture

TICKS_PER_MILLISECOND: Final = 10_000
TICKS_PER_SECOND: Final = 10_000_000
TICKS_PER_MINUTE: Final = 600_000_000
TICKS_PER_HOUR: Final = 36_000_000_000
TICKS_PER_DAY: Final = 864_000_000_000
MAX_TICKS: Final = 3_155_378_975_999_999_999
UNIX_EPOCH_TICKS: Final = 621_355_968_000_000_000
FILE_TIME_OFFSET: Final = 504_911_232_000_000_000
SPAN_MAX: Final = 9223372036854775807
SPAN_MIN: Final = -9223372036854775808


def _wall_ticks() -> int:
    """The running session's time (its cluster's), or the wall's."""
    from pshv.runtime import current

    ticks = None if current.session is None else current.session.ticks
    if ticks is not None:
        return int(ticks())
    import time

    return UNIX_EPOCH_TICKS + time.time_ns() // 100


clock: Callable[[], int] = _wall_ticks


def set_clock(source: Callable[[], int]) -> None:
    """Let `Now` be what `source` says (ticks, UTC): a session gives the cluster's clock."""
    global clock
    clock = source


class TimeSpan:
    """A duration in ticks."""

    __slots__ = ("ticks",)
    type_names = ("System.TimeSpan", "System.ValueType", "System.Object")
    is_date = True

    def __init__(self, ticks: int) -> None:
        self.ticks = ticks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TimeSpan) and other.ticks == self.ticks

    def __hash__(self) -> int:
        return hash(self.ticks)

    def equal_to(self, other: TimeSpan) -> bool:
        return self.ticks == other.ticks

    def compare_to(self, other: TimeSpan) -> int:
        return (self.ticks > other.ticks) - (self.ticks < other.ticks)

    def negated(self) -> TimeSpan:
        return span(-self.ticks)

    def format_text(self, format: str | None, invariant: bool) -> str:
        from pshv.runtime.spanformat import constant, format_span

        if not format:
            return constant(self.ticks)
        return format_span(self.ticks, format, None)

    def __repr__(self) -> str:
        return f"<TimeSpan {self.format_text(None, True)}>"


def span(ticks: int) -> TimeSpan:
    """A TimeSpan; raises OverflowException beyond its range."""
    if not SPAN_MIN <= ticks <= SPAN_MAX:
        raise overflow("TimeSpan overflowed because the duration is too long.")
    return TimeSpan(ticks)


class DateTime:
    """A moment; `kind` is Unspecified, Utc or Local (which is the same zone here)."""

    __slots__ = ("display_hint", "kind", "ticks")
    type_names = ("System.DateTime", "System.ValueType", "System.Object")
    is_date = True

    def __init__(self, ticks: int, kind: str = "Unspecified") -> None:
        self.ticks = ticks
        self.kind = kind
        self.display_hint = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateTime) and other.ticks == self.ticks

    def __hash__(self) -> int:
        return hash(self.ticks)

    def equal_to(self, other: DateTime) -> bool:
        return self.ticks == other.ticks

    def compare_to(self, other: DateTime) -> int:
        return (self.ticks > other.ticks) - (self.ticks < other.ticks)

    def parts(self) -> tuple[int, int, int]:
        """(year, month, day)."""
        from datetime import date

        found = date.fromordinal(self.ticks // TICKS_PER_DAY + 1)
        return found.year, found.month, found.day

    def clock(self) -> tuple[int, int, int, int]:
        """(hour, minute, second, ticks of the second)."""
        rest = self.ticks % TICKS_PER_DAY
        seconds, fraction = divmod(rest, TICKS_PER_SECOND)
        return seconds // 3600, seconds // 60 % 60, seconds % 60, fraction

    def weekday(self) -> int:
        """0 for Sunday."""
        return (self.ticks // TICKS_PER_DAY + 1) % 7

    def add_ticks(self, ticks: int, parameter: str = "value") -> DateTime:
        """A moment later or earlier; raises ArgumentOutOfRangeException."""
        total = self.ticks + ticks
        if not 0 <= total <= MAX_TICKS:
            raise out_of_range("The added or subtracted value results in an un-representable DateTime.", parameter)
        return DateTime(total, self.kind)

    def format_text(self, format: str | None, invariant: bool) -> str:
        from pshv.runtime import culture
        from pshv.runtime.dateformat import format_date

        return format_date(self, format or "G", culture.INVARIANT if invariant else culture.current)

    def __repr__(self) -> str:
        return f"<DateTime {self.format_text('o', True)}>"


def from_parts(
    year: int,
    month: int,
    day: int,
    hour: int = 0,
    minute: int = 0,
    second: int = 0,
    millisecond: int = 0,
    *,
    kind: str = "Unspecified",
) -> DateTime:
    """A moment from its parts; raises ArgumentOutOfRangeException with .NET's messages."""
    from datetime import date

    try:
        days = date(year, month, day).toordinal() - 1
    except (ValueError, OverflowError):
        raise out_of_range("Year, Month, and Day parameters describe an un-representable DateTime.") from None
    if not (0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second <= 59):
        raise out_of_range("Hour, Minute, and Second parameters describe an un-representable DateTime.")
    if not 0 <= millisecond <= 999:
        raise out_of_range("Valid values are between 0 and 999, inclusive.", "millisecond")
    ticks = days * TICKS_PER_DAY + hour * TICKS_PER_HOUR + minute * TICKS_PER_MINUTE + second * TICKS_PER_SECOND
    return DateTime(ticks + millisecond * TICKS_PER_MILLISECOND, kind)


def add_months(moment: DateTime, months: int) -> DateTime:
    """Months later; the day is cut to the month's last."""
    import calendar

    year, month, day = moment.parts()
    total = year * 12 + month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        raise out_of_range("The added or subtracted value results in an un-representable DateTime.", "months")
    day = min(day, calendar.monthrange(year, month + 1)[1])
    base = from_parts(year, month + 1, day)
    return DateTime(base.ticks + moment.ticks % TICKS_PER_DAY, moment.kind)


def now(kind: str = "Local") -> DateTime:
    """The cluster's time."""
    return DateTime(clock(), kind)


class DateTimeOffset:
    """A moment with its offset from UTC: `ticks` are local, `offset` in ticks."""

    __slots__ = ("offset", "ticks")
    type_names = ("System.DateTimeOffset", "System.ValueType", "System.Object")
    is_date = True

    def __init__(self, ticks: int, offset: int = 0) -> None:
        self.ticks = ticks
        self.offset = offset

    @property
    def utc_ticks(self) -> int:
        return self.ticks - self.offset

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateTimeOffset) and other.utc_ticks == self.utc_ticks

    def __hash__(self) -> int:
        return hash(self.utc_ticks)

    def equal_to(self, other: DateTimeOffset) -> bool:
        return self.utc_ticks == other.utc_ticks

    def compare_to(self, other: DateTimeOffset) -> int:
        return (self.utc_ticks > other.utc_ticks) - (self.utc_ticks < other.utc_ticks)

    def format_text(self, format: str | None, invariant: bool) -> str:
        from pshv.runtime import culture
        from pshv.runtime.dateformat import format_offset

        return format_offset(self, format or "", culture.INVARIANT if invariant else culture.current)


class DateOnly:
    """A day."""

    __slots__ = ("days",)
    type_names = ("System.DateOnly", "System.ValueType", "System.Object")
    is_date = True

    def __init__(self, days: int) -> None:
        self.days = days

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateOnly) and other.days == self.days

    def __hash__(self) -> int:
        return hash(self.days)

    def compare_to(self, other: DateOnly) -> int:
        return (self.days > other.days) - (self.days < other.days)

    def format_text(self, format: str | None, invariant: bool) -> str:
        from pshv.runtime import culture
        from pshv.runtime.dateformat import format_date

        chosen = culture.INVARIANT if invariant else culture.current
        form = {"o": "yyyy'-'MM'-'dd", "O": "yyyy'-'MM'-'dd", "": "d", "R": "ddd, dd MMM yyyy"}.get(
            format or "", format
        )
        return format_date(DateTime(self.days * TICKS_PER_DAY), form or "d", chosen)


class TimeOnly:
    """A time of day in ticks."""

    __slots__ = ("ticks",)
    type_names = ("System.TimeOnly", "System.ValueType", "System.Object")
    is_date = True

    def __init__(self, ticks: int) -> None:
        self.ticks = ticks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TimeOnly) and other.ticks == self.ticks

    def __hash__(self) -> int:
        return hash(self.ticks)

    def compare_to(self, other: TimeOnly) -> int:
        return (self.ticks > other.ticks) - (self.ticks < other.ticks)

    def format_text(self, format: str | None, invariant: bool) -> str:
        from pshv.runtime import culture
        from pshv.runtime.dateformat import format_date

        chosen = culture.INVARIANT if invariant else culture.current
        form = {"o": "HH':'mm':'ss'.'fffffff", "O": "HH':'mm':'ss'.'fffffff", "": "t"}.get(format or "", format)
        return format_date(DateTime(self.ticks), form or "t", chosen)


def local_culture() -> Culture:
    from pshv.runtime import culture

    return culture.current
