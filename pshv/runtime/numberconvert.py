"""Conversions to numbers."""

from __future__ import annotations

from typing import Any, Final

from pshv.runtime import values
from pshv.runtime.converterrors import convertible, no_conversion, with_reason
from pshv.runtime.errors import ExceptionObject
from pshv.runtime.netexception import NetException
from pshv.runtime.numbertext import MOST_DIGITS, natural, plain_digits, scan_number
from pshv.types import nettype
from pshv.types.nettype import NetType

INTEGER_CLASSES: Final[dict[NetType, type[int]]] = {
    nettype.INT32: int,
    nettype.INT64: values.Int64,
    nettype.INT16: values.Int16,
    nettype.BYTE: values.Byte,
    nettype.SBYTE: values.SByte,
    nettype.UINT16: values.UInt16,
    nettype.UINT32: values.UInt32,
    nettype.UINT64: values.UInt64,
}
_TOO_LARGE: Final = {
    nettype.INT32: "an Int32",
    nettype.INT64: "an Int64",
    nettype.INT16: "an Int16",
    nettype.BYTE: "an unsigned byte",
    nettype.SBYTE: "a signed byte",
    nettype.UINT16: "a UInt16",
    nettype.UINT32: "a UInt32",
    nettype.UINT64: "a UInt64",
}
BOUNDS: Final = {
    target: (kind.MIN, kind.MAX) if kind is not int else (values.INT_MIN, values.INT_MAX)  # type: ignore[attr-defined]
    for target, kind in INTEGER_CLASSES.items()
}


def too_large(target: NetType) -> str:
    """The overflow message of an integer type."""
    return f"Value was either too large or too small for {_TOO_LARGE[target]}."


def bad_format(text: str) -> str:
    """.NET's message for text that is no number."""
    return f"The input string '{text}' was not in a correct format."


def to_integer(value: Any, target: NetType) -> Any:
    """`value` as the integer type `target`. Raises the conversion errors."""
    if isinstance(value, str) and not isinstance(value, values.Char):
        return _integer_from_text(value, target)
    number = _plain_number(value, target)
    low, high = BOUNDS[target]
    if isinstance(number, float):
        if number != number or number in (float("inf"), float("-inf")):
            raise convertible(value, target, _overflow_text(target))
        number = round(number)
        if not low <= number <= high:
            raise convertible(value, target, _overflow_text(target))
    elif not isinstance(number, int):
        number = int(number.to_integral_value("ROUND_HALF_EVEN"))
    if not low <= number <= high:
        raise convertible(value, target, too_large(target))
    return INTEGER_CLASSES[target](number)


def _overflow_text(target: NetType) -> str:
    if target in (nettype.INT64, nettype.UINT64):
        return "Arithmetic operation resulted in an overflow."
    return too_large(target)


def _plain_number(value: Any, target: NetType) -> Any:
    kind = type(value)
    if isinstance(value, (int, float)):
        return value
    if kind is values.Char:
        return ord(value)
    if kind is values.EnumValue:
        return value.value
    if kind.__name__ == "Decimal":
        return value
    if kind.__name__ == "DateTime":
        raise convertible(value, target, f"Invalid cast from 'DateTime' to '{target.name}'.")
    raise no_conversion(value, target)


def _integer_from_text(text: str, target: NetType) -> Any:
    low, high = BOUNDS[target]
    kind = INTEGER_CLASSES[target]
    stripped = text.strip()
    if not stripped or stripped.lower() in ("0x", "&h", "#"):
        return kind(0)
    body = stripped.lstrip("+-")
    if body.isascii() and body.isdigit() and len(stripped) - len(body) <= 1:
        number = int(stripped) if len(body) <= MOST_DIGITS else high + 1
        if not low <= number <= high:
            raise _from_text(text, target, too_large(target), "System.OverflowException")
        return kind(number)
    based = _prefixed(stripped, target)
    scanned = scan_number(stripped) if based is None else based
    if scanned is None:
        plain = plain_digits(stripped)
        scanned = None if plain is None else float(plain) if "." in plain or "e" in plain.lower() else int(plain)
    if scanned is None:
        raise _from_text(text, target, bad_format(text))
    number = scanned if isinstance(scanned, int) else round(scanned) if abs(scanned) < 1e30 else high + 1
    if not low <= number <= high:
        raise _from_text(text, target, bad_format(text))
    return kind(number)


def _prefixed(text: str, target: NetType) -> int | None:
    """`0x1F`, `#1F` and `&h1F`, which .NET's own integer converter reads as hex of the type's width."""
    for prefix in ("0x", "#", "&h") if BOUNDS[target][0] == 0 else ("#", "&h"):
        if text.lower().startswith(prefix):
            try:
                number = int(text[len(prefix) :], 16)
            except ValueError:
                return None
            low, high = BOUNDS[target]
            width = (high - low).bit_length()
            return number - (1 << width) if low < 0 and high < number < 1 << width else number
    return None


def _from_text(text: str, target: NetType, reason: str, exception: str = "System.FormatException") -> Exception:
    return with_reason(text, target, reason, "InvalidCastFromStringToInteger", ExceptionObject(exception, reason))


def to_double(value: Any, target: NetType) -> Any:
    """`value` as double or single."""
    if isinstance(value, str) and not isinstance(value, values.Char):
        number = _real_from_text(value)
        if number is None:
            reason = bad_format(value)
            raise with_reason(value, target, reason, "InvalidCastFromStringToDoubleOrSingle")
    else:
        number = _to_float(_plain_number(value, target))
    return values.single(number) if target is nettype.SINGLE else float(number)


def _to_float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


_NAMED: Final = {"infinity": float("inf"), "-infinity": float("-inf"), "nan": float("nan"), "+infinity": float("inf")}


def _real_from_text(text: str) -> float | None:
    stripped = text.strip()
    if not stripped:
        return 0.0
    named = _NAMED.get(stripped.lower())
    if named is not None:
        return named
    scanned = scan_number(stripped)
    if scanned is not None:
        return _to_float(scanned)
    plain = plain_digits(stripped)
    return None if plain is None else float(plain)


def to_decimal(value: Any, target: NetType) -> Any:
    """`value` as decimal."""
    from pshv.runtime import decimals

    if type(value) is decimals.Decimal:
        return value
    if isinstance(value, str) and not isinstance(value, values.Char):
        return _decimal_from_text(value, target)
    if isinstance(value, values.HashMap):
        from pshv.runtime.objectconvert import _from_properties

        return _from_properties(value, target)
    number = _plain_number(value, target)
    try:
        if isinstance(number, float):
            return decimals.from_float(number, 7 if type(number) is values.Single else 15)
        return decimals.fit(decimals.Decimal(int(number)))
    except NetException as error:
        raise convertible(value, target, error.message) from None


def _decimal_from_text(text: str, target: NetType) -> Any:
    from pshv.runtime import decimals

    stripped = text.strip()
    if not stripped:
        return decimals.Decimal(0)
    try:
        scanned = scan_number(stripped)
        if scanned is not None:
            if isinstance(scanned, float):
                return decimals.from_float(scanned)
            return decimals.fit(decimals.Decimal(scanned))
        plain = plain_digits(stripped)
        if plain is not None:
            return decimals.parse(plain)
        reason, exception = bad_format(text), "System.FormatException"
    except NetException as error:
        reason, exception = error.message, error.type_name
    raise with_reason(text, target, reason, "InvalidCastFromStringToDecimal", ExceptionObject(exception, reason))


def to_bigint(value: Any, target: NetType) -> Any:
    """`value` as BigInteger; a fraction is cut."""
    if isinstance(value, str) and not isinstance(value, values.Char):
        scanned = scan_number(value.strip()) if value.strip() else 0
        if scanned is None:
            plain = plain_digits(value)
            scanned = float(plain) if plain is not None else None
        if scanned is None:
            from pshv.runtime.objectconvert import parse_error

            raise parse_error(value, target, bad_format(value), provider=True)
        return values.BigInteger(whole(scanned, value, target))
    return values.BigInteger(whole(_plain_number(value, target), value, target))


def whole(number: Any, value: Any, target: NetType) -> int:
    """A number's whole part. Raises the conversion error of infinity and of what is no number."""
    if number - number != 0:
        reason = "BigInteger cannot represent infinity." if number == number else "The value is not a number."
        raise convertible(value, target, reason)
    return int(number)


def text_to_number(text: str, other: Any = 0) -> Any:
    """The number a string stands for beside `other`: the literal's own type, else as the other operand's type."""
    stripped = text.strip()
    if not stripped:
        return 0
    scanned = scan_number(stripped)
    if scanned is not None:
        return scanned
    if isinstance(other, float):
        return to_double(stripped, nettype.SINGLE if type(other) is values.Single else nettype.DOUBLE)
    if type(other).__name__ == "Decimal":
        return to_decimal(stripped, nettype.DECIMAL)
    target = nettype.TYPE_OF.get(type(other))
    return _integer_from_text(stripped, target if target in BOUNDS else nettype.INT32)


def widen(number: int) -> Any:
    """An integer in its natural type."""
    return natural(number)
