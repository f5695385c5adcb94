"""System.Enum."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.enums import format_enum
from pshv.runtime.netexception import NetException, argument_error, argument_null
from pshv.runtime.values import EnumValue
from pshv.types.implementation import Implementation
from pshv.types.nettype import STRING, NetType, known_type, resolve_type


def _need(kind: Any) -> NetType:
    if not isinstance(kind, NetType) or not kind.is_enum:
        raise argument_error("Type provided must be an Enum.", "enumType")
    return kind


def _names(kind: Any) -> values.TypedArray:
    return values.TypedArray(_need(kind).enum.sorted_names, STRING)


def _values(kind: Any) -> values.TypedArray:
    kind = _need(kind)
    return values.TypedArray([kind.enum_member(name) for name in kind.enum.sorted_names], kind)


def _name(kind: Any, value: Any) -> Any:
    number = value.value if type(value) is EnumValue else int(value)
    return _need(kind).enum.names.get(number)


def _defined(kind: Any, value: Any) -> bool:
    table = _need(kind).enum
    if isinstance(value, str):
        return value in table.values
    return (value.value if type(value) is EnumValue else int(value)) in table.names


def parse(kind: Any, text: Any, ignore_case: bool = False) -> EnumValue:
    """`[enum]::Parse`. Raises ArgumentException."""
    kind = _need(kind)
    if text is None:
        raise argument_null("value")
    table = kind.enum
    total = 0
    for part in text.split(","):
        name = part.strip()
        if not name:
            raise argument_error("Must specify valid information for parsing in the string.", "value")
        if name.lstrip("+-").isdigit():
            total |= int(name)
            continue
        exact = table.lowered.get(name.lower()) if ignore_case else (name if name in table.values else None)
        if exact is None:
            raise NetException("System.ArgumentException", f"Requested value '{text}' was not found.")
        total |= table.values[exact]
    made: EnumValue = kind.enum_value(total)
    return made


def _try_parse(kind: Any, text: Any, *rest: Any) -> bool:
    out = rest[-1]
    if not isinstance(kind, NetType):
        # TryParse('x', [ref]$v): the type is the reference's own
        rest = (text, *rest)
        text, kind = kind, getattr(out.value, "type", None)
    ignore = next((r for r in rest if type(r) is bool), False)
    try:
        out.value = parse(kind, text, ignore)
    except NetException:
        out.value = _need(kind).enum_value(0)
        return False
    return True


def _compare(a: EnumValue, b: Any) -> int:
    if b is None:
        return 1
    return int(a.value > b.value) - int(a.value < b.value)


def _underlying(kind: Any) -> NetType:
    return resolve_type(_need(kind).enum.underlying)


def _number(value: EnumValue) -> Any:
    from pshv.runtime.convert import convert

    return convert(value.value, resolve_type(value.type.enum.underlying))


def _to_string(value: EnumValue, form: Any = None, *_: Any) -> str:
    return format_enum(value, form) if isinstance(form, str) and form else value.name


IMPLEMENTATIONS = (
    Implementation(
        "System.Enum",
        properties={"value__": _number},
        methods={
            "CompareTo": _compare,
            "Equals": lambda a, b: a == b,
            "HasFlag": lambda a, b: a.value & b.value == b.value,
            "ToString": _to_string,
            "GetTypeCode": lambda v: known_type("System.TypeCode").enum_member("Int32"),
        },
        statics={
            "Format": lambda kind, value, form: format_enum(value, form),
            "GetName": _name,
            "GetNames": _names,
            "GetUnderlyingType": _underlying,
            "GetValues": _values,
            "IsDefined": _defined,
            "Parse": parse,
            "ToObject": lambda kind, number: _need(kind).enum_value(int(number)),
            "TryParse": _try_parse,
        },
        raw=("TryParse", "HasFlag", "CompareTo"),
    ),
)
