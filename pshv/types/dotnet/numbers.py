"""The numeric types and Boolean: Parse, TryParse, ToString, limits."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import numberconvert, values
from pshv.runtime.culture import Culture, current
from pshv.runtime.limits import check_size
from pshv.runtime.netexception import NetException, argument_error, format_error, out_of_range, overflow
from pshv.runtime.numberformat import format_number
from pshv.types.implementation import Implementation
from pshv.types.nettype import INT32, NetType, known_type, type_of
from pshv.types.statics import wants_type

if TYPE_CHECKING:
    from collections.abc import Callable

_INTEGERS: Final = {kind.definition: (kind, cls) for kind, cls in numberconvert.INTEGER_CLASSES.items()}
_HEX_STYLE: Final = 512
_BINARY_STYLE: Final = 1024
_EXPONENT_STYLE: Final = 128
_THOUSANDS_STYLE: Final = 64
_POINT_STYLE: Final = 32
_CURRENCY_STYLE: Final = 256
_PARENTHESES_STYLE: Final = 16
_INTEGER_STYLE: Final = 7
_FLOAT_STYLE: Final = 231
_NUMBER_STYLE: Final = 111


def _options(rest: tuple[Any, ...], default: int) -> tuple[int, Culture]:
    from pshv.types.dotnet.globalization import culture_of

    style, culture = default, current
    for option in rest:
        if type(option) is values.EnumValue:
            style = option.value
        elif option is not None:
            culture = culture_of(option) or current
    return style, culture


def clean(text: str, style: int, culture: Culture) -> str | None:
    """`text` as plain digits, with the signs that `style` allows taken away; None if it is no number."""
    body = text.strip() if style & 3 else text
    negative = False
    if style & _PARENTHESES_STYLE and body[:1] == "(" and body[-1:] == ")":
        negative, body = True, body[1:-1]
    if style & _CURRENCY_STYLE:
        body = body.replace(culture.currency, "", 1).strip()
    if style & _THOUSANDS_STYLE:
        head, point, tail = body.partition(culture.decimal)
        body = head.replace(culture.group, "") + point + tail
    body = body.replace(culture.decimal, ".")
    exponent = r"(?:[eE][+-]?\d+)?" if style & _EXPONENT_STYLE else ""
    point_form = r"(?:\d+\.?\d*|\.\d+)" if style & _POINT_STYLE else r"\d+"
    sign = "[+-]?" if style & 4 else ""
    if not re.fullmatch(rf"{sign}{point_form}{exponent}", body, re.ASCII):
        return None
    return f"-{body}" if negative else body


def parse_integer(kind: NetType, text: Any, *rest: Any) -> Any:
    """`[int]::Parse`. Raises FormatException, OverflowException, ArgumentNullException."""
    style, culture = _options(rest, _INTEGER_STYLE)
    if style & (_HEX_STYLE | _BINARY_STYLE):
        return _parse_based(kind, text, 16 if style & _HEX_STYLE else 2, style)
    body = clean(text, style, culture)
    if body is None:
        raise format_error(numberconvert.bad_format(text))
    number = float(body) if "." in body or "e" in body.lower() else int(body)
    low, high = numberconvert.BOUNDS[kind]
    if number != int(number) or not low <= number <= high:
        raise overflow(numberconvert.too_large(kind))
    return numberconvert.INTEGER_CLASSES[kind](int(number))


def _parse_based(kind: NetType, text: str, base: int, style: int) -> Any:
    body = text.strip() if style & 3 else text
    pattern = "[0-9a-fA-F]+" if base == 16 else "[01]+"
    if not re.fullmatch(pattern, body):
        raise format_error(numberconvert.bad_format(text))
    number = int(body, base)
    low, high = numberconvert.BOUNDS[kind]
    bits = (high - low).bit_length()
    if number >> bits:
        raise overflow(numberconvert.too_large(kind))
    if low < 0 and number > high:
        number -= 1 << bits
    return numberconvert.INTEGER_CLASSES[kind](number)


def parse_real(kind: NetType, text: Any, *rest: Any) -> Any:
    style, culture = _options(rest, _FLOAT_STYLE)
    stripped = text.strip()
    named = {"nan": math.nan, "infinity": math.inf, "-infinity": -math.inf, "∞": math.inf, "-∞": -math.inf}
    value = named.get(stripped.lower())
    if value is None:
        body = clean(text, style, culture)
        if body is None:
            raise format_error(numberconvert.bad_format(text))
        value = float(body)
    return values.single(value) if kind.definition == "System.Single" else value


def parse_decimal(kind: NetType, text: Any, *rest: Any) -> Any:
    from pshv.runtime import decimals

    style, culture = _options(rest, _NUMBER_STYLE)
    body = clean(text, style, culture)
    if body is None:
        raise format_error(numberconvert.bad_format(text))
    return decimals.parse(body)


def parse_big(kind: NetType, text: Any, *rest: Any) -> Any:
    style, culture = _options(rest, _INTEGER_STYLE)
    if style & _HEX_STYLE:
        body = text.strip()
        number = int(body, 16)
        return values.BigInteger(number - (1 << 4 * len(body)) if body[0] in "89abcdefABCDEF" else number)
    body = clean(text, style, culture)
    if body is None:
        raise format_error("The value could not be parsed.")
    return values.BigInteger(int(float(body)) if "." in body or "e" in body.lower() else int(body))


def _parse(parser: Any) -> Any:
    def parse(kind: NetType, text: Any, *rest: Any) -> Any:
        if text is None:
            from pshv.runtime.netexception import argument_null

            raise argument_null("s")
        return parser(kind, text, *rest)

    return wants_type(parse)


def _try_parse(parser: Any, zero: Any) -> Any:
    def attempt(kind: NetType, text: Any, *rest: Any) -> bool:
        target = rest[-1]
        try:
            target.value = parser(kind, text, *rest[:-1])
        except (NetException, AttributeError, TypeError):
            target.value = zero(kind)
            return False
        return True

    return wants_type(attempt)


def _to_string(value: Any, *rest: Any) -> str:
    from pshv.types.dotnet.globalization import culture_of

    form = next((r for r in rest if isinstance(r, str)), "")
    provider = next((r for r in rest if r is not None and not isinstance(r, str)), None)
    return format_number(value, form, culture_of(provider) if provider is not None else None)


def _compare(a: Any, b: Any) -> int:
    if b is None:
        return 1
    if type_of(b) is not type_of(a):
        raise argument_error(f"Object must be of type {type_of(a).name}.")
    return int(a > b) - int(a < b)


def _same(a: Any, b: Any) -> bool:
    return type(a) is type(b) and bool(a == b)


def _type_code(value: Any) -> Any:
    return known_type("System.TypeCode").enum_member(type_of(value).name)


_METHODS: Final[dict[str, Callable[..., Any]]] = {
    "ToString": _to_string,
    "CompareTo": _compare,
    "Equals": _same,
    "GetTypeCode": _type_code,
}


def _integer(name: str) -> Implementation:
    kind, cls = _INTEGERS[name]
    low, high = numberconvert.BOUNDS[kind]
    return Implementation(
        name,
        methods=_METHODS,
        statics={
            "Parse": _parse(parse_integer),
            "TryParse": _try_parse(parse_integer, lambda k: numberconvert.INTEGER_CLASSES[k](0)),
            "Max": lambda a, b: max(a, b),
            "Min": lambda a, b: min(a, b),
            "Abs": lambda a: cls(abs(a)),
            "Sign": lambda a: (a > 0) - (a < 0),
            "IsEvenInteger": lambda a: a % 2 == 0,
            "IsOddInteger": lambda a: a % 2 == 1,
            "IsNegative": lambda a: a < 0,
            "IsPositive": lambda a: a >= 0,
            "Clamp": lambda a, lo, hi: max(lo, min(a, hi)),
        },
        static_properties={"MaxValue": lambda: cls(high), "MinValue": lambda: cls(low)},
        construct=lambda k: cls(0),
    )


def _real(name: str, limits: dict[str, float], make: Any) -> Implementation:
    properties = {key: (lambda v=value: make(v)) for key, value in limits.items()}
    return Implementation(
        name,
        methods=_METHODS,
        statics={
            "Parse": _parse(parse_real),
            "TryParse": _try_parse(parse_real, lambda k: make(0.0)),
            "IsNaN": lambda v: v != v,
            "IsInfinity": math.isinf,
            "IsPositiveInfinity": lambda v: v == math.inf,
            "IsNegativeInfinity": lambda v: v == -math.inf,
            "IsFinite": math.isfinite,
            "IsInteger": lambda v: math.isfinite(v) and v == int(v),
            "IsNegative": lambda v: math.copysign(1, v) < 0,
            "Abs": lambda v: make(abs(v)),
            "Round": lambda v, *r: make(_round(v, *r)),
        },
        static_properties=properties,
        construct=lambda k: make(0.0),
    )


def _round(value: float, *rest: Any) -> Any:
    from pshv.types.dotnet.math import round_value

    return round_value(value, *rest)


def _decimal_limits() -> dict[str, Any]:
    from pshv.runtime import decimals

    return {
        "MaxValue": lambda: decimals.MAX,
        "MinValue": lambda: -decimals.MAX,
        "Zero": lambda: decimals.Decimal(0),
        "One": lambda: decimals.Decimal(1),
        "MinusOne": lambda: decimals.Decimal(-1),
    }


def _decimal_zero(kind: NetType) -> Any:
    from pshv.runtime import decimals

    return decimals.Decimal(0)


def _decimal_statics() -> dict[str, Any]:
    from pshv.runtime import decimals
    from pshv.types.dotnet.math import ceiling, floor, round_value, truncate

    return {
        "Parse": _parse(parse_decimal),
        "TryParse": _try_parse(parse_decimal, _decimal_zero),
        "Round": round_value,
        "Truncate": truncate,
        "Floor": floor,
        "Ceiling": ceiling,
        "Add": decimals.add,
        "Subtract": decimals.subtract,
        "Multiply": decimals.multiply,
        "Divide": decimals.divide,
        "Remainder": decimals.remainder,
        "Negate": lambda v: -v,
        "Compare": _compare,
        "Abs": abs,
        "ToInt32": lambda v: int(v),
        "ToDouble": float,
    }


def _decimal_operators() -> dict[str, Any]:
    from pshv.runtime import decimals

    functions = {
        "op_Addition": decimals.add,
        "op_Subtraction": decimals.subtract,
        "op_Multiply": decimals.multiply,
        "op_Division": decimals.divide,
        "op_Modulus": decimals.remainder,
    }
    return {name: (f"decimal {name}(decimal 0, decimal 1)", work) for name, work in functions.items()}


def _parse_bool(text: Any) -> bool:
    stripped = text.strip().lower()
    if stripped not in ("true", "false"):
        raise format_error(f"String '{text}' was not recognized as a valid Boolean.")
    return bool(stripped == "true")


def _try_bool(text: Any, target: Any) -> bool:
    stripped = (text or "").strip().lower()
    target.value = stripped == "true"
    return stripped in ("true", "false")


def _power(value: int, exponent: int) -> Any:
    if exponent < 0:
        raise out_of_range("The number must be greater than or equal to zero.", "exponent", exponent)
    check_size(value.bit_length() * exponent, 1024)  # digit by digit: time goes by the square
    return values.BigInteger(value**exponent)


def _big() -> Implementation:
    big = values.BigInteger
    return Implementation(
        "System.Numerics.BigInteger",
        methods=_METHODS,
        properties={
            "IsZero": lambda v: v == 0,
            "IsOne": lambda v: v == 1,
            "IsEven": lambda v: v % 2 == 0,
            "IsPowerOfTwo": lambda v: v > 0 and v & (v - 1) == 0,
            "Sign": lambda v: (v > 0) - (v < 0),
        },
        statics={
            "Parse": _parse(parse_big),
            "TryParse": _try_parse(parse_big, lambda k: big(0)),
            "Pow": _power,
            "Abs": lambda v: big(abs(v)),
            "Add": lambda a, b: big(a + b),
            "Subtract": lambda a, b: big(a - b),
            "Multiply": lambda a, b: big(a * b),
            "Divide": lambda a, b: big(int(a) // int(b)),
            "Max": max,
            "Min": min,
            "ModPow": lambda a, b, c: big(pow(a, b, c)),
            "GreatestCommonDivisor": lambda a, b: big(math.gcd(a, b)),
            "Log": lambda v, base=math.e: math.log(v, base),
            "Log10": lambda v: math.log10(v),
            "Negate": lambda v: big(-v),
        },
        static_properties={"Zero": lambda: big(0), "One": lambda: big(1), "MinusOne": lambda: big(-1)},
        construct=lambda kind, value=0: big(
            int.from_bytes(bytes(value), "little", signed=True) if isinstance(value, list) else int(value)
        ),
    )


_DOUBLE: Final = {
    "MaxValue": 1.7976931348623157e308,
    "MinValue": -1.7976931348623157e308,
    "Epsilon": 5e-324,
    "NaN": math.nan,
    "PositiveInfinity": math.inf,
    "NegativeInfinity": -math.inf,
    "Pi": math.pi,
    "E": math.e,
}
_SINGLE: Final = {
    "MaxValue": 3.4028234663852886e38,
    "MinValue": -3.4028234663852886e38,
    "Epsilon": 1.401298464324817e-45,
    "NaN": math.nan,
    "PositiveInfinity": math.inf,
    "NegativeInfinity": -math.inf,
}

IMPLEMENTATIONS = (
    *(_integer(name) for name in _INTEGERS),
    _real("System.Double", _DOUBLE, float),
    _real("System.Single", _SINGLE, values.single),
    Implementation(
        "System.Decimal",
        methods=_METHODS,
        statics=_decimal_statics(),
        static_properties=_decimal_limits(),
        construct=lambda kind, *parts: _new_decimal(*parts),
        operators=_decimal_operators(),
    ),
    _big(),
    Implementation(
        "System.Boolean",
        methods={
            "ToString": lambda v, provider=None: "True" if v else "False",
            "CompareTo": _compare,
            "Equals": _same,
            "GetTypeCode": _type_code,
        },
        statics={"Parse": _parse_bool, "TryParse": _try_bool},
        static_properties={"TrueString": lambda: "True", "FalseString": lambda: "False"},
        construct=lambda kind: False,
    ),
)


def _new_decimal(*parts: Any) -> Any:
    from pshv.runtime import decimals
    from pshv.runtime.convert import convert
    from pshv.types.nettype import DECIMAL

    if len(parts) == 5:
        low, middle, high, negative, scale = parts
        number = (high & 0xFFFFFFFF) << 64 | (middle & 0xFFFFFFFF) << 32 | low & 0xFFFFFFFF
        return decimals.Decimal(-number if negative else number).scaleb(-int(scale))
    return convert(parts[0] if parts else 0, DECIMAL)


__all__ = ["IMPLEMENTATIONS", "INT32", "parse_integer"]
