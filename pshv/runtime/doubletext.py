"""How a double or single becomes text: 15 (7) digits in casts and strings, the shortest round trip elsewhere.

Source: powershell-traps.md, Numbers and text 1 and 9.
"""

from __future__ import annotations

from pshv.runtime import current
from pshv.runtime.values import Single


def general(value: float) -> str:
    """Text of a cast, `"$x"`, `+`: 15 significant digits, 7 for a single, exponent from 1E+15 on."""
    kind = type(value)
    digits = 7 if kind is Single else 15
    if value == value and value not in _INFINITE:
        if value == 0:
            return "-0" if str(value)[0] == "-" and not _framework() else "0"
        return _shape(f"{value:.{digits - 1}e}", digits)
    return _odd(value)


def round_trip(value: float) -> str:
    """Text of `.ToString()`, `-f`, CSV: the shortest digits that give the value back."""
    if value != value or value in _INFINITE:
        return _odd(value)
    if _framework():
        return general(value)
    if value == 0:
        return "-0" if str(value)[0] == "-" else "0"
    if type(value) is Single:
        return _shape(_shortest_single(value), 9)
    return _shape(_scientific(repr(float(value))), 17)


def _framework() -> bool:
    """Whether the session is Windows PowerShell: .NET Framework knows no -0 and no shortest form."""
    return current.session is not None and not current.session.core


_INFINITE = (float("inf"), float("-inf"))


def _odd(value: float) -> str:
    if value != value:
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def _scientific(text: str) -> str:
    """`repr` of a float as `d.ddde+xx`."""
    if "e" in text:
        return text
    sign = "-" if text[0] == "-" else ""
    whole, _, part = text.lstrip("-").partition(".")
    digits = (whole + part).lstrip("0")
    exponent = len(whole) - 1 if whole != "0" else -(len(part) - len(part.lstrip("0")) + 1)
    digits = digits.rstrip("0") or "0"
    return f"{sign}{digits[0]}.{digits[1:] or '0'}e{exponent:+d}"


def _shortest_single(value: float) -> str:
    from pshv.runtime.values import single

    for digits in range(9):
        text = f"{value:.{digits}e}"
        if single(float(text)) == value:
            return text
    return f"{value:.8e}"


def _shape(scientific: str, digits: int) -> str:
    """`d.ddde+xx` as .NET's G shows it: plain between 1E-05 and 10^digits, else `d.dddE+xx`."""
    mantissa, _, exponent_text = scientific.partition("e")
    exponent = int(exponent_text)
    sign = ""
    if mantissa[0] == "-":
        sign, mantissa = "-", mantissa[1:]
    figures = mantissa.replace(".", "").rstrip("0")
    if -5 < exponent < digits:
        if exponent < 0:
            return f"{sign}0.{'0' * (-exponent - 1)}{figures}"
        if len(figures) <= exponent + 1:
            return sign + figures + "0" * (exponent + 1 - len(figures))
        return f"{sign}{figures[: exponent + 1]}.{figures[exponent + 1 :]}"
    tail = f".{figures[1:]}" if len(figures) > 1 else ""
    return f"{sign}{figures[0]}{tail}E{'+' if exponent >= 0 else '-'}{abs(exponent):02d}"
