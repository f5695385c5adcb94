"""System.Xml.XmlConvert."""

from __future__ import annotations

import re
from typing import Any

from pshv.runtime.dates import DateTime, TimeSpan
from pshv.types.implementation import Implementation


def _to_string(value: Any, *rest: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, DateTime):
        from pshv.runtime.culture import INVARIANT
        from pshv.runtime.dateformat import format_date

        if rest and isinstance(rest[0], str):
            return format_date(value, rest[0], INVARIANT)

        return format_date(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", INVARIANT)
    if isinstance(value, TimeSpan):
        return duration(value.ticks)
    from pshv.runtime.doubletext import round_trip

    return round_trip(value) if isinstance(value, float) else str(value)


def duration(ticks: int) -> str:
    """An XML duration (`P1DT2H3M4.5S`)."""
    sign = "-" if ticks < 0 else ""
    seconds, fraction = divmod(abs(ticks), 10_000_000)
    days, seconds = divmod(seconds, 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    date = f"{days}D" if days else ""
    part = f".{f'{fraction:07d}'.rstrip('0')}" if fraction else ""
    time = f"{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}{f'{seconds}{part}S' if seconds or part else ''}"
    body = f"{date}{'T' + time if time else ''}"
    return f"{sign}P{body or 'T0S'}"


def to_span(text: str) -> TimeSpan:
    """Raises FormatException."""
    match = re.fullmatch(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?", text)
    if match is None:
        from pshv.runtime.netexception import format_error

        raise format_error(f"The string '{text}' is not a valid TimeSpan value.")
    sign, days, hours, minutes, seconds, fraction = match.groups()
    total = int(days or 0) * 86400 + int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    ticks = total * 10_000_000 + int((fraction or "").ljust(7, "0")[:7])
    return TimeSpan(-ticks if sign else ticks)


def _to_date(text: str, *_: Any) -> DateTime:
    from pshv.runtime.dateparse import parse_date

    return parse_date(text)


IMPLEMENTATIONS = (
    Implementation(
        "System.Xml.XmlConvert",
        statics={
            "ToString": _to_string,
            "ToTimeSpan": to_span,
            "ToDateTime": _to_date,
            "ToInt32": lambda t: int(t.strip()),
            "ToBoolean": lambda t: t.strip() in ("true", "1"),
            "EncodeName": lambda t: re.sub(r"[^\w.-]", lambda m: f"_x{ord(m.group()):04X}_", t),
            "DecodeName": lambda t: re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), t),
        },
    ),
)
