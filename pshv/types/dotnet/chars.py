"""System.Char."""

from __future__ import annotations

import unicodedata
from typing import Any

from pshv.runtime.netexception import out_of_range
from pshv.runtime.values import Char
from pshv.types.implementation import Implementation


def _sign(value: Any, index: int | None = None) -> str:
    text = str(value)
    return text if index is None else text[index]


def _category(*prefixes: str) -> Any:
    return lambda value, index=None: unicodedata.category(_sign(value, index)).startswith(prefixes)


def _is_white(value: Any, index: int | None = None) -> bool:
    return _sign(value, index).isspace()


def _numeric(value: Any, index: int | None = None) -> float:
    return float(unicodedata.numeric(_sign(value, index), -1.0))


def _from_utf32(code: int) -> str:
    if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise out_of_range(
            "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint "
            "values (0x00d800 ~ 0x00dfff).",
            "utf32",
        )
    return chr(code)


def _change(upper: bool) -> Any:
    def change(value: Any, culture: Any = None) -> Char:
        changed = str(value).upper() if upper else str(value).lower()
        return Char(changed if len(changed) == 1 else str(value))

    return change


def _parse(text: str) -> Char:
    if len(text) != 1:
        from pshv.runtime.netexception import format_error

        raise format_error("String must be exactly one character long.")
    return Char(text)


IMPLEMENTATIONS = (
    Implementation(
        "System.Char",
        construct=lambda kind: Char("\0"),
        methods={
            "CompareTo": lambda c, other: 1 if other is None else ord(c) - ord(other),
            "Equals": lambda c, other: type(other) is Char and str(other) == str(c),
            "ToString": lambda c, provider=None: str(c),
        },
        statics={
            "IsDigit": _category("Nd"),
            "IsNumber": _category("N"),
            "IsLetter": _category("L"),
            "IsLetterOrDigit": _category("L", "Nd"),
            "IsUpper": _category("Lu"),
            "IsLower": _category("Ll"),
            "IsPunctuation": _category("P"),
            "IsSymbol": _category("S"),
            "IsSeparator": _category("Z"),
            "IsControl": _category("Cc"),
            "IsWhiteSpace": _is_white,
            "IsAscii": lambda c: ord(c) < 128,
            "IsAsciiDigit": lambda c: c in "0123456789",
            "IsAsciiLetter": lambda c: c.isascii() and c.isalpha(),
            "IsSurrogate": lambda c, index=None: 0xD800 <= ord(_sign(c, index)) <= 0xDFFF,
            "GetNumericValue": _numeric,
            "ConvertFromUtf32": _from_utf32,
            "ConvertToUtf32": lambda s, index=0: ord(s[index]),
            "ToUpper": _change(True),
            "ToLower": _change(False),
            "ToUpperInvariant": _change(True),
            "ToLowerInvariant": _change(False),
            "ToString": lambda c: str(c),
            "Parse": _parse,
        },
        static_properties={"MaxValue": lambda: Char("\uffff"), "MinValue": lambda: Char("\0")},
    ),
)
