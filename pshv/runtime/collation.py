"""The invariant culture's order of strings (what ICU gives .NET): letters before case, punctuation first.

Source: powershell-language.md section 5 ("a" before "A", "-b" before "a"; soft hyphen and NUL count for nothing).
"""

from __future__ import annotations

from typing import Final

# root collation order of ASCII punctuation and symbols; digits and letters follow
_PUNCTUATION: Final = "\t\n\v\f\r\x85\u2028\u2029 _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_ORDER: Final = {sign: place for place, sign in enumerate(_PUNCTUATION)}
_IGNORED: Final = frozenset("\0\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x7f\u00ad\u200b\u200c\u200d\u2060\ufeff")
_keys: dict[str, tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = {}


def compare_strings(a: str, b: str, *, ignore_case: bool = True) -> int:
    """-1, 0 or 1."""
    if a == b:
        return 0
    left, right = _key(a), _key(b)
    for level in (0, 1) if ignore_case else (0, 1, 2):
        if left[level] != right[level]:
            return -1 if left[level] < right[level] else 1
    return 0


def sort_key(text: str, *, ignore_case: bool = True) -> tuple[tuple[int, ...], ...]:
    """A key that orders strings as `compare_strings` does."""
    key = _key(text)
    return key[:2] if ignore_case else key


def _key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    found = _keys.get(text)
    if found is None:
        if len(_keys) > 5000:
            _keys.clear()
        found = _keys[text] = _make_key(text)
    return found


def _make_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Weights by level: base letters, accents, case."""
    if not text.isascii():
        return _unicode_key(text)
    primary: list[int] = []
    case: list[int] = []
    for sign in text:
        if sign in _IGNORED:
            continue
        primary.append(_weight(sign))
        case.append(1 if sign.isupper() else 0)
    return tuple(primary), (), tuple(case)


def _weight(sign: str) -> int:
    if sign.isalpha():
        return 1000 + ord(sign.lower())
    if sign.isdigit():
        return 500 + int(sign) if sign.isdecimal() else 500
    found = _ORDER.get(sign)
    return found if found is not None else 300 + min(ord(sign), 199) if ord(sign) < 0x80 else 200 + ord(sign) % 290


def _unicode_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    import unicodedata

    primary: list[int] = []
    accents: list[int] = []
    case: list[int] = []
    for sign in unicodedata.normalize("NFKD", text):
        if sign in _IGNORED or unicodedata.category(sign) == "Cf":
            continue
        if unicodedata.combining(sign):
            accents.append(len(primary) * 0x10000 + ord(sign))
            continue
        for lowered in {"æ": "ae", "œ": "oe", "ø": "o"}.get(sign.lower(), sign.lower()):
            primary.append(_weight(lowered))
            case.append(1 if sign.isupper() else 0)
    return tuple(primary), tuple(accents), tuple(case)
