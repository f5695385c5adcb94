"""Objects -> CSV lines. Source: powershell-formatting.md, section 10; traps 53."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.formatting import properties
from pshv.runtime import values
from pshv.runtime.text import to_string, to_text
from pshv.runtime.values import NOTHING, HashMap, PSObject
from pshv.types.memberkinds import Member

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MISSING: Final = object()
_QUICK: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    int: int.__repr__,
    values.Int64: int.__repr__,
    bool: bool.__repr__,
}


def field_text(value: Any) -> str:
    """A value as a CSV field's text: its own ToString in the session's culture."""
    quick = _QUICK.get(type(value))
    if quick is not None:
        return quick(value)
    if type(value) is PSObject and value.base is NOTHING:
        return to_text(value)
    return to_string(values.unwrap(value))


def column_names(obj: Any, *, core: bool) -> list[str]:
    """The columns an object brings: a dictionary's keys in 7, else its properties."""
    base = values.unwrap(obj)
    if core and isinstance(base, HashMap):
        return [to_text(key) for key, _ in base.items()]
    return properties.names(obj)


class CsvWriter:
    """Makes lines with fixed `columns`; `quotes` is Always, Never or AsNeeded, `quoted` the columns of -QuoteFields."""

    def __init__(
        self,
        columns: Sequence[str],
        delimiter: str = ",",
        quotes: str = "Always",
        quoted: Sequence[str] | None = None,
        *,
        core: bool = True,
    ) -> None:
        self.columns = columns
        self.delimiter = delimiter
        self.core = core
        self.always = quotes == "Always" and quoted is None
        self.styles = [self._style(name, quotes, quoted) for name in columns]

    @staticmethod
    def _style(name: str, quotes: str, quoted: Sequence[str] | None) -> str:
        if quoted is not None:
            return "Always" if name.lower() in {one.lower() for one in quoted} else "Never"
        return quotes

    def header(self) -> str:
        """The line of column names."""
        names = zip(self.columns, self.styles, strict=True)
        return self.delimiter.join(self._field(name, style) for name, style in names)

    def _field(self, text: str, style: str) -> str:
        if style == "Always" or (
            style == "AsNeeded" and (self.delimiter in text or '"' in text or "\n" in text or "\r" in text)
        ):
            return '"' + text.replace('"', '""') + '"'
        return text

    def row(self, obj: Any) -> str:
        """The line of an object; missing and null values are empty without quotes."""
        if self.always and type(obj) is PSObject and obj.base is NOTHING:
            return self._plain_row(obj)
        base = values.unwrap(obj)
        parts = []
        for name, style in zip(self.columns, self.styles, strict=True):
            if self.core and isinstance(base, HashMap):
                value = base.get(name)
                if value is None and name in base:
                    raise _null_value()
            else:
                value = properties.value(obj, name)
            parts.append("" if value is None or value is NOTHING else self._field(field_text(value), style))
        return self.delimiter.join(parts)

    def _plain_row(self, obj: PSObject) -> str:
        plain = obj.properties
        parts = []
        for name in self.columns:
            value = plain.get(name, _MISSING)
            if value is _MISSING or isinstance(value, Member):
                value = properties.value(obj, name)
            if value is None or value is NOTHING:
                parts.append("")
                continue
            quick = _QUICK.get(type(value))
            text = quick(value) if quick is not None else field_text(value)
            parts.append('"' + (text.replace('"', '""') if '"' in text else text) + '"')
        return self.delimiter.join(parts)


def _null_value() -> Exception:
    from pshv.runtime.errors import runtime_error

    return runtime_error(
        "Object reference not set to an instance of an object.",
        "System.NullReferenceException",
        "NotSpecified",
        exception="System.NullReferenceException",
    )
