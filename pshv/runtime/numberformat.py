"""Numbers as text: .NET standard formats (C D E F G N P R X B) and custom ones.

Source: powershell-language.md section 5 (`-f`); powershell-traps.md 1-4, 9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import culture as cultures
from pshv.runtime import values
from pshv.runtime.netexception import format_error

if TYPE_CHECKING:
    from pshv.runtime.culture import Culture

INVALID: Final = "Format specifier was invalid."
_MOST_DIGITS: Final = 999_999_999  # .NET takes no more
_MANY_DIGITS: Final = 1_000_000
_STANDARD: Final = re.compile(r"([A-Za-z])(\d*)")


def format_number(value: Any, form: str, culture: Culture | None = None, *, invariant: bool = False) -> str:
    """`value.ToString(form)`. Raises FormatException."""
    culture = cultures.INVARIANT if invariant else culture or cultures.current
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return _odd(value, culture)
    if not form:
        return _default(value, culture)
    match = _STANDARD.fullmatch(form)
    if match is None:
        from pshv.runtime.customformat import format_custom

        return format_custom(value, form, culture)
    letter = match.group(1)
    precision = int(match.group(2)) if match.group(2) else None
    writer = _WRITERS.get(letter.upper())
    if writer is None or (precision or 0) > _MOST_DIGITS:
        raise format_error(INVALID)
    if precision is not None and precision > _MANY_DIGITS:
        from pshv.runtime.limits import out_of_memory

        raise out_of_memory()
    return writer(value, letter, precision, culture)


def _odd(value: float, culture: Culture) -> str:
    if value != value:
        return "NaN"
    return culture.infinity if value > 0 else f"-{culture.infinity}"


def _default(value: Any, culture: Culture) -> str:
    if isinstance(value, float):
        from pshv.runtime.doubletext import round_trip

        text = round_trip(value)
    elif isinstance(value, int):
        text = str(int(value))
    else:
        from pshv.runtime.decimals import to_text

        text = to_text(value)
    return text if culture.decimal == "." else text.replace(".", culture.decimal)


def is_decimal(value: Any) -> bool:
    return not isinstance(value, (int, float))


def fixed(value: Any, places: int) -> tuple[bool, str]:
    """(negative, digits with a point) of the value rounded to `places`: exact binary value, ties to even, for doubles;
    half away from zero for decimals."""
    if isinstance(value, int):
        digits = str(abs(int(value)))
        return value < 0, f"{digits}.{'0' * places}" if places else digits
    if isinstance(value, float):
        negative = str(value)[0] == "-"
        if type(value) is values.Single:
            value = _single_digits(value)
        return negative, _exact_float(abs(value), places)
    from pshv.runtime import decimals

    rounded = decimals.round_half(value, min(places, 28), away=True)
    text = decimals.to_text(abs(rounded))
    whole, _, part = text.partition(".")
    part = part.ljust(places, "0")
    return value < 0, f"{whole}.{part}" if places else whole


def _exact_float(value: float, places: int) -> str:
    return f"{value:.{places}f}"


def _single_digits(value: float) -> float:
    return float(value)


def group_digits(whole: str, separator: str) -> str:
    """`whole` with a separator every three digits."""
    parts: list[str] = []
    while len(whole) > 3:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    parts.insert(0, whole)
    return separator.join(parts)


def _shown(digits: str, culture: Culture, grouped: bool) -> str:
    whole, _, part = digits.partition(".")
    if grouped:
        whole = group_digits(whole, culture.group)
    return f"{whole}{culture.decimal}{part}" if part else whole


def _is_zero(digits: str) -> bool:
    return not digits.strip("0.")


def _signed(negative: bool, digits: str, value: Any) -> str:
    """The minus sign; doubles keep it in front of a rounded zero."""
    if not negative:
        return ""
    return "-" if isinstance(value, float) or not _is_zero(digits) else ""


def _fixed(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    negative, digits = fixed(value, 2 if precision is None else precision)
    return _signed(negative, digits, value) + _shown(digits, culture, letter in "nN")


def _currency(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    negative, digits = fixed(value, 2 if precision is None else precision)
    shown = _shown(digits, culture, True)
    negative = bool(_signed(negative, digits, value))
    pattern = culture.currency_negative if negative else culture.currency_positive
    return pattern.replace("n", "\0").replace("$", culture.currency).replace("\0", shown)


def _percent(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    scaled = _times_hundred(value)
    negative, digits = fixed(scaled, 2 if precision is None else precision)
    shown = _shown(digits, culture, True)
    negative = bool(_signed(negative, digits, value))
    pattern = culture.percent_negative if negative else culture.percent_positive
    return pattern.replace("n", shown).replace("%", "%")


def _times_hundred(value: Any) -> Any:
    if isinstance(value, int):
        return int(value) * 100
    if isinstance(value, float):
        from decimal import Context, Decimal

        exact = Context(prec=400).multiply(Decimal(value), Decimal(100))
        return _ExactFloat(exact, str(value)[0] == "-")
    return value * 100


class _ExactFloat(float):
    """A double times a hundred, exactly."""

    __slots__ = ("exact", "negative")
    exact: Any
    negative: bool

    def __new__(cls, exact: Any, negative: bool) -> _ExactFloat:
        self = super().__new__(cls, exact)
        self.exact = exact
        self.negative = negative
        return self

    def __str__(self) -> str:
        return "-" if self.negative else "+"

    def __abs__(self) -> Any:
        return abs(self.exact)


def _decimal_digits(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    if not isinstance(value, int):
        raise format_error(INVALID)
    text = str(abs(int(value))).rjust(precision or 0, "0")
    return f"-{text}" if value < 0 else text


def _bits(value: Any) -> int:
    if isinstance(value, values.Integer):
        if isinstance(value, values.BigInteger):
            return max(((-int(value) if value < 0 else int(value)).bit_length() + 8) // 8 * 8, 8)
        return int(value.MAX - value.MIN).bit_length()
    return 32


def _hexadecimal(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    if not isinstance(value, int):
        raise format_error(INVALID)
    number = int(value) & ((1 << _bits(value)) - 1) if value < 0 else int(value)
    text = f"{number:x}" if letter == "x" else f"{number:X}"
    if isinstance(value, values.BigInteger) and value >= 0 and text[0] > "7":
        text = f"0{text}"
    return text.rjust(precision or 0, "0")


def _binary(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    if not isinstance(value, int):
        raise format_error(INVALID)
    number = int(value) & ((1 << _bits(value)) - 1) if value < 0 else int(value)
    return f"{number:b}".rjust(precision or 0, "0")


def _exponent(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    places = 6 if precision is None else precision
    text = _scientific(value, places)
    mantissa, _, exponent = text.partition("e")
    return f"{mantissa.replace('.', culture.decimal)}{letter}{exponent[0]}{exponent[1:].rjust(3, '0')}"


def _scientific(value: Any, places: int) -> str:
    if isinstance(value, float):
        return f"{value:.{places}e}"
    from decimal import ROUND_HALF_UP, Context, Decimal

    if value == 0:
        return f"{0.0:.{places}e}"
    number = Context(prec=places + 1, rounding=ROUND_HALF_UP).create_decimal(Decimal(value))
    return f"{number:.{places}e}"


def _general(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    if not precision:
        text = _default(value, culture)
        return text.replace("E", "e") if letter == "g" else text
    if not isinstance(value, (int, float)) or isinstance(value, int):
        return _general_exact(value, letter, precision, culture)
    return _general_digits(f"{value:.{precision - 1}e}", precision, letter, culture)


def _general_exact(value: Any, letter: str, precision: int, culture: Culture) -> str:
    return _general_digits(_scientific(value, precision - 1), precision, letter, culture)


def _general_digits(text: str, precision: int, letter: str, culture: Culture) -> str:
    mantissa, _, exponent_text = text.partition("e")
    exponent = int(exponent_text)
    sign = ""
    if mantissa[0] == "-":
        sign, mantissa = "-", mantissa[1:]
    figures = mantissa.replace(".", "").rstrip("0") or "0"
    if -5 < exponent < precision:
        if exponent < 0:
            body = f"0{culture.decimal}{'0' * (-exponent - 1)}{figures}" if figures != "0" else "0"
        elif len(figures) <= exponent + 1:
            body = figures.ljust(exponent + 1, "0")
        else:
            body = f"{figures[: exponent + 1]}{culture.decimal}{figures[exponent + 1 :]}"
        return sign + body
    tail = f"{culture.decimal}{figures[1:]}" if len(figures) > 1 else ""
    mark = "E" if letter == "G" else "e"
    return f"{sign}{figures[0]}{tail}{mark}{'+' if exponent >= 0 else '-'}{abs(exponent):02d}"


def _round_trip(value: Any, letter: str, precision: int | None, culture: Culture) -> str:
    text = _default(value, culture)
    return text.replace("E", "e") if letter == "r" else text


_WRITERS: Final = {
    "C": _currency,
    "D": _decimal_digits,
    "E": _exponent,
    "F": _fixed,
    "G": _general,
    "N": _fixed,
    "P": _percent,
    "R": _round_trip,
    "X": _hexadecimal,
    "B": _binary,
}
