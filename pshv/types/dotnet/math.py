"""System.Math. Source: powershell-traps.md 3."""

from __future__ import annotations

import math
from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import argument_error, overflow
from pshv.types.implementation import Implementation

_MODES = ("ToEven", "AwayFromZero", "ToZero", "ToNegativeInfinity", "ToPositiveInfinity")


def round_value(value: Any, *rest: Any) -> Any:
    """`Round(value[, digits][, mode])`: half to even of value*10^digits for doubles."""
    digits = next((r for r in rest if type(r) is int), 0)
    mode = next((r.name for r in rest if type(r) is values.EnumValue), "ToEven")
    if isinstance(value, float):
        if not 0 <= digits <= 15:
            from pshv.runtime.netexception import out_of_range

            raise out_of_range("Rounding digits must be between 0 and 15, inclusive.", "digits")
        return _round_float(value, digits, mode)
    return _round_decimal(value, digits, mode)


def _round_float(value: float, digits: int, mode: str) -> float:
    if not math.isfinite(value) or abs(value) >= 1e16:
        return value
    power = 10.0**digits
    scaled = value * power
    if mode == "ToEven":
        rounded = float(round(scaled))
    elif mode == "AwayFromZero":
        fraction, whole = math.modf(scaled)
        rounded = whole + math.copysign(1.0, scaled) if abs(fraction) >= 0.5 else whole
    elif mode == "ToZero":
        rounded = float(math.trunc(scaled))
    else:
        rounded = float(math.floor(scaled) if mode == "ToNegativeInfinity" else math.ceil(scaled))
    return math.copysign(rounded / power, value) if rounded == 0 else rounded / power


def _round_decimal(value: Any, digits: int, mode: str) -> Any:
    import decimal

    from pshv.runtime import decimals

    if mode in ("ToEven", "AwayFromZero"):
        return decimals.round_half(value, digits, away=mode == "AwayFromZero")
    rounding = {
        "ToZero": decimal.ROUND_DOWN,
        "ToNegativeInfinity": decimal.ROUND_FLOOR,
        "ToPositiveInfinity": decimal.ROUND_CEILING,
    }[mode]
    if -value.as_tuple().exponent <= digits:
        return value
    return value.quantize(decimal.Decimal(1).scaleb(-digits), rounding=rounding)


def _whole(value: Any, how: str) -> Any:
    if isinstance(value, float):
        if not math.isfinite(value):
            return value
        result = float(
            math.floor(value) if how == "floor" else math.ceil(value) if how == "ceil" else math.trunc(value)
        )
        return math.copysign(result, value) if result == 0 else result
    import decimal

    rounding = {"floor": decimal.ROUND_FLOOR, "ceil": decimal.ROUND_CEILING, "trunc": decimal.ROUND_DOWN}[how]
    return value.quantize(decimal.Decimal(1), rounding=rounding, context=decimal.Context(prec=60))


def floor(value: Any) -> Any:
    return _whole(value, "floor")


def ceiling(value: Any) -> Any:
    return _whole(value, "ceil")


def truncate(value: Any) -> Any:
    return _whole(value, "trunc")


def _abs(value: Any) -> Any:
    kind = type(value)
    if isinstance(value, int):
        low = kind.MIN if isinstance(value, values.Integer) else values.INT_MIN
        if value == low and low < 0:
            raise overflow("Negating the minimum value of a twos complement number is invalid.")
        return kind(abs(value))
    return kind(abs(value)) if isinstance(value, float) else abs(value)


def _sign(value: Any) -> int:
    if value != value:
        from pshv.runtime.netexception import NetException

        raise NetException("System.ArithmeticException", "Function does not accept floating point Not-a-Number values.")
    return int(value > 0) - int(value < 0)


def _guard(function: Any) -> Any:
    """A function of `math` with .NET's answers where Python raises."""

    def run(*numbers: float) -> float:
        try:
            return float(function(*numbers))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return run


def _pow(a: float, b: float) -> float:
    try:
        result = math.pow(a, b)
    except ValueError:
        return math.inf if a == 0 else math.nan
    except OverflowError:
        return -math.inf if a < 0 and b % 2 == 1 else math.inf
    return result


def _log(value: float, base: float | None = None) -> float:
    if value == 0:
        return -math.inf if base is None or base > 1 else math.inf
    return float(_guard(math.log)(value) if base is None else _guard(math.log)(value, base))


def _log_of(base: float) -> Any:
    def run(value: float) -> float:
        if value == 0:
            return -math.inf
        return float(_guard(math.log10 if base == 10 else math.log2)(value))

    return run


def _max(a: Any, b: Any) -> Any:
    return math.nan if isinstance(a, float) and (a != a or b != b) else max(a, b)


def _min(a: Any, b: Any) -> Any:
    return math.nan if isinstance(a, float) and (a != a or b != b) else min(a, b)


def _clamp(value: Any, low: Any, high: Any) -> Any:
    if low > high:
        raise argument_error(f"'{low}' cannot be greater than {high}.")
    return max(low, min(value, high))


def _div_rem(a: Any, b: Any, remainder: Any = None) -> Any:
    if b == 0:
        from pshv.runtime.netexception import NetException

        raise NetException("System.DivideByZeroException", "Attempted to divide by zero.")
    kind = type(a)
    quotient = abs(int(a)) // abs(int(b))
    if (a < 0) != (b < 0):
        quotient = -quotient
    rest = int(a) - quotient * int(b)
    if remainder is not None:
        remainder.value = kind(rest)
        return kind(quotient)
    from pshv.types.dotnet.pairs import Tuple
    from pshv.types.nettype import type_of

    return Tuple("System.ValueTuple", (type_of(a), type_of(a)), (kind(quotient), kind(rest)))


def _ieee_remainder(a: float, b: float) -> float:
    return float(_guard(math.remainder)(a, b))


def _cube_root(value: float) -> float:
    root = math.copysign(abs(value) ** (1 / 3), value)
    return float(round(root)) if round(root) ** 3 == value else root


def _big_product(a: int, b: int) -> Any:
    return values.Int64(int(a) * int(b))


IMPLEMENTATIONS = (
    Implementation(
        "System.Math",
        statics={
            "Abs": _abs,
            "Acos": _guard(math.acos),
            "Asin": _guard(math.asin),
            "Atan": _guard(math.atan),
            "Atan2": _guard(math.atan2),
            "BigMul": _big_product,
            "Cbrt": _cube_root,
            "Ceiling": ceiling,
            "Clamp": _clamp,
            "Cos": _guard(math.cos),
            "Cosh": _guard(math.cosh),
            "CopySign": math.copysign,
            "DivRem": _div_rem,
            "Exp": _guard(math.exp),
            "Floor": floor,
            "IEEERemainder": _ieee_remainder,
            "Log": _log,
            "Log10": _log_of(10),
            "Log2": _log_of(2),
            "Max": _max,
            "Min": _min,
            "Pow": _pow,
            "Round": round_value,
            "Sign": _sign,
            "Sin": _guard(math.sin),
            "Sinh": _guard(math.sinh),
            "Sqrt": _guard(math.sqrt),
            "Tan": _guard(math.tan),
            "Tanh": _guard(math.tanh),
            "Truncate": truncate,
        },
        static_properties={"PI": lambda: math.pi, "E": lambda: math.e, "Tau": lambda: math.tau},
    ),
)
