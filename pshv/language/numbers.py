"""The value of a number as written: which type holds it.

Source: reference/powershell-language.md section 1 (Numbers), powershell-traps.md 6, golden/expressions/numbers.tsv.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

_DASH = "+\\-\u2013\u2014\u2015"
_BODY = (
    r"(?:0[xX](?P<hex>[0-9a-fA-F]*)|{binary}(?P<int>\d+)(?P<frac>\.(?!\.)\d*)?"
    rf"(?P<exp>[eE][{_DASH}]?\d+)?|(?P<dot>\.\d+)(?P<exp2>[eE][{_DASH}]?\d+)?)"
)
_MULTIPLIER = r"(?P<mul>[kKmMgGtTpP][bB])?"


def _pattern(binary: str, suffix: str) -> Callable[[str, int], Match[str] | None]:
    return re.compile(_BODY.replace("{binary}", binary) + suffix + _MULTIPLIER, re.ASCII).match


def number_pattern(core: bool) -> Callable[[str, int], Match[str] | None]:
    """The matcher of numbers of an edition; compiled when first asked for (it costs milliseconds)."""
    found = _patterns.get(core)
    if found is None:
        suffix = r"(?P<suffix>[uU][lLsSyY]?|[lLdDyYsSnN])?" if core else r"(?P<suffix>[lLdD])?"
        found = _patterns[core] = _pattern(r"0[bB](?P<bin>[01]+)|" if core else "", suffix)
    return found


_patterns: dict[bool, Callable[[str, int], Match[str] | None]] = {}
_POWERS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40, "p": 1 << 50}
_INTEGERS = {
    "y": ("SByte", -(1 << 7), (1 << 7) - 1),
    "uy": ("Byte", 0, (1 << 8) - 1),
    "s": ("Int16", -(1 << 15), (1 << 15) - 1),
    "us": ("UInt16", 0, (1 << 16) - 1),
    "l": ("Int64", -(1 << 63), (1 << 63) - 1),
    "ul": ("UInt64", 0, (1 << 64) - 1),
}
_HEX_DIGITS = {"y": 2, "s": 4, "l": 16}
_DECIMAL_MAX = 79228162514264337593543950335


class NotANumber(Exception):
    """The text looks like a number, but no type holds its value."""


def number_value(found: Match[str], sign: str) -> object:
    """The value of a match of one of the patterns above; raises NotANumber if it fits no type."""
    groups = found.groupdict()
    suffix = (groups["suffix"] or "").lower()
    factor = _POWERS[groups["mul"][0].lower()] if groups["mul"] else 1
    negative = sign not in ("", "+")
    if groups["hex"] is not None:
        return _radix_value(groups["hex"], 16, suffix, factor, negative)
    if groups.get("bin") is not None:
        return _radix_value(groups["bin"], 2, suffix, factor, negative)
    exponent = groups["exp"] or groups["exp2"]
    if groups["int"] is not None and groups["frac"] is None and exponent is None:
        value = int(groups["int"])
        return _fit((-value if negative else value) * factor, suffix, True)
    digits = groups["dot"] if groups["int"] is None else groups["int"] + (groups["frac"] or "")
    text = ("-" if negative else "") + digits + _plain_exponent(exponent)
    return _real_value(text, suffix, factor)


def _plain_exponent(exponent: str | None) -> str:
    return "" if exponent is None else re.sub("[\u2013\u2014\u2015]", "-", exponent)


def _real_value(text: str, suffix: str, factor: int) -> object:
    if suffix == "d":
        return _make("Decimal", _scaled_decimal(text, factor))
    value = float(text) * factor
    if suffix == "":
        return value
    if value != value or value in (float("inf"), float("-inf")):
        raise NotANumber
    return _fit(round(value), suffix, False)


def _scaled_decimal(text: str, factor: int) -> str:
    """The decimal text of text x factor; NotANumber beyond the range of System.Decimal."""
    from decimal import Context
    from decimal import Decimal as Python

    value = Python(text) if factor == 1 else Context(prec=60).multiply(Python(text), Python(factor))
    if abs(value) > _DECIMAL_MAX:
        raise NotANumber
    return str(value)


def _radix_value(digits: str, radix: int, suffix: str, factor: int, negative: bool) -> object:
    """Hexadecimal and binary: 8 (16) digits set the sign bit of int32 (int64) unless unsigned."""
    value = int(digits or "0", radix)
    bits = len(digits) * 4 if radix == 16 else len(digits)
    if bits and not suffix.startswith("u") and value >> (bits - 1) & 1 and _fills_type(len(digits), radix, suffix):
        value -= 1 << bits
    if bits == 64 and suffix in ("", "u"):
        suffix += "l"
    return _fit((-value if negative else value) * factor, suffix, False)


def _fills_type(digits: int, radix: int, suffix: str) -> bool:
    """True if the digits fill the type, so that the first bit is its sign (`0xFFFFFFFF`, `0xFFy`, `0b11111111`)."""
    if radix == 2:
        return digits in (8, 16) or digits % 32 == 0
    expected = _HEX_DIGITS.get(suffix)
    return digits == (expected or (8 if digits < 16 else 16))


def _fit(value: int, suffix: str, decimal_digits: bool) -> object:
    """The first type that holds the value, or the type the suffix asks for."""
    if suffix == "":
        if -2147483648 <= value <= 2147483647:
            return value
        if -(1 << 63) <= value < 1 << 63:
            return _make("Int64", value)
        if not decimal_digits:
            raise NotANumber
        return _make("Decimal", str(value)) if abs(value) <= _DECIMAL_MAX else float(value)
    if suffix == "u":
        name = "UInt32" if value < 1 << 32 else "UInt64"
        if 0 <= value < 1 << 64:
            return _make(name, value)
        raise NotANumber
    if suffix == "n":
        return _make("BigInteger", value)
    if suffix == "d":
        if abs(value) > _DECIMAL_MAX:
            raise NotANumber
        return _make("Decimal", str(value))
    name, low, high = _INTEGERS[suffix]
    if not low <= value <= high:
        raise NotANumber
    return _make(name, value)


def _make(type_name: str, value: object) -> object:
    from pshv.runtime import values

    return getattr(values, type_name)(value)
