"""Conversion of values to types: casts, typed variables, parameters and method arguments.

Source: powershell-language.md section 5 (Conversion and comparison).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import numberconvert, values
from pshv.runtime.converterrors import from_null, no_conversion, with_reason
from pshv.runtime.text import to_text
from pshv.types import nettype
from pshv.types.nettype import NetType, type_of

if TYPE_CHECKING:
    from collections.abc import Callable

_EXACT: Final[dict[NetType, type]] = {
    nettype.INT32: int,
    nettype.STRING: str,
    nettype.BOOLEAN: bool,
    nettype.DOUBLE: float,
    nettype.OBJECT_ARRAY: list,
    nettype.INT64: values.Int64,
    nettype.HASHTABLE: values.Hashtable,
}


def convert(value: Any, target: NetType) -> Any:
    """`[target]value`. Raises PSError with the texts and ids of the real conversions."""
    kind = type(value)
    if _EXACT.get(target) is kind or target is nettype.OBJECT:
        return value
    if value is values.NOTHING:
        value = None
        kind = type(None)
    if kind is values.PSObject and value.base is not values.NOTHING:
        if target is nettype.PSOBJECT:
            return value
        value = value.base
        kind = type(value)
    converter = _CONVERTERS.get(target)
    if converter is not None:
        return converter(value, target)
    return _by_shape(value, target)


def _by_shape(value: Any, target: NetType) -> Any:
    if target.is_enum:
        from pshv.runtime.enums import to_enum

        return to_enum(value, target)
    if target.element is not None:
        from pshv.runtime.collectionconvert import to_array

        return to_array(value, target)
    if target.definition == "System.Nullable" and target.arguments:
        return None if value is None else convert(value, target.arguments[0])
    from pshv.runtime.objectconvert import to_object

    return to_object(value, target)


def to_bool(value: Any) -> bool:
    """The truth of a value."""
    kind = type(value)
    if kind is bool:
        return value  # type: ignore[no-any-return]
    if kind is int or kind is str or kind is float:
        return value != 0 if kind is not str else value != ""  # type: ignore[no-any-return]
    if value is None or value is values.NOTHING:
        return False
    if isinstance(value, list):
        return _list_truth(value)
    if kind is values.Switch:
        return value.is_present  # type: ignore[no-any-return]
    if kind is values.EnumValue:
        return value.value != 0  # type: ignore[no-any-return]
    if kind is values.Char:
        return value != "\0"  # type: ignore[no-any-return]
    if isinstance(value, (int, float)) or kind.__name__ == "Decimal":
        return bool(value != 0)
    if kind is values.PSObject and value.base is not values.NOTHING:
        return to_bool(value.base)
    if getattr(kind, "enumerates", False) and getattr(kind, "is_list", False):
        return _list_truth(list(value))
    return True


def _list_truth(items: list[Any]) -> bool:
    if not items:
        return False
    if len(items) > 1:
        return True
    first = items[0]
    if isinstance(first, list):  # a list inside a list counts by its length
        return len(first) > 0
    return to_bool(first)


def _to_bool(value: Any, target: NetType) -> bool:
    return to_bool(value)


def _to_string(value: Any, target: NetType) -> str:
    if type(value) is str:
        return value
    return to_text(value)


def _to_char(value: Any, target: NetType) -> Any:
    kind = type(value)
    if kind is values.Char:
        return value
    if value is None:
        return values.Char("\0")
    if kind is str:
        if len(value) == 1:
            return values.Char(value)
        from pshv.runtime.objectconvert import parse_error

        raise parse_error(value, target, "String must be exactly one character long.", provider=False)
    if kind is values.EnumValue:
        value = value.value
    if kind is bool or isinstance(value, float) or kind.__name__ == "Decimal":
        from pshv.runtime.converterrors import convertible

        raise convertible(value, target, f"Invalid cast from '{type_of(value).name}' to 'Char'.")
    if isinstance(value, int):
        if 0 <= value <= 65535:
            return values.Char(chr(value))
        from pshv.runtime.converterrors import convertible

        raise convertible(value, target, "Value was either too large or too small for a character.")
    raise no_conversion(value, target)


def _number(value: Any, target: NetType) -> Any:
    if value is None:
        value = 0
    if target in numberconvert.INTEGER_CLASSES:
        return numberconvert.to_integer(value, target)
    return numberconvert.to_double(value, target)


def _to_decimal(value: Any, target: NetType) -> Any:
    return numberconvert.to_decimal(0 if value is None else value, target)


def _to_bigint(value: Any, target: NetType) -> Any:
    return numberconvert.to_bigint(0 if value is None else value, target)


def _to_switch(value: Any, target: NetType) -> Any:
    kind = type(value)
    if kind is values.Switch:
        return value
    if kind is bool:
        return values.Switch(value)
    if value is None:
        return values.Switch(False)
    raise no_conversion(value, target)


def _to_psobject(value: Any, target: NetType) -> Any:
    return value


def _to_void(value: Any, target: NetType) -> Any:
    return values.NOTHING


def _to_type(value: Any, target: NetType) -> Any:
    if isinstance(value, NetType) or value is None:
        return value
    from pshv.runtime.errors import PSError
    from pshv.types.nettype import resolve_type

    text = to_text(value)
    try:
        return resolve_type(text)
    except PSError:
        reason = f'Cannot convert the "{text}" value of type "System.String" to type "System.Type".'
        from pshv.runtime.converterrors import _error

        raise _error(reason, "InvalidCastFromStringToType") from None


def _collection(value: Any, target: NetType) -> Any:
    from pshv.runtime import collectionconvert

    return collectionconvert.to_collection(value, target)


_CONVERTERS: Final[dict[NetType, Callable[[Any, NetType], Any]]] = {
    nettype.STRING: _to_string,
    nettype.BOOLEAN: _to_bool,
    nettype.CHAR: _to_char,
    nettype.DECIMAL: _to_decimal,
    nettype.BIGINT: _to_bigint,
    nettype.DOUBLE: _number,
    nettype.SINGLE: _number,
    nettype.SWITCH: _to_switch,
    nettype.PSOBJECT: _to_psobject,
    nettype.VOID: _to_void,
    nettype.TYPE: _to_type,
    nettype.HASHTABLE: _collection,
    nettype.ORDERED: _collection,
    nettype.ARRAYLIST: _collection,
    nettype.ARRAY: _collection,
    **dict.fromkeys(numberconvert.INTEGER_CLASSES, _number),
}


def convert_number_text(text: str, other: Any = 0) -> Any:
    """The number a string stands for beside `other` and an arithmetic operator."""
    return numberconvert.text_to_number(text, other)


def to_number(value: Any) -> Any:
    """A value that stands for a number, as that number (strings, bool, char, enum, `$null`)."""
    kind = type(value)
    if kind is int or kind is float:
        return value
    if kind is str:
        return convert_number_text(value)
    if value is None or value is values.NOTHING:
        return 0
    if kind is bool or kind is values.Switch:
        return 1 if value else 0
    if kind is values.Char:
        return ord(value)
    if kind is values.EnumValue:
        return value.value
    if isinstance(value, (int, float)) or kind.__name__ == "Decimal":
        return value
    raise no_conversion(value, nettype.INT32)


def to_int(value: Any) -> int:
    """`[int]value` as a plain int."""
    return value if type(value) is int else convert(value, nettype.INT32)


def try_convert(value: Any, target: NetType) -> tuple[bool, Any]:
    """(True, converted) or (False, None): the `-as` operator and overload tests."""
    from pshv.runtime.errors import PSError

    try:
        return True, convert(value, target)
    except PSError:
        return False, None


__all__ = [
    "convert",
    "convert_number_text",
    "from_null",
    "no_conversion",
    "to_bool",
    "to_int",
    "to_number",
    "try_convert",
    "with_reason",
]
