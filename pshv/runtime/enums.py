"""Enum values: conversion from names and numbers, and their formats. Source: powershell-language.md section 5."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.converterrors import _error, convertible, from_null, no_conversion, text_of, with_reason
from pshv.runtime.errors import ExceptionObject
from pshv.types.nettype import NetType, type_of


def to_enum(value: Any, target: NetType) -> Any:
    """`value` as the enum `target`: a name or unique prefix, a comma list for flags, or a defined number."""
    kind = type(value)
    if kind is values.EnumValue and value.type is target:
        return value
    if value is None:
        raise from_null(target)
    if kind is str:
        return _from_text(value, target)
    if kind is bool or kind is values.Char or kind is values.Switch or kind.__name__ == "DateTime":
        raise convertible(value, target, f"Invalid cast from '{type_of(value).clr_name}' to '{target.clr_name}'.")
    if kind is values.EnumValue:
        value = value.value
    if isinstance(value, float) or kind.__name__ == "Decimal":
        from pshv.runtime.text import to_text

        return _from_text(to_text(value), target)
    if isinstance(value, int):
        return _from_number(int(value), target, value)
    if isinstance(value, list) and value:
        total = 0
        for item in value:
            total |= to_enum(item, target).value
        return target.enum_value(total)
    raise no_conversion(value, target)


def _from_number(number: int, target: NetType, source: Any) -> Any:
    table = target.enum
    if number in table.names:
        return target.enum_value(number)
    if table.flags:
        mask = 0
        for bit in table.names:
            mask |= bit
        if number & ~mask == 0 and number >= 0:
            return target.enum_value(number)
    names = ",".join(table.sorted_names)
    raise _error(
        f'Cannot convert value "{text_of(source)}" to type "{target.clr_name}" due to enumeration values that are not '
        "valid. Specify one of the following enumeration values and try again. "
        f'The possible enumeration values are "{names}".',
        "UndefinedIntegerToEnum",
    )


def _from_text(text: str, target: NetType) -> Any:
    table = target.enum
    stripped = text.strip()
    exact = table.lowered.get(stripped.lower())
    if exact is not None:
        return target.enum_value(table.values[exact])
    if not stripped:
        raise _no_match(text, target, stripped)
    if stripped.lstrip("+-").isdigit() and stripped.isascii():
        return _from_number(int(stripped), target, stripped)
    if "," in stripped:
        return _from_list(text, target)
    hits = [name for name in table.sorted_names if name.lower().startswith(stripped.lower())]
    if len(hits) == 1:
        return target.enum_value(table.values[hits[0]])
    if not hits:
        raise _no_match(text, target, stripped)
    raise _reason(
        text,
        target,
        f"The identifier name {stripped} cannot be processed because it is either too similar or identical to the "
        f"following enumerator names: {', '.join(hits)}. Use a more specific identifier name.",
    )


def _from_list(text: str, target: NetType) -> Any:
    table = target.enum
    total = 0
    for part in text.split(","):
        exact = table.lowered.get(part.strip().lower())
        if exact is None:
            raise _no_match(text, target, text.strip())
        total |= table.values[exact]
    return target.enum_value(total)


def _no_match(text: str, target: NetType, name: str) -> Exception:
    listed = ", ".join(target.enum.sorted_names)
    if not name:
        return _reason(
            text,
            target,
            f"The identifier name {name} cannot be processed because it is either too similar or identical to the "
            f"following enumerator names: {listed}. Use a more specific identifier name.",
        )
    return _reason(
        text,
        target,
        f"Unable to match the identifier name {name} to a valid enumerator name. Specify one of the following "
        f"enumerator names and try again:\n{listed}",
    )


def _reason(text: str, target: NetType, reason: str) -> Exception:
    inner = ExceptionObject("System.Management.Automation.PSInvalidCastException", reason)
    return with_reason(text, target, reason, "SubstringDisambiguationEnumParseThrewAnException", inner)


def format_enum(value: values.EnumValue, form: str) -> str:
    """`ToString(form)`: G name, D number, X hex, F flags."""
    letter = form.upper()
    if letter == "D":
        return str(value.value)
    if letter == "X":
        width = {"byte": 2, "sbyte": 2, "short": 4, "ushort": 4, "long": 16, "ulong": 16}.get(
            value.type.enum.underlying, 8
        )
        return f"{value.value & ((1 << 4 * width) - 1):0{width}X}"
    if letter in ("G", "F"):
        return value.name
    from pshv.runtime.netexception import format_error

    raise format_error("Format string can be only 'G', 'g', 'X', 'x', 'F', 'f', 'D' or 'd'.")
