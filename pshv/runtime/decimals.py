"""System.Decimal: 96-bit integer with a scale of 0 to 28. Arithmetic keeps the scale as .NET does."""

from __future__ import annotations

import decimal as _decimal

from pshv.runtime.netexception import overflow

Decimal = _decimal.Decimal
MAX = Decimal(79228162514264337593543950335)
_CONTEXT = _decimal.Context(prec=29, rounding=_decimal.ROUND_HALF_EVEN, Emin=-60, Emax=60)
_WIDE = _decimal.Context(prec=80, rounding=_decimal.ROUND_HALF_EVEN)
_LIMIT = 2**96


def fit(value: Decimal) -> Decimal:
    """`value` rounded to what a .NET decimal holds; raises OverflowException beyond its range."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise overflow("Value was either too large or too small for a Decimal.")
    if exponent > 0:
        value = value.quantize(Decimal(1), context=_WIDE)
        exponent = 0
    if exponent < -28:
        value = value.quantize(Decimal(1).scaleb(-28), context=_WIDE)
        exponent = -28
    while int(abs(value).scaleb(-exponent, context=_WIDE)) >= _LIMIT:
        if exponent == 0:
            raise overflow("Value was either too large or too small for a Decimal.")
        exponent += 1
        value = value.quantize(Decimal(1).scaleb(exponent), context=_WIDE)
    return value


def add(a: Decimal, b: Decimal) -> Decimal:
    return fit(_WIDE.add(a, b))


def subtract(a: Decimal, b: Decimal) -> Decimal:
    return fit(_WIDE.subtract(a, b))


def multiply(a: Decimal, b: Decimal) -> Decimal:
    return fit(_WIDE.multiply(a, b))


def divide(a: Decimal, b: Decimal) -> Decimal:
    """Quotient; raises ZeroDivisionError. An exact result has no trailing zeros beyond the operands' scale."""
    if b == 0:
        raise ZeroDivisionError
    exact = _WIDE.divide(a, b)
    result = fit(exact)
    scale = max(_scale(a) - _scale(b), 0)
    exponent = result.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > scale:
        trimmed = result.normalize(_WIDE)
        if _scale(trimmed) < scale:
            trimmed = trimmed.quantize(Decimal(1).scaleb(-scale), context=_WIDE)
        result = trimmed if _scale(trimmed) >= 0 else trimmed.quantize(Decimal(1), context=_WIDE)
    return result


def remainder(a: Decimal, b: Decimal) -> Decimal:
    """Remainder with the sign of `a`; raises ZeroDivisionError."""
    if b == 0:
        raise ZeroDivisionError
    return fit(_WIDE.remainder(a, b))


def _scale(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def from_float(value: float, digits: int = 15) -> Decimal:
    """As .NET converts a double (15 digits) or single (7); raises OverflowException."""
    if value != value or abs(value) >= 7.9228162514264338e28:
        raise overflow("Value was either too large or too small for a Decimal.")
    text = f"{value:.{digits - 1}e}"
    result = Decimal(text)
    normal = result.normalize(_WIDE)
    return fit(normal)


def parse(text: str) -> Decimal:
    """A plain decimal literal as .NET reads it (scale kept, at most 28)."""
    return fit(Decimal(text))


def round_half(value: Decimal, places: int, *, away: bool = False) -> Decimal:
    """`decimal.Round`: to `places`, half to even or away from zero; fewer places are kept."""
    if _scale(value) <= places:
        return value
    rounding = _decimal.ROUND_HALF_UP if away else _decimal.ROUND_HALF_EVEN
    return value.quantize(Decimal(1).scaleb(-places), rounding=rounding, context=_WIDE)


def to_text(value: Decimal) -> str:
    """Plain digits, scale kept; never an exponent."""
    if value == 0:
        value = abs(value)
    return format(value, "f")


def _register() -> None:
    from pshv.runtime import text
    from pshv.types.nettype import DECIMAL, TYPE_OF

    TYPE_OF[Decimal] = DECIMAL
    text._SIMPLE[Decimal] = to_text


_register()
