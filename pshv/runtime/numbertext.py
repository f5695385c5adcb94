"""Text that is a number: PowerShell's own literals (suffixes, multipliers, hex, binary) and .NET's plain forms.

Source: powershell-language.md section 1 (Numbers); powershell-traps.md 6, 7.
"""

from __future__ import annotations

import re
from typing import Any, Final

from pshv.runtime.values import (
    INT_MAX,
    INT_MIN,
    LONG_MAX,
    LONG_MIN,
    BigInteger,
    Byte,
    Int16,
    Int64,
    SByte,
    UInt16,
    UInt32,
    UInt64,
)

_LITERAL: Final = re.compile(
    r"([+-]?)(?:(0x)([0-9a-f]+)|(0b)([01]+)|(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?))"
    r"(uy|us|ul|y|u|s|l|n|d)?(kb|mb|gb|tb|pb)?",
    re.IGNORECASE | re.ASCII,
)
MULTIPLIERS: Final = {"kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30, "tb": 1 << 40, "pb": 1 << 50}
MOST_DIGITS: Final = 50_000  # a longer text is no number here: reading it takes time by the square
_SUFFIXES: Final[dict[str, type[int]]] = {
    "y": SByte,
    "uy": Byte,
    "s": Int16,
    "us": UInt16,
    "l": Int64,
    "ul": UInt64,
    "n": BigInteger,
}


def scan_number(text: str) -> Any:
    """The value of a number literal, blanks around it allowed; None if `text` is not one or does not fit."""
    match = _LITERAL.fullmatch(text.strip())
    if match is None:
        return None
    sign, hexa, hex_digits, _, binary_digits, digits, suffix, multiplier = match.groups()
    suffix = (suffix or "").lower()
    if max(len(digits or ""), len(hex_digits or ""), len(binary_digits or "")) > MOST_DIGITS:
        return None
    factor = MULTIPLIERS.get((multiplier or "").lower(), 1)
    if digits is None:
        number = _based(hex_digits, 16, suffix) if hexa else _based(binary_digits, 2, suffix)
        if number is None:
            return None
        return _typed((-number if sign == "-" else number) * factor, suffix)
    if suffix == "d":
        return _decimal(sign + digits, factor)
    if "." in digits or "e" in digits.lower():
        return _real(sign + digits, suffix, factor)
    return _typed(int(sign + digits) * factor, suffix)


def _based(digits: str, base: int, suffix: str) -> int | None:
    """Digits with the high bit of their width as a sign, unless an unsigned suffix follows."""
    number = int(digits, base)
    if suffix.startswith("u"):
        return number
    per_digit = 4 if base == 16 else 1
    width = len(digits) * per_digit
    bits = {"y": 8, "s": 16}.get(suffix)
    sizes: tuple[int, ...] = (bits,) if bits else (32, 64) if base == 16 or suffix == "" else (64,)
    if base == 2:
        sizes = (8, 16, 32, 64) if bits is None else (bits,)
    if suffix == "n":
        return (
            number - (1 << width) if number >> (width - 1) & 1 and width % 8 == 0 and digits[0] not in "0" else number
        )
    if suffix == "l":
        sizes = (64,)
    for size in sizes:
        if width == size:
            return number - (1 << size) if number >> (size - 1) else number
        if width < size:
            return number
    return number


def _typed(number: int, suffix: str) -> Any:
    if suffix == "u":
        if 0 <= number <= UInt32.MAX:
            return UInt32(number)
        return UInt64(number) if 0 <= number <= UInt64.MAX else None
    kind = _SUFFIXES.get(suffix)
    if kind is not None:
        if kind is BigInteger or kind.MIN <= number <= kind.MAX:  # type: ignore[attr-defined]
            return kind(number)
        return None
    return natural(number)


def natural(number: int) -> Any:
    """`number` as the first of int32, int64, decimal, double that holds it."""
    if INT_MIN <= number <= INT_MAX:
        return number
    if LONG_MIN <= number <= LONG_MAX:
        return Int64(number)
    if abs(number) < 2**96:
        from pshv.runtime.decimals import Decimal

        return Decimal(number)
    try:
        return float(number)
    except OverflowError:
        return None


def _decimal(text: str, factor: int) -> Any:
    from pshv.runtime.decimals import fit, multiply, parse
    from pshv.runtime.netexception import NetException

    try:
        value = fit(parse(text))
        return multiply(value, type(value)(factor)) if factor != 1 else value
    except NetException:
        return None


def _real(text: str, suffix: str, factor: int) -> Any:
    value = float(text) * factor
    if not suffix:
        return value
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return _typed(round(value), suffix)


_PLAIN: Final = re.compile(r"[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


def plain_digits(text: str) -> str | None:
    """The number .NET reads with thousands separators allowed, without them; None if it is none."""
    stripped = text.strip()
    return stripped.replace(",", "") if _PLAIN.fullmatch(stripped) else None
