"""Values as text in tables, lists and wide columns. Source: powershell-formatting.md, section 3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, ExceptionObject, PSError
from pshv.runtime.text import to_display, to_string, to_text
from pshv.runtime.values import NOTHING, HashMap, PSObject
from pshv.types.memberkinds import RecordedText
from pshv.types.nettype import NetType

from . import properties

if TYPE_CHECKING:
    from collections.abc import Callable

    from .profile import Profile

DEFAULT_LIMIT: Final = 4
SCALARS: Final[frozenset[type]] = frozenset(
    {
        str,
        bool,
        int,
        float,
        values.Single,
        values.Char,
        values.EnumValue,
        values.Int64,
        values.Int16,
        values.Byte,
        values.SByte,
        values.UInt16,
        values.UInt32,
        values.UInt64,
        values.BigInteger,
    }
)
_SCALAR_NAMES = frozenset({"Decimal", "SecureString", "IntPtr", "UIntPtr"})
NUMBERS: Final[frozenset[type]] = SCALARS - {str}


def is_scalar(value: Any) -> bool:
    """The types that print as text whatever the document (section 1: the scalar list and enums)."""
    kind = type(value)
    if kind in SCALARS:
        return True
    if kind is PSObject:
        return value.base is not NOTHING and is_scalar(value.base)
    return kind.__name__ in _SCALAR_NAMES


def is_right_aligned(value: Any) -> bool:
    """Whether a column whose first value this is gets right-aligned (section 4.3)."""
    return is_scalar(value) and type(values.unwrap(value)) is not str


class ValueText:
    """Turns values into text for one document: `limit` is $FormatEnumerationLimit, `table` marks table cells."""

    __slots__ = ("fixed", "limit", "profile", "quick")

    def __init__(self, profile: Profile, limit: int = DEFAULT_LIMIT, *, fixed: bool = False) -> None:
        self.profile = profile
        self.limit = limit
        self.fixed = fixed and profile.core
        self.quick: dict[type, Callable[[Any], str]] = {
            str: str,
            int: int.__repr__,
            values.Int64: int.__repr__,
            bool: bool.__repr__,
            type(None): _empty,
            values.Nothing: _empty,
        }
        self.quick[float] = self.quick[values.Single] = fixed_decimals if self.fixed else general

    def __call__(self, value: Any) -> str:
        quick = self.quick.get(type(value))
        return quick(value) if quick is not None else self.text(value)

    def text(self, value: Any) -> str:
        """The text of any value."""
        kind = type(value)
        if kind is PSObject and value.base is not NOTHING:
            if "ToString" not in value.properties:
                return self(value.base)
            recorded = value.properties["ToString"]
            if isinstance(recorded, RecordedText):
                return recorded.text
        if kind is HashMap or isinstance(value, HashMap):
            return self._items([self._pair(key, item) for key, item in value.items()])
        if self.fixed and kind.__name__ == "Decimal":
            return fixed_decimals(value)
        if isinstance(value, (str, int, float)):
            return to_display(value)
        if isinstance(value, (ErrorRecord, ExceptionObject)):
            return to_text(value)
        items = values.enumerate_value(value)
        if items is not None:
            return self._items([self._item(item) for item in items])
        return plain(value)

    def _items(self, texts: list[str]) -> str:
        limit = self.limit
        if 0 <= limit < len(texts):
            return "{" + ", ".join(texts[:limit]) + self.profile.ellipsis + "}"
        return "{" + ", ".join(texts) + "}"

    def _pair(self, key: object, item: object) -> str:
        """A dictionary's entry: 7 shows both, 5.1 the key."""
        if self.profile.core:
            return f"[{to_display(key)}, {to_string(item) if isinstance(item, list) else to_display(item)}]"
        return to_display(key)

    def _item(self, item: Any) -> str:
        """An item inside `{...}`."""
        if item is None or item is NOTHING:
            return "$null"
        kind = type(item)
        if kind is str or is_scalar(item):
            return general(item) if isinstance(item, float) else to_display(item)
        if kind is PSObject and item.base is NOTHING:
            return plain(item)
        if isinstance(item, HashMap):
            return to_display(item)
        inner = values.enumerate_value(item)
        if inner is not None:
            return " ".join(to_display(one) for one in inner)
        if has_own_text(item):
            return plain(item)
        name = display_name(item)
        if name is not None:
            found = properties.value(item, name)
            if found is not None:
                return to_display(found)
        return plain(item)

    def formatted(self, value: Any, pattern: str) -> str:
        """`value` through a FormatString: composite if it has braces, else the value's own ToString(format)."""
        items = None if isinstance(value, (str, HashMap)) else values.enumerate_value(value)
        if items is not None:
            return " ".join(self.formatted(item, pattern) for item in items)
        if value is None or value is NOTHING:
            return ""
        try:
            if "{0" in pattern or "}" in pattern:
                from pshv.runtime.composite import format as composite

                return composite(pattern, [value])
            from pshv.runtime.text import to_string

            return to_string(values.unwrap(value), pattern)
        except PSError:
            return self(value)


def _empty(value: object) -> str:
    return ""


def general(value: float) -> str:
    """15 significant digits (7 of a single), infinity as the culture's sign."""
    if value in (_INFINITY, -_INFINITY):
        return to_display(value)
    return to_text(value)


_INFINITY: Final = float("inf")


def fixed_decimals(value: Any) -> str:
    """`ToString("F")`: the culture's decimals (v7.3+ table cells)."""
    if type(value) is float and -1e15 < value < 1e15:
        from pshv.runtime import culture

        if culture.current.name == "en-US":
            return f"{value:.2f}"
    from pshv.runtime.text import to_string

    return to_string(value, "F")


def plain(value: Any) -> str:
    """The text of an object that is no collection; an error in its ToString gives nothing."""
    try:
        return to_string(value) if type(value) is NetType else to_display(value)
    except PSError:
        return ""


def has_own_text(value: Any) -> bool:
    """Whether a type overrides ToString."""
    from pshv.types.netobject import NetObject

    if isinstance(value, NetObject):
        return type(value).text is not NetObject.text
    return type(value) is not PSObject and not isinstance(value, dict)


_NAME_PATTERNS: Final = ("name", "id", "key")
_NAME_ENDS: Final = ("key", "name", "id")


def display_name(obj: Any) -> str | None:
    """The property that names an object: DefaultDisplayProperty, else name, id, key, *key, *name, *id."""
    from pshv.types import typedata

    if typedata.active:
        for data in typedata.of_object(obj):
            if data.default_display_property:
                return data.default_display_property
    all_names = properties.names(obj)
    lowered = {name.lower(): name for name in reversed(all_names)}
    for wanted in _NAME_PATTERNS:
        if wanted in lowered:
            return lowered[wanted]
    for end in _NAME_ENDS:
        for name in all_names:
            if name.lower().endswith(end):
                return name
    return None
