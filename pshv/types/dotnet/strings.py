"""System.String."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current, values
from pshv.runtime.collation import compare_strings
from pshv.runtime.limits import check_size
from pshv.runtime.netexception import NetException, argument_error, argument_null, out_of_range
from pshv.runtime.values import Char, EnumValue, GenericList, TypedArray
from pshv.types.implementation import Implementation
from pshv.types.nettype import CHAR, known_type


def comparison_of(value: EnumValue | None) -> tuple[bool, bool]:
    """(ignore case, ordinal) of a StringComparison."""
    if value is None:
        return False, False
    return value.value % 2 == 1, value.value >= 4


def compare(a: str, b: str, ignore_case: bool = False, ordinal: bool = False) -> int:
    if ordinal:
        if ignore_case:
            a, b = a.upper(), b.upper()
        return (a > b) - (a < b)
    return compare_strings(a, b, ignore_case=ignore_case)


def _static_compare(a: Any, *rest: Any) -> int:
    b = rest[0]
    if type(b) is int:  # strA, indexA, strB, indexB, length
        b_text, b_index, length = rest[1], rest[2], rest[3]
        return _static_compare(a[b : b + length], b_text[b_index : b_index + length], *rest[4:])
    ignore, ordinal = False, False
    for option in rest[1:]:
        if type(option) is bool:
            ignore = option
        elif type(option) is EnumValue and option.type.name == "StringComparison":
            ignore, ordinal = comparison_of(option)
        elif type(option) is EnumValue:
            ignore, ordinal = bool(option.value & 0x10000001), bool(option.value & 0x50000000)
    return compare(a or "", b or "", ignore, ordinal)


def _equal(a: Any, b: Any, comparison: EnumValue | None = None) -> bool:
    if a is None or b is None or not isinstance(b, str) or type(b) is Char:
        return a is b
    if comparison is None:
        return bool(a == b)
    return compare(a, b, *comparison_of(comparison)) == 0


def _contains(s: str, value: str, comparison: EnumValue | None = None) -> bool:
    if comparison is None:
        return str(value) in s
    return _find(s, str(value), comparison) >= 0


def _find(s: str, value: str, comparison: EnumValue | None) -> int:
    ignore, _ = comparison_of(comparison)
    return s.lower().find(value.lower()) if ignore else s.find(value)


def _starts(s: str, value: str, option: Any = None, culture: Any = None) -> bool:
    ignore = option if type(option) is bool else comparison_of(option)[0] if option is not None else False
    return s.lower().startswith(value.lower()) if ignore else s.startswith(str(value))


def _ends(s: str, value: str, option: Any = None, culture: Any = None) -> bool:
    ignore = option if type(option) is bool else comparison_of(option)[0] if option is not None else False
    return s.lower().endswith(value.lower()) if ignore else s.endswith(str(value))


def _index_of(s: str, value: str, *rest: Any) -> int:
    numbers = [r for r in rest if type(r) is int]
    comparison = next((r for r in rest if type(r) is EnumValue), None)
    start = numbers[0] if numbers else 0
    if not 0 <= start <= len(s):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            "startIndex",
        )
    end = start + numbers[1] if len(numbers) > 1 else len(s)
    if len(numbers) > 1 and not start <= end <= len(s):
        raise out_of_range(
            "Count must be positive and count must refer to a location within the string/array/collection.", "count"
        )
    text, wanted = s, str(value)
    if comparison_of(comparison)[0]:
        text, wanted = s.lower(), wanted.lower()
    return text.find(wanted, start, end)


def _last_index_of(s: str, value: str, *rest: Any) -> int:
    numbers = [r for r in rest if type(r) is int]
    comparison = next((r for r in rest if type(r) is EnumValue), None)
    text, wanted = s, str(value)
    if comparison_of(comparison)[0]:
        text, wanted = s.lower(), wanted.lower()
    if not numbers:
        return text.rfind(wanted)
    start = numbers[0]
    if not -1 <= start <= len(s):
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            "startIndex",
        )
    low = max(start - numbers[1] + 1, 0) if len(numbers) > 1 else 0
    return text.rfind(wanted, low, start + 1)


def _index_of_any(s: str, signs: list[str], start: int = 0, count: int | None = None) -> int:
    end = len(s) if count is None else start + count
    found = [i for i in range(start, min(end, len(s))) if s[i] in signs]
    return found[0] if found else -1


def _last_index_of_any(s: str, signs: list[str], start: int | None = None, count: int | None = None) -> int:
    first = len(s) - 1 if start is None else start
    for i in range(min(first, len(s) - 1), -1 if count is None else first - count, -1):
        if s[i] in signs:
            return i
    return -1


def _substring(s: str, start: int, length: int | None = None) -> str:
    if start < 0:
        raise out_of_range("StartIndex cannot be less than zero.", "startIndex")
    if start > len(s):
        raise out_of_range("startIndex cannot be larger than length of string.", "startIndex")
    if length is None:
        return s[start:]
    if length < 0:
        raise out_of_range("Length cannot be less than zero.", "length")
    if start + length > len(s):
        raise out_of_range("Index and length must refer to a location within the string.", "length")
    return s[start : start + length]


def _remove(s: str, start: int, count: int | None = None) -> str:
    if start < 0:
        raise out_of_range("StartIndex cannot be less than zero.", "startIndex")
    if count is None:
        if start > len(s) or start >= len(s) and len(s) == 0 and start > 0:
            raise out_of_range("startIndex cannot be larger than length of string.", "startIndex")
        return s[:start]
    if count < 0:
        raise out_of_range("Count cannot be less than zero.", "count")
    if start + count > len(s):
        raise out_of_range("Index and count must refer to a location within the string.", "count")
    return s[:start] + s[start + count :]


def _insert(s: str, start: int, value: str) -> str:
    if value is None:
        raise argument_null("value")
    if not 0 <= start <= len(s):
        if start < 0:
            raise out_of_range(f"startIndex ('{start}') must be a non-negative value.", "startIndex", start)
        raise out_of_range(f"startIndex ('{start}') must be less than or equal to '{len(s)}'.", "startIndex", start)
    return s[:start] + value + s[start:]


def _replace(s: str, old: str, new: Any, *rest: Any) -> str:
    if type(old) is Char:
        return s.replace(str(old), str(new))
    if old and new and len(new) > len(old):
        check_size(len(s) + s.count(old) * (len(new) - len(old)))
    if old == "" or old is None:
        raise argument_error("The value cannot be an empty string.", "oldValue")
    ignore = False
    for option in rest:
        if type(option) is bool:
            ignore = option
        elif type(option) is EnumValue:
            ignore = comparison_of(option)[0]
    if ignore:
        import re

        return re.sub(re.escape(old), lambda m: new or "", s, flags=re.IGNORECASE)
    return s.replace(old, new or "")


def _split(s: str, separator: Any = None, *rest: Any) -> list[str]:
    count = next((r for r in rest if type(r) is int), None)
    options = next((r.value for r in rest if type(r) is EnumValue), 0)
    if type(separator) is EnumValue:
        options, separator = separator.value, None
    if isinstance(separator, list):
        separators = [str(x) for x in separator if x is not None and str(x)]
    else:
        separators = [str(separator)] if separator else []
        if type(separator) is str and current.session is not None and not current.session.core:
            separators = list(separator)  # .NET Framework only has Split(char[])
    return _pieces(s, separators, bool(separators) or _is_text_separator(separator), count, options)


def _is_text_separator(separator: Any) -> bool:
    return False


def _pieces(s: str, separators: list[str], given: bool, count: int | None, options: int) -> list[str]:
    if count is not None and count < 0:
        raise out_of_range("Count cannot be less than zero.", "count")
    if count == 0:
        return []
    drop, trim = bool(options & 1), bool(options & 2)
    result: list[str] = []
    place = start = 0
    while place < len(s):
        if count is not None and len(result) >= count - 1:
            break
        hit = next((x for x in separators if s.startswith(x, place)), None)
        if hit is None and not given and s[place].isspace():
            hit = s[place]
        if hit is None:
            place += 1
            continue
        _keep(result, s[start:place], drop, trim)
        place += len(hit)
        start = place
    rest = s[start:]
    if drop and count is not None:
        changed = True
        while changed:
            changed = False
            for x in separators:
                if rest.startswith(x):
                    rest = rest[len(x) :]
                    changed = True
    _keep(result, rest, drop, trim)
    return result


def _keep(result: list[str], piece: str, drop: bool, trim: bool) -> None:
    if trim:
        piece = piece.strip()
    if piece or not drop:
        result.append(piece)


def _signs(value: Any) -> str | None:
    if value is None:
        return None
    return "".join(value) if isinstance(value, list) and value else str(value) if not isinstance(value, list) else None


def _pad(s: str, width: int, sign: str, left: bool) -> str:
    if width < 0:
        raise out_of_range(f"totalWidth ('{width}') must be a non-negative value.", "totalWidth", width)
    check_size(width)
    return s.rjust(width, str(sign)) if left else s.ljust(width, str(sign))


def _chars(s: str, start: int = 0, length: int | None = None) -> list[Any]:
    return [Char(c) for c in (s[start:] if length is None else s[start : start + length])]


def _to_case(s: str, upper: bool) -> str:
    """Case change of single characters only, as .NET does (no `ß` to `SS`)."""
    changed = s.upper() if upper else s.lower()
    if len(changed) == len(s) or s.isascii():
        return changed
    return "".join((c.upper() if upper else c.lower()) if len(c.upper()) == 1 else c for c in s)


def _join(separator: Any, *rest: Any) -> str:
    from pshv.types.dotnet.textitems import item_text

    if rest and rest[0] is None:
        raise argument_null("values")
    if len(rest) == 3 and isinstance(rest[0], list):
        items = rest[0][rest[1] : rest[1] + rest[2]]
    else:
        inner = values.enumerate_value(rest[0]) if rest else iter(())
        items = [rest[0]] if inner is None else list(inner)
    return ("" if separator is None else str(separator)).join(item_text(x) for x in items)


def _concat(*parts: Any) -> str:
    from pshv.types.dotnet.textitems import item_text

    if len(parts) == 1 and values.enumerate_value(parts[0]) is not None:
        return "".join(item_text(x) for x in values.enumerate_value(parts[0]) or ())
    return "".join(item_text(x) for x in parts)


def _format(first: Any, *rest: Any) -> str:
    from pshv.runtime.composite import format as compose
    from pshv.types.dotnet.globalization import culture_of

    culture = None
    if not isinstance(first, str):
        culture = culture_of(first)
        first, rest = rest[0], rest[1:]
    if len(rest) == 1 and rest[0] is None:
        raise argument_null("args")
    if len(rest) == 1 and type(rest[0]) is list:
        return compose(first, rest[0], culture)
    return compose(first, list(rest), culture)


def _new(kind: Any, *parts: Any) -> str:
    if not parts:
        return ""
    first = parts[0]
    if isinstance(first, list):
        signs = "".join(str(c) for c in first)
        return signs[parts[1] : parts[1] + parts[2]] if len(parts) == 3 else signs
    if parts[1] < 0:
        raise out_of_range("'count' must be non-negative.", "count")
    check_size(parts[1])
    return str(first) * int(parts[1])


def _get_chars(s: str, index: int) -> Char:
    if not 0 <= index < len(s):
        raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    return Char(s[index])


_get_chars.parameterized = True  # type: ignore[attr-defined]


def _length(s: str) -> int:
    """UTF-16 units."""
    return len(s) if s.isascii() else sum(2 if ord(c) > 0xFFFF else 1 for c in s)


def _compare_to(s: str, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, str):
        raise argument_error("Object must be of type String.")
    return compare(s, other)


def _ordinal(a: Any, b: Any, *rest: Any) -> int:
    """CompareOrdinal: the difference of the first signs that differ, else of the lengths."""
    if rest:
        a, b = a[b : b + rest[2]], rest[0][rest[1] : rest[1] + rest[2]]
    for x, y in zip(a or "", b or "", strict=False):
        if x != y:
            return ord(x) - ord(y)
    return len(a or "") - len(b or "")


def _normalize(s: str, form: Any = None) -> str:
    import unicodedata

    name = {1: "NFC", 2: "NFD", 5: "NFKC", 6: "NFKD"}.get(form.value if form is not None else 1, "NFC")
    return unicodedata.normalize(name, s)  # type: ignore[arg-type]


def _type_code(s: str) -> Any:
    return known_type("System.TypeCode").enum_member("String")


def _enumerator(s: str) -> Any:
    from pshv.types.dotnet.enumerators import Enumerator

    return Enumerator([Char(c) for c in s])


def _lines(s: str) -> GenericList:
    from pshv.types.nettype import STRING

    return GenericList(s.splitlines(), STRING)


IMPLEMENTATIONS = (
    Implementation(
        "System.String",
        construct=_new,
        properties={"Length": _length},
        methods={
            "Clone": lambda s: s,
            "CompareTo": _compare_to,
            "Contains": _contains,
            "EndsWith": _ends,
            "StartsWith": _starts,
            "Equals": _equal,
            "IndexOf": _index_of,
            "IndexOfAny": _index_of_any,
            "LastIndexOf": _last_index_of,
            "LastIndexOfAny": _last_index_of_any,
            "Insert": _insert,
            "IsNormalized": lambda s, form=None: _normalize(s, form) == s,
            "Normalize": _normalize,
            "PadLeft": lambda s, width, sign=" ": _pad(s, width, sign, True),
            "PadRight": lambda s, width, sign=" ": _pad(s, width, sign, False),
            "Remove": _remove,
            "Replace": _replace,
            "ReplaceLineEndings": lambda s, new="\n": new.join(s.splitlines()) + (new if s.endswith("\n") else ""),
            "Split": _split,
            "Substring": _substring,
            "ToCharArray": _chars,
            "ToLower": lambda s, culture=None: _to_case(s, False),
            "ToLowerInvariant": lambda s: _to_case(s, False),
            "ToUpper": lambda s, culture=None: _to_case(s, True),
            "ToUpperInvariant": lambda s: _to_case(s, True),
            "ToString": lambda s, provider=None: s,
            "Trim": lambda s, signs=None: s.strip(_signs(signs)),
            "TrimStart": lambda s, signs=None: s.lstrip(_signs(signs)),
            "TrimEnd": lambda s, signs=None: s.rstrip(_signs(signs)),
            "GetTypeCode": _type_code,
            "GetEnumerator": _enumerator,
            "Chars": _get_chars,
            "get_Chars": _get_chars,
            "get_Length": len,
        },
        signatures={
            "Chars": "char Chars(int index)",
            "get_Chars": "char get_Chars(int index)",
            "get_Length": "int get_Length()",
        },
        statics={
            "Compare": _static_compare,
            "CompareOrdinal": _ordinal,
            "Concat": _concat,
            "Copy": lambda s: s,
            "Equals": _equal,
            "Format": _format,
            "Intern": lambda s: s,
            "IsNullOrEmpty": lambda s: not s,
            "IsNullOrWhiteSpace": lambda s: not s or not s.strip(),
            "Join": _join,
        },
        static_properties={"Empty": lambda: ""},
    ),
)

__all__ = ["IMPLEMENTATIONS", "CHAR", "TypedArray", "compare", "comparison_of"]
