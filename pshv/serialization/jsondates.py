"""Dates in JSON: ISO 8601 and `/Date(milliseconds)/`, as ConvertFrom-Json -DateKind wants them."""

from __future__ import annotations

from typing import Any, Final

_EPOCH: Final = 621_355_968_000_000_000


def parse(text: str, milliseconds: int | None, kind: str) -> Any:
    """The date a JSON string says; `kind` is Default, Local, Utc or Offset."""
    from pshv.runtime.dates import DateTime

    if milliseconds is not None:
        return _as_kind(DateTime(_EPOCH + milliseconds * 10_000, "Utc"), "Utc" if kind == "Default" else kind)
    if kind == "Offset":
        from pshv.types import members
        from pshv.types.nettype import resolve_type

        return members.invoke_static(resolve_type("System.DateTimeOffset"), "Parse", [text])
    ticks = _ticks(text)
    if text.endswith("Z"):
        return _as_kind(DateTime(ticks, "Utc"), kind)
    zone = text[-6:] if text[-6] in "+-" else text[-5:] if text[-5] in "+-" and "T" in text[:-5] else ""
    if zone and zone[0] in "+-":
        sign = 1 if zone[0] == "+" else -1
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        utc = DateTime(ticks - sign * minutes * 600_000_000, "Utc")
        return _as_kind(utc, "Local" if kind == "Default" else kind)
    return _as_kind(DateTime(ticks, "Unspecified"), kind)


def _ticks(text: str) -> int:
    from datetime import date

    day = date(int(text[:4]), int(text[5:7]), int(text[8:10])).toordinal() - 1
    seconds = int(text[11:13]) * 3600 + int(text[14:16]) * 60 + int(text[17:19])
    fraction = ""
    if text[19:20] == ".":
        end = 20
        while end < len(text) and text[end].isdigit():
            end += 1
        fraction = text[20:end][:7].ljust(7, "0")
    return (day * 86_400 + seconds) * 10_000_000 + (int(fraction) if fraction else 0)


def _as_kind(value: Any, kind: str) -> Any:
    from pshv.runtime.dates import DateTime
    from pshv.types import members

    if kind == "Local":
        if value.kind == "Unspecified":
            return DateTime(value.ticks, "Local")
        return members.invoke(value, "ToLocalTime", [])
    if kind == "Utc":
        if value.kind == "Unspecified":
            return DateTime(value.ticks, "Utc")
        return members.invoke(value, "ToUniversalTime", [])
    return value
