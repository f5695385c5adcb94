"""System.Text.StringBuilder."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.limits import check_size
from pshv.runtime.netexception import NetException, out_of_range
from pshv.types.dotnet.textitems import item_text
from pshv.types.implementation import Implementation


class StringBuilder:
    """Text in pieces, joined when it is looked at."""

    __slots__ = ("pieces", "capacity")
    type_names = ("System.Text.StringBuilder", "System.Object")

    def __init__(self, text: str = "", capacity: int = 16) -> None:
        self.pieces = [text] if text else []
        self.capacity = max(capacity, 16)

    def text(self) -> str:
        if len(self.pieces) != 1:
            self.pieces = ["".join(self.pieces)]
        return self.pieces[0]

    def put(self, text: str) -> StringBuilder:
        self.pieces = [text]
        return self

    def get_item(self, index: Any) -> Any:
        from pshv.runtime.convert import to_int

        place = to_int(index)
        text = self.text()
        if not 0 <= place < len(text):
            raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        return values.Char(text[place])

    def set_item(self, index: Any, value: Any) -> None:
        from pshv.runtime.convert import convert, to_int
        from pshv.types.nettype import CHAR

        place = to_int(index)
        text = self.text()
        if not 0 <= place < len(text):
            raise out_of_range(
                "Index was out of range. Must be non-negative and less than the size of the collection.", "index"
            )
        self.put(text[:place] + convert(value, CHAR) + text[place + 1 :])


def _append(b: StringBuilder, value: Any, *rest: Any) -> StringBuilder:
    if isinstance(value, list):
        text = "".join(str(c) for c in value)
        text = text[rest[0] : rest[0] + rest[1]] if len(rest) == 2 else text
    elif rest and type(value) is values.Char:
        check_size(rest[0])
        text = str(value) * rest[0]
    elif len(rest) == 2:
        text = item_text(value)[rest[0] : rest[0] + rest[1]]
    else:
        text = item_text(value)
    b.pieces.append(text)
    return b


def _append_line(b: StringBuilder, text: Any = None) -> StringBuilder:
    b.pieces.append(f"{text or ''}{newline()}")
    return b


def newline() -> str:
    """Environment.NewLine."""
    return "\r\n"


def _append_format(b: StringBuilder, *parts: Any) -> StringBuilder:
    from pshv.types.dotnet.strings import _format

    b.pieces.append(_format(*parts))
    return b


def _append_join(b: StringBuilder, separator: Any, *rest: Any) -> StringBuilder:
    from pshv.types.dotnet.strings import _join

    b.pieces.append(_join(separator, *rest))
    return b


def _insert(b: StringBuilder, index: int, value: Any, *rest: Any) -> StringBuilder:
    text = b.text()
    if not 0 <= index <= len(text):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            "index",
        )
    part = "".join(str(c) for c in value) if isinstance(value, list) else item_text(value)
    if rest:
        part *= rest[0]
    return b.put(text[:index] + part + text[index:])


def _remove(b: StringBuilder, start: int, length: int) -> StringBuilder:
    text = b.text()
    if length < 0:
        raise out_of_range("Length cannot be less than zero.", "length")
    if start < 0:
        raise out_of_range("StartIndex cannot be less than zero.", "startIndex")
    if start + length > len(text):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            "length",
        )
    return b.put(text[:start] + text[start + length :])


def _replace(b: StringBuilder, old: Any, new: Any, *rest: Any) -> StringBuilder:
    text = b.text()
    if not rest:
        return b.put(text.replace(str(old), str(new or "")))
    start, count = rest
    return b.put(text[:start] + text[start : start + count].replace(str(old), str(new or "")) + text[start + count :])


def _set_length(b: StringBuilder, length: int) -> None:
    text = b.text()
    b.put(text[:length].ljust(length, "\0"))


def _new(kind: Any, *parts: Any) -> StringBuilder:
    text = next((p for p in parts if isinstance(p, str)), "")
    numbers = [p for p in parts if type(p) is int]
    if isinstance(parts[0] if parts else None, str) and len(numbers) == 3:
        return StringBuilder(text[numbers[0] : numbers[0] + numbers[1]], numbers[2])
    return StringBuilder(text, numbers[0] if numbers else 16)


def _capacity(b: StringBuilder) -> int:
    size = len(b.text())
    while b.capacity < size:
        b.capacity *= 2
    return b.capacity


def _text(b: StringBuilder, start: int | None = None, length: int | None = None) -> str:
    text = b.text()
    return text if start is None else text[start : start + (length or 0)]


IMPLEMENTATIONS = (
    Implementation(
        "System.Text.StringBuilder",
        construct=_new,
        properties={
            "Capacity": (_capacity, lambda b, v: setattr(b, "capacity", v)),
            "MaxCapacity": lambda b: 2147483647,
            "Length": (lambda b: len(b.text()), _set_length),
        },
        methods={
            "Append": _append,
            "AppendFormat": _append_format,
            "AppendJoin": _append_join,
            "AppendLine": _append_line,
            "Clear": lambda b: b.put(""),
            "Equals": lambda a, b: isinstance(b, StringBuilder) and a.text() == b.text(),
            "EnsureCapacity": lambda b, n: max(n, _capacity(b)),
            "Insert": _insert,
            "Remove": _remove,
            "Replace": _replace,
            "ToString": _text,
            "Chars": lambda b, i: b.get_item(i),
            "get_Chars": lambda b, i: b.get_item(i),
        },
        signatures={"Chars": "char Chars(int index)", "get_Chars": "char get_Chars(int index)"},
    ),
)
