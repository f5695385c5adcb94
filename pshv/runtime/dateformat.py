"""DateTime as text: standard and custom .NET formats. Source: powershell-language.md section 5 (`-f`), traps 16."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pshv.runtime import culture as cultures
from pshv.runtime.netexception import format_error

if TYPE_CHECKING:
    from pshv.runtime.culture import Culture
    from pshv.runtime.dates import DateTime, DateTimeOffset

BAD_FORMAT: Final = "Input string was not in a correct format."


def standard_pattern(letter: str, culture: Culture) -> str | None:
    """The custom pattern a one-letter format stands for, or None."""
    c = culture
    if letter in "oO":
        return "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"
    if letter in "rR":
        return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
    return {
        "d": c.short_date,
        "D": c.long_date,
        "f": f"{c.long_date} {c.short_time}",
        "F": f"{c.long_date} {c.long_time}",
        "g": f"{c.short_date} {c.short_time}",
        "G": f"{c.short_date} {c.long_time}",
        "M": c.month_day,
        "m": c.month_day,
        "s": "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
        "t": c.short_time,
        "T": c.long_time,
        "u": "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
        "U": f"{c.long_date} {c.long_time}",
        "y": c.year_month,
        "Y": c.year_month,
    }.get(letter)


def format_date(moment: DateTime, form: str, culture: Culture, offset: int | None = None) -> str:
    """`moment.ToString(form)`; `offset` (ticks) is that of a DateTimeOffset. Raises FormatException."""
    if not form:
        form = "G"
    if len(form) == 1:
        pattern = standard_pattern(form, culture)
        if pattern is None:
            raise format_error(BAD_FORMAT)
        if form in "oOrRsu":
            culture = cultures.INVARIANT
        form = pattern
    elif len(form) == 2 and form[0] == "%":
        form = form[1:]
    return _Writer(moment, culture, offset).write(form)


def format_offset(value: DateTimeOffset, form: str, culture: Culture) -> str:
    """A DateTimeOffset: the default form shows its offset."""
    from pshv.runtime.dates import DateTime

    moment = DateTime(value.ticks)
    if not form:
        return format_date(moment, f"{culture.short_date} {culture.long_time} zzz", culture, value.offset)
    if form in ("u", "r", "R", "U"):
        return format_date(DateTime(value.utc_ticks, "Utc"), form, culture)
    if form in ("o", "O"):
        return format_date(moment, "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffzzz", cultures.INVARIANT, value.offset)
    return format_date(moment, form, culture, value.offset)


class _Writer:
    __slots__ = ("culture", "day", "fraction", "hour", "minute", "moment", "month", "offset", "second", "year")

    def __init__(self, moment: DateTime, culture: Culture, offset: int | None) -> None:
        self.culture = culture
        self.moment = moment
        self.offset = offset
        self.year, self.month, self.day = moment.parts()
        self.hour, self.minute, self.second, self.fraction = moment.clock()

    def write(self, form: str) -> str:
        parts: list[str] = []
        place = 0
        while place < len(form):
            sign = form[place]
            if sign in "dMyHhmstfFgzK":
                run = 1
                while place + run < len(form) and form[place + run] == sign:
                    run += 1
                part = self._field(sign, run, form)
                if sign == "F" and not part and parts and parts[-1].endswith("."):
                    parts[-1] = parts[-1][:-1]
                parts.append(part)
                place += run
            elif sign in "'\"":
                text, place = quoted(form, place)
                parts.append(text)
            elif sign == "\\":
                if place + 1 >= len(form):
                    raise format_error(BAD_FORMAT)
                parts.append(form[place + 1])
                place += 2
            elif sign == "%":
                if place + 1 >= len(form) or form[place + 1] == "%":
                    raise format_error(BAD_FORMAT)
                parts.append(
                    self._field(form[place + 1], 1, form) if form[place + 1] in "dMyHhmstfFgzK" else form[place + 1]
                )
                place += 2
            else:
                parts.append(self._separator(sign))
                place += 1
        return "".join(parts)

    def _separator(self, sign: str) -> str:
        if sign == "/":
            return self.culture.date_separator
        if sign == ":":
            return self.culture.time_separator
        return sign

    def _field(self, sign: str, run: int, form: str) -> str:
        c = self.culture
        if sign == "d":
            if run <= 2:
                return f"{self.day:0{run}d}"
            names = c.short_days if run == 3 else c.days
            return names[self.moment.weekday()]
        if sign == "M":
            if run <= 2:
                return f"{self.month:0{run}d}"
            names = c.short_months if run == 3 else c.months
            return names[self.month - 1]
        if sign == "y":
            return f"{self.year % 100:0{run}d}" if run <= 2 else f"{self.year:0{run}d}"
        if sign == "g":
            return "AD" if c.name.startswith("en") else "A.D." if not c.name else "n. Chr."
        return self._time_field(sign, run)

    def _time_field(self, sign: str, run: int) -> str:
        if sign == "H":
            return f"{self.hour:0{min(run, 2)}d}"
        if sign == "h":
            return f"{self.hour % 12 or 12:0{min(run, 2)}d}"
        if sign == "m":
            return f"{self.minute:0{min(run, 2)}d}"
        if sign == "s":
            return f"{self.second:0{min(run, 2)}d}"
        if sign == "t":
            name = self.culture.am if self.hour < 12 else self.culture.pm
            return name[:1] if run == 1 else name
        if sign in "fF":
            if run > 7:
                raise format_error(BAD_FORMAT)
            digits = f"{self.fraction:07d}"[:run]
            return digits.rstrip("0") if sign == "F" else digits
        return self._zone(sign, run)

    def _zone(self, sign: str, run: int) -> str:
        if sign == "K" and self.offset is None:
            if self.moment.kind == "Utc":
                return "Z" * run
            if self.moment.kind == "Unspecified":
                return ""
            return "+00:00" * run
        total = (self.offset or 0) // 600_000_000
        mark = "-" if total < 0 else "+"
        hours, minutes = divmod(abs(total), 60)
        if sign == "K" or run >= 3:
            return f"{mark}{hours:02d}:{minutes:02d}"
        return f"{mark}{hours:0{run}d}"


def quoted(form: str, place: int) -> tuple[str, int]:
    """The text in quotes that begins at `place`, and the place behind it. Raises FormatException if it does not end."""
    quote = form[place]
    parts: list[str] = []
    place += 1
    while place < len(form):
        sign = form[place]
        if sign == quote:
            return "".join(parts), place + 1
        if sign == "\\":
            place += 1
            if place >= len(form):
                break
            sign = form[place]
        parts.append(sign)
        place += 1
    raise format_error(BAD_FORMAT if False else f"Cannot find a matching quote character for the character '{quote}'.")
