"""Text to dates: free forms as DateTime.Parse reads them, and exact ones. Source: powershell-traps.md 17."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import culture as cultures
from pshv.runtime import dates
from pshv.runtime.dates import DateTime, DateTimeOffset
from pshv.runtime.netexception import NetException, format_error

if TYPE_CHECKING:
    from pshv.runtime.culture import Culture

_TIME: Final = re.compile(
    r"(?:(?<=^)|(?<=[\sT]))(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*(am|pm|a|p)?|\s*(am|pm|a|p))"
    r"(?=$|[\sZ+,-])",
    re.IGNORECASE | re.ASCII,
)
_OFFSET: Final = re.compile(r"\s*(?:(Z|GMT)|([+-])(\d{1,2})(?::?(\d{2}))?)$", re.IGNORECASE | re.ASCII)
_WORD: Final = re.compile(r"[^\W\d_]+")


def not_recognized(text: str) -> NetException:
    return format_error(f"String '{text}' was not recognized as a valid DateTime.")


def _out_of_calendar(text: str) -> NetException:
    return format_error(
        f"The DateTime represented by the string '{text}' is not supported in calendar "
        "'System.Globalization.GregorianCalendar'."
    )


class _Found:
    """What a text said: a date or None, a time or None, an offset in ticks or None."""

    __slots__ = ("date", "offset", "time", "utc")

    def __init__(self) -> None:
        self.date: tuple[int, int, int] | None = None
        self.time: int | None = None
        self.offset: int | None = None


def parse_date(text: str, culture: Culture | None = None) -> DateTime:
    """A moment from free text; an offset or Z gives local time. Raises FormatException."""
    found = _read(text, culture or cultures.INVARIANT)
    ticks = _ticks(found)
    if found.offset is not None:
        return DateTime(ticks - found.offset, "Local")
    return DateTime(ticks)


def parse_offset(text: str, culture: Culture | None = None) -> DateTimeOffset:
    """A DateTimeOffset from free text."""
    found = _read(text, culture or cultures.INVARIANT)
    return DateTimeOffset(_ticks(found), found.offset or 0)


def _ticks(found: _Found) -> int:
    if found.date is None:
        today = dates.now().ticks
        return today - today % dates.TICKS_PER_DAY + (found.time or 0)
    return dates.from_parts(*found.date).ticks + (found.time or 0)


def _read(text: str, culture: Culture) -> _Found:
    body = text.strip().rstrip("\0")
    if not body:
        raise not_recognized(text)
    _check_words(text, culture)
    found = _Found()
    time = _TIME.search(body)
    rest = body
    if time is not None:
        offset = _OFFSET.match(body, time.end())
        found.time = _time_of_day(text, time)
        end = time.end()
        if offset is not None:
            found.offset = _offset_ticks(text, offset)
            end = offset.end()
        head, tail = body[: time.start()], body[end:]
        if head[-1:] in ("T", "t") and head[-2:-1].isdigit():
            head = head[:-1]
        rest = f"{head.strip()} {tail.strip()}".strip()
    if rest:
        found.date = _read_date(text, rest.strip(" ,"), culture)
    elif time is None:
        raise not_recognized(text)
    return found


def _check_words(text: str, culture: Culture) -> None:
    known = {"am", "pm", "a", "p", "t", "z", "gmt"}
    for names in (culture.months, culture.short_months, culture.days, culture.short_days):
        known.update(name.lower() for name in names)
    known.update({culture.am.lower(), culture.pm.lower()})
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word not in known or (word in ("a", "p") and not re.search(r"\d\s?$", text[: match.start()])):
            raise format_error(
                f"The string '{text}' was not recognized as a valid DateTime. There is an unknown word starting at "
                f"index '{match.start()}'."
            )


def _time_of_day(text: str, match: re.Match[str]) -> int:
    hour = int(match.group(1))
    minute = int(match.group(2) or 0)
    second = int(match.group(3) or 0)
    fraction = match.group(4) or ""
    half = (match.group(5) or match.group(6) or "").lower()[:1]
    if half and hour == 12:
        hour = 0 if half == "a" else 12
    elif half == "p" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        raise _out_of_calendar(text)
    ticks = (hour * 3600 + minute * 60 + second) * dates.TICKS_PER_SECOND
    return ticks + (round(float(f"0.{fraction}") * 10_000_000) if fraction else 0)


def _offset_ticks(text: str, match: re.Match[str]) -> int:
    if match.group(1):
        return 0
    hours, minutes = int(match.group(3)), int(match.group(4) or 0)
    if hours > 14 or minutes > 59:
        raise not_recognized(text)
    ticks = (hours * 60 + minutes) * dates.TICKS_PER_MINUTE
    return -ticks if match.group(2) == "-" else ticks


def _read_date(text: str, body: str, culture: Culture) -> tuple[int, int, int]:
    weekday = None
    for index, (long, short) in enumerate(zip(culture.days, culture.short_days, strict=True)):
        for name in (long, short):
            if re.match(rf"{re.escape(name)}(?![^\W\d])[,.]?\s*", body, re.IGNORECASE):
                weekday = index
                body = re.sub(rf"^{re.escape(name)}[,.]?\s*", "", body, flags=re.IGNORECASE)
                break
        if weekday is not None:
            break
    year, month, day = _date_parts(text, body, culture)
    try:
        moment = dates.from_parts(year, month, day)
    except NetException:
        raise not_recognized(text) from None
    if weekday is not None and moment.weekday() != weekday:
        raise format_error(
            f"String '{text}' was not recognized as a valid DateTime because the day of week was incorrect."
        )
    return year, month, day


def _date_parts(text: str, body: str, culture: Culture) -> tuple[int, int, int]:
    month, body = _named_month(body, culture)
    numbers = re.findall(r"\d+", body)
    if re.sub(r"[\d\s/.,-]", "", body) or (not numbers and month is None):
        raise not_recognized(text)
    if re.search(r"[/.-]\s*[/.-]|^[/.-]|[/.-]$", body.replace(" ", "")) and month is None:
        raise not_recognized(text)
    if any(len(n) > 4 for n in numbers):
        raise not_recognized(text)
    if month is not None:
        return _with_month(text, month, numbers)
    if len(numbers) == 3:
        if len(numbers[0]) >= 3:
            return int(numbers[0]), int(numbers[1]), int(numbers[2])
        first, second, last = int(numbers[0]), int(numbers[1]), _year(numbers[2])
        return (last, second, first) if culture.day_first else (last, first, second)
    if len(numbers) == 2:
        if len(numbers[0]) >= 3:
            return int(numbers[0]), int(numbers[1]), 1
        if len(numbers[1]) >= 3:
            return int(numbers[1]), int(numbers[0]), 1
        year = dates.now().parts()[0]
        first, second = int(numbers[0]), int(numbers[1])
        return (year, second, first) if culture.day_first else (year, first, second)
    raise not_recognized(text)


def _named_month(body: str, culture: Culture) -> tuple[int | None, str]:
    for names in (culture.months, culture.short_months):
        for index, name in enumerate(names):
            replaced, count = re.subn(rf"(?<![^\W\d]){re.escape(name)}(?![^\W\d])\.?", " ", body, flags=re.IGNORECASE)
            if count == 1:
                return index + 1, replaced
    return None, body


def _with_month(text: str, month: int, numbers: list[str]) -> tuple[int, int, int]:
    if len(numbers) == 2:
        first, second = numbers
        if len(first) >= 3:
            return int(first), month, int(second)
        return _year(second), month, int(first)
    if len(numbers) == 1:
        only = numbers[0]
        if len(only) >= 3:
            return int(only), month, 1
        return dates.now().parts()[0], month, int(only)
    raise not_recognized(text)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) <= 2:
        return year + (2000 if year < 50 else 1900)
    return year


def parse_exact(text: str, form: str, culture: Culture, styles: int = 0) -> Any:
    """(ticks, offset or None) of `text` in the format `form`. Raises FormatException."""
    from pshv.runtime.dateformat import standard_pattern

    if styles & 7:
        text = text.strip()
    if len(form) == 1:
        pattern = standard_pattern(form, culture)
        if pattern is None:
            raise format_error("Input string was not in a correct format.")
        form = pattern
    elif len(form) == 2 and form[0] == "%":
        form = form[1:]
    fields = _match_exact(text, form, culture)
    if fields is None:
        raise not_recognized(text)
    return _exact_ticks(text, fields, culture)


def _match_exact(text: str, form: str, culture: Culture) -> dict[str, str] | None:
    pattern = _exact_regex(form, culture)
    match = re.fullmatch(pattern, text, re.IGNORECASE)
    return match.groupdict() if match is not None else None


def _exact_regex(form: str, culture: Culture) -> str:
    parts: list[str] = []
    seen: dict[str, int] = {}
    place = 0
    while place < len(form):
        sign = form[place]
        if sign in "dMyHhmstfFgzK":
            run = 1
            while place + run < len(form) and form[place + run] == sign:
                run += 1
            parts.append(_exact_field(sign, run, culture, seen))
            place += run
        elif sign in "'\"":
            from pshv.runtime.dateformat import quoted

            inside, place = quoted(form, place)
            parts.append(re.escape(inside))
        elif sign == "\\" and place + 1 < len(form):
            parts.append(re.escape(form[place + 1]))
            place += 2
        elif sign == "%":
            place += 1
        else:
            mark = culture.date_separator if sign == "/" else culture.time_separator if sign == ":" else sign
            parts.append(re.escape(mark))
            place += 1
    return "".join(parts)


def _exact_field(sign: str, run: int, culture: Culture, seen: dict[str, int]) -> str:
    name = f"{sign}{'n' if sign in 'dM' and run > 2 else ''}"
    seen[name] = seen.get(name, 0) + 1
    label = name if seen[name] == 1 else f"{name}{seen[name]}"
    if sign in "dM" and run > 2:
        table = {
            ("d", 3): culture.short_days,
            ("M", 3): culture.short_months,
        }.get((sign, run), culture.days if sign == "d" else culture.months)
        return f"(?P<{label}>{'|'.join(re.escape(n) for n in table)})"
    if sign == "y":
        return rf"(?P<{label}>\d{{{4 if run >= 4 else 2}}})" if run > 1 else rf"(?P<{label}>\d{{1,2}})"
    if sign in "fF":
        return rf"(?P<{label}>\d{{{run}}})" if sign == "f" else rf"(?P<{label}>\d{{0,{run}}})"
    if sign == "t":
        return f"(?P<{label}>{culture.am[: run if run == 1 else None]}|{culture.pm[: run if run == 1 else None]})"
    if sign == "K":
        return rf"(?P<{label}>Z|[+-]\d{{2}}:\d{{2}}|)"
    if sign == "z":
        return rf"(?P<{label}>[+-]\d{{1,2}}:?\d{{2}}|Z)" if run >= 3 else rf"(?P<{label}>[+-]\d{{1,2}})"
    if sign == "g":
        return f"(?P<{label}>AD|A\\.D\\.)"
    return rf"(?P<{label}>\d{{2}})" if run >= 2 else rf"(?P<{label}>\d{{1,2}})"


def _exact_ticks(text: str, fields: dict[str, str], culture: Culture) -> tuple[int, int | None]:
    now = dates.now().parts()
    has_date = any(k[0] in "dMy" for k in fields)
    year = int(fields["y"]) if "y" in fields else now[0]
    if "y" in fields and len(fields["y"]) <= 2:
        year = _year(fields["y"])
    month = int(fields["M"]) if "M" in fields else 1 if has_date else now[1]
    if "Mn" in fields:
        lowered = fields["Mn"].lower()
        names = [n.lower() for n in culture.months] + [n.lower() for n in culture.short_months]
        month = names.index(lowered) % 12 + 1
    day = int(fields["d"]) if "d" in fields else 1 if has_date else now[2]
    hour = int(fields.get("H") or fields.get("h") or 0)
    half = (fields.get("t") or "").lower()
    if half:
        hour = hour % 12 + (12 if half[0] == culture.pm[0].lower() else 0)
    fraction = (fields.get("f") or fields.get("F") or "").ljust(7, "0")
    try:
        moment = dates.from_parts(year, month, day, hour, int(fields.get("m") or 0), int(fields.get("s") or 0))
    except NetException:
        raise _out_of_calendar(text) from None
    _check_weekday(text, fields, moment, culture)
    offset = None
    zone = fields.get("K") or fields.get("z")
    if zone:
        offset = 0 if zone.upper() == "Z" else _zone(zone)
    return moment.ticks + int(fraction or 0), offset


def _check_weekday(text: str, fields: dict[str, str], moment: DateTime, culture: Culture) -> None:
    name = fields.get("dn")
    if name is None:
        return
    days = [n.lower() for n in culture.days] + [n.lower() for n in culture.short_days]
    if days.index(name.lower()) % 7 != moment.weekday():
        raise format_error(
            f"String '{text}' was not recognized as a valid DateTime because the day of week was incorrect."
        )


def _zone(text: str) -> int:
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    return sign * (hours * 60 + minutes) * dates.TICKS_PER_MINUTE
