"""Objects -> JSON in the layouts of PowerShell 7 and 5.1. Source: powershell-formatting.md, 10; traps 1, 27, 52."""

from __future__ import annotations

from _json import encode_basestring
from typing import TYPE_CHECKING, Any, Final

from pshv.formatting import properties
from pshv.runtime import values
from pshv.runtime.errors import PSError
from pshv.runtime.text import to_string, to_text
from pshv.runtime.values import NOTHING, EnumValue, HashMap, PSObject
from pshv.types.memberkinds import Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

quote: Callable[[str], str] = encode_basestring
_TEXT_KINDS: Final = frozenset({"Guid", "Uri", "SemanticVersion"})
_UNIX_EPOCH: Final = 621_355_968_000_000_000
_MISSING: Final = object()


class JsonWriter:
    """Turns values into JSON text.

    `depth` levels are written; what is deeper becomes its string and sets `truncated`. `core` is the layout of 7,
    `escape` Default, EscapeNonAscii or EscapeHtml.
    """

    def __init__(
        self,
        *,
        core: bool = True,
        compress: bool = False,
        depth: int = 2,
        enums_as_strings: bool = False,
        escape: str = "Default",
        line_end: str = "\r\n",
    ) -> None:
        self.core = core
        self.compress = compress
        self.depth = depth
        self.enums_as_strings = enums_as_strings
        self.truncated = False
        self.line_end = line_end
        self.quote = _escaper(escape, core)
        self.labels: dict[str, str] = {}
        self.colon = ":" if compress else ": " if core else ":  "
        self.quick: dict[type, Callable[[Any], str]] = {
            str: self.quote,
            int: int.__repr__,
            values.Int64: int.__repr__,
            bool: _boolean,
            type(None): _null,
            values.Nothing: _null,
            float: self._double,
            values.Single: self._double,
            values.Char: lambda value: self.quote(str(value)),
            values.Switch: lambda value: f'{{"IsPresent":{_boolean(bool(value))}}}',
            EnumValue: self._enum,
        }

    def write(self, value: object) -> str:
        """The JSON of a value that came down the pipeline."""
        return self._root(value, 0, "")

    def _root(self, value: Any, depth: int, indent: str) -> str:
        extended = _extended(value)
        base = values.unwrap(value)
        if not extended:
            return self.value(base, depth, indent)
        pairs: Iterable[tuple[str, Any]] = extended
        pairs = [*base.items(), *extended] if isinstance(base, HashMap) else [("value", base), *extended]
        return self._pairs(pairs, depth, indent)

    def value(self, value: Any, depth: int, indent: str) -> str:
        """The JSON of `value` at `depth`; `indent` stands before the lines of its parts."""
        quick = self.quick.get(type(value))
        if quick is not None:
            return quick(value)
        kind = type(value)
        if kind is PSObject and value.base is not NOTHING:
            return self._root(value, depth, indent)
        simple = self._simple(value)
        if simple is not None:
            return simple
        if depth > self.depth:
            self.truncated = True
            return self.quote(to_text(value))
        if kind is PSObject:
            return self._custom(value, depth, indent)
        if isinstance(value, HashMap):
            return self._pairs([(to_text(key), item) for key, item in value.items()], depth, indent)
        items = values.enumerate_value(value)
        if items is not None:
            return self.array(items, depth, indent)
        return self._pairs(_members(value), depth, indent)

    def _simple(self, value: Any) -> str | None:
        if isinstance(value, int):
            return str(int(value))
        if isinstance(value, str):
            return self.quote(str(value))
        name = type(value).__name__
        if name == "DateTime" or name == "DateTimeOffset":
            return self._date(value)
        if name in _TEXT_KINDS:
            return self.quote(to_string(value, invariant=True))
        if name == "Decimal":
            text = to_string(value, invariant=True)
            return text if not self.core or "." in text else text + ".0"
        return None

    def _date(self, value: Any) -> str:
        if not self.core:
            return f'"\\/Date({(_utc_ticks(value) - _UNIX_EPOCH) // 10_000})\\/"'
        return self.quote(to_string(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", invariant=True))

    def _double(self, value: float) -> str:
        text = to_string(value, "R", invariant=True)
        if value != value or value in (float("inf"), float("-inf")):
            return f'"{text}"' if self.core else text
        if self.core and "." not in text and "E" not in text:
            return text + ".0"
        return text

    def _enum(self, value: EnumValue) -> str:
        return self.quote(value.name) if self.enums_as_strings else str(int(value.value))

    # -- structure ------------------------------------------------------------------------------------------------
    def array(self, items: Iterable[Any], depth: int = 0, indent: str = "") -> str:
        """A JSON array of `items`."""
        inner = self._inner(indent)
        texts = [self.value(item, depth + 1, inner) for item in items]
        if self.compress:
            return "[" + ",".join(texts) + "]"
        end = self.line_end
        if not texts:
            return "[]" if self.core else f"[{end}{end}{indent}]"
        joined = f",{end}{inner}".join(texts)
        return f"[{end}{inner}{joined}{end}{indent}]"

    def _inner(self, indent: str) -> str:
        return indent + ("  " if self.core else "    ")

    def _custom(self, value: PSObject, depth: int, indent: str) -> str:
        plain = value.properties
        if value.type_names is None and _all_plain(plain):
            return self._pairs(plain.items(), depth, indent)
        return self._pairs([(name, properties.value(value, name)) for name in properties.names(value)], depth, indent)

    def _pairs(self, pairs: Iterable[tuple[str, Any]], depth: int, indent: str) -> str:
        inner = self._inner(indent)
        labels = self.labels
        quick = self.quick
        below = depth + 1
        parts = []
        for name, item in pairs:
            label = labels.get(name)
            if label is None:
                label = labels[name] = self.quote(str(name)) + self.colon
            make = quick.get(type(item))
            if make is not None:
                parts.append(label + make(item))
            else:
                place = inner if self.core or self.compress else inner + " " * len(label)
                parts.append(label + self.value(item, below, place))
        if self.compress:
            return "{" + ",".join(parts) + "}"
        end = self.line_end
        if not parts:
            return "{}" if self.core else f"{{{end}{end}{indent}}}"
        joined = f",{end}{inner}".join(parts)
        return f"{{{end}{inner}{joined}{end}{indent}}}"


def _all_plain(plain: dict[str, Any]) -> bool:
    return not any(isinstance(value, Member) for value in plain.values())


def _boolean(value: object) -> str:
    return "true" if value else "false"


def _null(value: object) -> str:
    return "null"


def _members(value: Any) -> list[tuple[str, Any]]:
    """What a .NET object shows in JSON: its public properties, hidden ones of script classes too."""
    from pshv.types.netobject import NetObject, Property

    if isinstance(value, NetObject):
        found = []
        for member in value.list_members():
            if isinstance(member, Property) and member.kind == "Property":
                try:
                    found.append((member.name, member.getter(value)))
                except PSError:
                    found.append((member.name, None))
        if found:
            return found
    return [(name, properties.value(value, name)) for name in properties.names(value)]


def _extended(value: Any) -> list[tuple[str, Any]]:
    """Members added to a piped value that JSON shows beside it."""
    if type(value) is PSObject:
        if value.base is NOTHING or isinstance(value.base, str) or type(value.base).__name__ == "DateTime":
            return []
        found = [(name, properties.value(value, name)) for name in value.properties]
        return found + (_extended(value.base) if type(value.base).__name__ == "Guid" else [])
    if type(value).__name__ == "Guid":
        return [("Guid", to_string(value))]
    return []


def _utc_ticks(value: Any) -> int:
    from pshv.types import members

    universal = members.invoke(value, "ToUniversalTime", [])
    return int(members.get(universal, "Ticks"))


def _escaper(escape: str, core: bool) -> Callable[[str], str]:
    if core and escape == "Default":
        return quote
    if core and escape == "EscapeNonAscii":
        from _json import encode_basestring_ascii

        return encode_basestring_ascii

    def html(text: str) -> str:
        return (
            quote(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("'", "\\u0027")
        )

    return html
