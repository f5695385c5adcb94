"""TimeSpan as text and from text: c, g, G and custom formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pshv.runtime.netexception import NetException, format_error, overflow

if TYPE_CHECKING:
    from pshv.runtime.culture import Culture

_DAY: Final = 864_000_000_000


def _split(ticks: int) -> tuple[int, int, int, int, int]:
    total = abs(ticks)
    days, rest = divmod(total, _DAY)
    seconds, fraction = divmod(rest, 10_000_000)
    return days, seconds // 3600, seconds // 60 % 60, seconds % 60, fraction


def constant(ticks: int) -> str:
    """`[-][d.]hh:mm:ss[.fffffff]`."""
    days, hours, minutes, seconds, fraction = _split(ticks)
    text = f"{hours:02d}:{minutes:02d}:{seconds:02d}"
    if days:
        text = f"{days}.{text}"
    if fraction:
        text += f".{fraction:07d}"
    return f"-{text}" if ticks < 0 else text


def format_span(ticks: int, form: str, culture: Culture | None) -> str:
    """`ToString(form)`. Raises FormatException."""
    if form in ("c", "t", "T"):
        return constant(ticks)
    if form in ("g", "G"):
        return _general(ticks, form, culture)
    if len(form) == 1:
        raise format_error("Input string was not in a correct format.")
    return _custom(ticks, form)


def _general(ticks: int, form: str, culture: Culture | None) -> str:
    days, hours, minutes, seconds, fraction = _split(ticks)
    point = culture.decimal if culture is not None else "."
    sign = "-" if ticks < 0 else ""
    if form == "G":
        return f"{sign}{days}:{hours:02d}:{minutes:02d}:{seconds:02d}{point}{fraction:07d}"
    head = f"{days}:" if days else ""
    tail = f"{point}{f'{fraction:07d}'.rstrip('0')}" if fraction else ""
    return f"{sign}{head}{hours}:{minutes:02d}:{seconds:02d}{tail}"


def _custom(ticks: int, form: str) -> str:
    fields = dict(zip("dhms", _split(ticks)[:4], strict=True))
    fraction = _split(ticks)[4]
    parts: list[str] = []
    place = 0
    while place < len(form):
        sign = form[place]
        if sign in "dhmsfF":
            run = 1
            while place + run < len(form) and form[place + run] == sign:
                run += 1
            parts.append(_field(sign, run, fields, fraction))
            place += run
        elif sign in "'\"":
            from pshv.runtime.dateformat import quoted

            text, place = quoted(form, place)
            parts.append(text)
        elif sign == "\\" and place + 1 < len(form):
            parts.append(form[place + 1])
            place += 2
        elif sign == "%" and place + 1 < len(form) and form[place + 1] in "dhmsfF":
            place += 1
        else:
            raise format_error("Input string was not in a correct format.")
    return "".join(parts)


def _field(sign: str, run: int, fields: dict[str, int], fraction: int) -> str:
    if sign in "fF":
        if run > 7:
            raise format_error("Input string was not in a correct format.")
        digits = f"{fraction:07d}"[:run]
        return digits.rstrip("0") if sign == "F" else digits
    if run > (8 if sign == "d" else 2):
        raise format_error("Input string was not in a correct format.")
    return f"{fields[sign]:0{run}d}"


def parse_span(text: str) -> int:
    """Ticks of `[-]d`, `[-][d.]hh:mm[:ss[.fffffff]]`. Raises FormatException or OverflowException."""
    body = text.strip()
    match = re.fullmatch(
        r"(-)?(?:(\d+)|(?:(\d+)[.:])?(\d+):(\d+)(?::(\d+))?(?:\.(\d+))?|(\d+)\.(\d+):(\d+)(?::(\d+))?(?:\.(\d+))?)",
        body,
        re.ASCII,
    )
    if match is None:
        raise format_error(f"String '{text}' was not recognized as a valid TimeSpan.")
    sign, only, days, hours, minutes, seconds, fraction = match.group(1, 2, 3, 4, 5, 6, 7)
    if match.group(8) is not None:
        days, hours, minutes, seconds, fraction = match.group(8, 9, 10, 11, 12)
    if days is not None and seconds is None and "." not in body.split(":")[0] and match.group(8) is None:
        days, hours, minutes, seconds = None, days, hours, minutes  # h:m:s
    if only is not None:
        return _total(text, sign, int(only), 0, 0, 0, "")
    if days is None and int(hours) > 23 and seconds is not None and ":" in body:
        days, hours, minutes, seconds = hours, minutes, seconds, "0"
    return _total(text, sign, int(days or 0), int(hours), int(minutes), int(seconds or 0), fraction or "")


def _total(text: str, sign: str | None, days: int, hours: int, minutes: int, seconds: int, fraction: str) -> int:
    if hours > 23 or minutes > 59 or seconds > 59 or len(fraction) > 7 or days > 10675199:
        raise overflow(
            f"The TimeSpan string '{text}' could not be parsed because at least one of the numeric components is out "
            "of range or contains too many digits."
        )
    ticks = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    ticks = ticks * 10_000_000 + int(fraction.ljust(7, "0") or 0)
    return -ticks if sign else ticks


def parse_exact(text: str, form: str) -> int:
    """Ticks of `text` in the custom or standard format `form`. Raises FormatException."""
    if form in ("c", "t", "T", "g", "G"):
        return parse_span(text)
    pattern = _exact_pattern(form)
    match = re.fullmatch(pattern, text, re.ASCII)
    if match is None:
        raise format_error(_bad_exact(text))
    groups = match.groupdict()
    try:
        return _total(
            text,
            None,
            int(groups.get("d") or 0),
            int(groups.get("h") or 0),
            int(groups.get("m") or 0),
            int(groups.get("s") or 0),
            groups.get("f") or "",
        )
    except NetException:
        raise format_error(_bad_exact(text)) from None


def _bad_exact(text: str) -> str:
    return f"String '{text}' was not recognized as a valid TimeSpan."


def _exact_pattern(form: str) -> str:
    parts: list[str] = []
    place = 0
    while place < len(form):
        sign = form[place]
        if sign in "dhmsfF":
            run = 1
            while place + run < len(form) and form[place + run] == sign:
                run += 1
            if sign in "fF":
                parts.append(rf"(?P<f>\d{{{'0,' if sign == 'F' else ''}{run}}})")
            elif run == 1:
                parts.append(rf"(?P<{sign}>\d{{1,{8 if sign == 'd' else 2}}})")
            else:
                parts.append(rf"(?P<{sign}>\d{{{run}}})")
            place += run
        elif sign == "\\" and place + 1 < len(form):
            parts.append(re.escape(form[place + 1]))
            place += 2
        elif sign in "'\"":
            from pshv.runtime.dateformat import quoted

            inside, place = quoted(form, place)
            parts.append(re.escape(inside))
        elif sign == "%" and place + 1 < len(form):
            place += 1
        else:
            raise format_error("Input string was not in a correct format.")
    return "".join(parts)
