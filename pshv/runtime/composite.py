"""Composite formatting: `{index,alignment:format}`. Source: powershell-language.md section 5 (`-f`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import runtime_error
from pshv.runtime.netexception import NetException, format_error
from pshv.runtime.text import to_display, to_string

_WIDEST = 1_000_000  # .NET takes no wider field

if TYPE_CHECKING:
    from pshv.runtime.culture import Culture

_INDEX = "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."


def format_operator(form: str, arguments: list[Any]) -> str:
    """`form -f arguments`. Raises FormatError."""
    try:
        return format(form, arguments)
    except NetException as error:
        raise runtime_error(
            f"Error formatting a string: {error.message}.",
            "FormatError",
            "InvalidOperation",
            form,
            inner=error.as_object(),
        ) from None


def format(form: str, arguments: list[Any], culture: Culture | None = None) -> str:
    """`[string]::Format(form, arguments)`. Raises FormatException."""
    if "{" not in form and "}" not in form:
        return form
    parts: list[str] = []
    place = 0
    size = len(form)
    while place < size:
        open_at = form.find("{", place)
        close_at = form.find("}", place)
        if close_at >= 0 and (open_at < 0 or close_at < open_at):
            following = form[close_at + 1 : close_at + 2]
            if not following:
                raise _bad(size, _ENDS)
            if following != "}":
                raise _bad(close_at, "Unexpected closing brace without a corresponding opening brace.")
            parts.append(form[place : close_at + 1])
            place = close_at + 2
            continue
        if open_at < 0:
            parts.append(form[place:])
            break
        parts.append(form[place:open_at])
        if form[open_at + 1 : open_at + 2] == "{":
            parts.append("{")
            place = open_at + 2
            continue
        text, place = _item(form, open_at + 1, arguments, culture)
        parts.append(text)
    return "".join(parts)


def _bad(offset: int, reason: str) -> NetException:
    return format_error(f"Input string was not in a correct format. Failure to parse near offset {offset}. {reason}")


_ENDS = "Format item ends prematurely."
_DIGIT = "Expected an ASCII digit."


def _item(form: str, place: int, arguments: list[Any], culture: Culture | None) -> tuple[str, int]:
    """The text of the item whose index begins at `place`, and the place behind its `}`."""
    size = len(form)
    if place >= size:
        raise _bad(place, _ENDS)
    start = place
    while place < size and form[place] in "0123456789":
        place += 1
    if place == start:
        raise _bad(place, _DIGIT)
    index = int(form[start:place])
    place = _blanks(form, place)
    width = 0
    if place < size and form[place] == ",":
        width, place = _alignment(form, place + 1)
        place = _blanks(form, place)
    item_format = ""
    if place < size and form[place] == ":":
        item_format, place = _format_text(form, place + 1)
    if place >= size:
        raise _bad(place, _ENDS)
    if form[place] != "}":
        raise _bad(place, _ENDS if form[place] == "{" else "Expected a closing brace." if False else _ENDS)
    if index >= len(arguments):
        raise format_error(_INDEX)
    text = format_value(arguments[index], item_format, culture)
    if width:
        if abs(width) >= _WIDEST:
            raise format_error("Input string was not in a correct format.")
        text = text.rjust(width) if width > 0 else text.ljust(-width)
    return text, place + 1


def _blanks(form: str, place: int) -> int:
    while place < len(form) and form[place] == " ":
        place += 1
    return place


def _alignment(form: str, place: int) -> tuple[int, int]:
    place = _blanks(form, place)
    sign = 1
    if place < len(form) and form[place] == "-":
        sign = -1
        place += 1
    start = place
    while place < len(form) and form[place] in "0123456789":
        place += 1
    if place == start:
        if place >= len(form):
            raise _bad(place, _ENDS)
        raise _bad(place, _DIGIT)
    return sign * int(form[start:place]), place


def _format_text(form: str, place: int) -> tuple[str, int]:
    start = place
    while place < len(form):
        sign = form[place]
        if sign == "}":
            return form[start:place], place
        if sign == "{":
            raise _bad(place, _ENDS)
        place += 1
    raise _bad(place, _ENDS)


def format_value(value: Any, form: str, culture: Culture | None = None) -> str:
    """One argument in its format; types without formats ignore it."""
    value = values.unwrap(value)
    if value is None or value is values.NOTHING:
        return ""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    if kind is bool or kind is values.Char or isinstance(value, (list, values.PSObject)):
        return to_display(value) if kind is not values.PSObject and not isinstance(value, list) else _plain(value)
    if isinstance(value, (int, float)) or kind.__name__ == "Decimal":
        from pshv.runtime.numberformat import format_number

        return format_number(value, form, culture)
    if culture is not None and getattr(kind, "is_date", False):
        return format_in(value, form, culture)
    return to_string(value, form or None)


def format_in(value: Any, form: str, culture: Culture) -> str:
    """A date or time span in a culture that is not the current one."""
    from pshv.runtime import dates

    if isinstance(value, dates.DateTime):
        from pshv.runtime.dateformat import format_date

        return format_date(value, form or "G", culture)
    if isinstance(value, dates.DateTimeOffset):
        from pshv.runtime.dateformat import format_offset

        return format_offset(value, form, culture)
    if isinstance(value, dates.TimeSpan) and form:
        from pshv.runtime.spanformat import format_span

        return format_span(value.ticks, form, culture)
    return to_string(value, form or None)


def _plain(value: Any) -> str:
    """A collection or custom object as a format argument."""
    from pshv.runtime.text import to_text

    if isinstance(value, values.PSObject):
        return to_text(value)
    return to_string(value)
