"""Values as text: the string conversion of casts, `"$x"` and `+` (invariant), and `.ToString()` (culture).

Source: powershell-language.md section 5 (To string); powershell-traps.md 1, 16, 22.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, ExceptionObject
from pshv.types.nettype import NetType, type_of

if TYPE_CHECKING:
    from collections.abc import Callable


def to_text(value: Any, ofs: str = " ") -> str:
    """`value` as `"$value"` and `[string]$value` give it; `ofs` joins the items of a collection."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return str(value)
    simple = _SIMPLE.get(kind)
    if simple is not None:
        return simple(value)
    return _other_text(value, ofs)


def _other_text(value: Any, ofs: str) -> str:
    kind = type(value)
    if isinstance(value, (list, values.HashMap)) or getattr(kind, "enumerates", False):
        own = _own_text(value)
        if own is not None:
            return own
        items = values.enumerate_value(value)
        if items is None:
            return to_string(value)
        return ofs.join([item if type(item) is str else _item_text(item) for item in items])
    if kind is values.PSObject:
        from pshv.types.psobjects import object_text

        return object_text(value, ofs)
    if isinstance(value, int):
        return str(int(value))
    return to_string(value, invariant=True)


def _own_text(value: Any) -> str | None:
    method = getattr(value, "text", None)
    return (
        method()
        if callable(method) and not isinstance(value, list) and getattr(value, "prints_as_text", False)
        else None
    )


def _item_text(item: Any) -> str:
    """An item of a collection: collections inside show their type, custom objects their ToString()."""
    if isinstance(item, list):
        return type_of(item).clr_name
    if type(item) is values.PSObject and item.base is values.NOTHING:
        from pshv.types.psobjects import to_string_inside

        return to_string_inside(item)
    return to_text(item)


def _general(value: float) -> str:
    from pshv.runtime.doubletext import general

    return general(value)


def _switch(value: Any) -> str:
    return "True" if value.is_present else "False"


_SIMPLE: Final[dict[type, Callable[[Any], str]]] = {
    type(None): lambda v: "",
    values.Nothing: lambda v: "",
    bool: lambda v: "True" if v else "False",
    float: _general,
    values.Single: _general,
    values.Char: lambda v: str.__str__(v),
    values.Switch: _switch,
    values.EnumValue: lambda v: v.name,
    NetType: lambda v: v.text,
    values.Hashtable: lambda v: "System.Collections.Hashtable",
    values.OrderedDictionary: lambda v: "System.Collections.Specialized.OrderedDictionary",
    **{
        kind: (lambda v: int.__repr__(v))
        for kind in (
            values.Int64,
            values.Int16,
            values.Byte,
            values.SByte,
            values.UInt16,
            values.UInt32,
            values.UInt64,
            values.BigInteger,
        )
    },
}


def to_string(value: Any, format: str | None = None, *, invariant: bool = False) -> str:
    """`value.ToString()` (culture form), `value.ToString(format)`; `invariant` takes the invariant culture."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    if kind is int and not format:
        return str(value)
    if (isinstance(value, (int, float)) and kind is not bool) or kind.__name__ == "Decimal":
        from pshv.runtime.numberformat import format_number

        return format_number(value, format or "", invariant=invariant)
    if isinstance(value, list):
        return type_of(value).clr_name
    if kind is values.PSObject:
        return "" if value.base is values.NOTHING else to_string(value.base, format, invariant=invariant)
    if kind is NetType:
        return value.clr_name  # type: ignore[no-any-return]
    if kind is ExceptionObject:
        return exception_text(value)
    if kind is ErrorRecord:
        return value.message  # type: ignore[no-any-return]
    formatter = getattr(value, "format_text", None)
    if formatter is not None:
        return formatter(format, invariant)  # type: ignore[no-any-return]
    simple = _SIMPLE.get(kind)
    if simple is not None and not isinstance(value, values.HashMap):
        if kind is values.EnumValue and format:
            from pshv.runtime.enums import format_enum

            return format_enum(value, format)
        return simple(value)
    own = getattr(value, "text", None)
    if own is None:
        return type_of(value).clr_name
    return own() if callable(own) else str(own)


def exception_text(value: ExceptionObject) -> str:
    """`Exception.ToString()`: type, message, inner exceptions."""
    head = f"{value.type_name}: {value.message}" if value.message else value.type_name
    if value.inner is None:
        return head
    return f"{head}\n ---> {exception_text(value.inner)}\n   --- End of inner exception stack trace ---"


def to_display(value: Any) -> str:
    """`value` in the culture's form, as in `-f '{0}'`, `-join`, tables of plain values."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return str(value)
    if value is None or value is values.NOTHING:
        return ""
    if kind is values.PSObject or isinstance(value, list) or kind is NetType:
        return to_text(value)
    return to_string(value)
