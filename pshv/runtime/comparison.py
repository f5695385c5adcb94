"""Equality and order: `-eq -ne -lt -le -gt -ge`, containment, and the invariant culture's order of strings.

The left operand's type rules; a left collection filters. Source: powershell-language.md section 5; traps 10.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.convert import convert, to_bool
from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, Char, EnumValue, PSObject, Switch, enumerate_value
from pshv.types.nettype import type_of

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMERIC_RANK: Final[dict[type, int]] = {
    values.SByte: 5,
    values.Byte: 6,
    values.Int16: 7,
    values.UInt16: 8,
    int: 9,
    values.UInt32: 10,
    values.Int64: 11,
    values.UInt64: 12,
    values.Single: 13,
    float: 14,
    values.BigInteger: 16,
}


def is_number(value: Any) -> bool:
    kind = type(value)
    return kind in _NUMERIC_RANK or kind.__name__ == "Decimal"


def equal_strings(a: str, b: str, case: bool = False) -> bool:
    """Equality under the invariant culture: soft hyphen, NUL and zero-width characters count for nothing."""
    if a == b:
        return True
    if a.isascii() and b.isascii() and "\0" not in a and "\0" not in b:
        return not case and a.lower() == b.lower()
    from pshv.runtime.collation import compare_strings

    return compare_strings(a, b, ignore_case=not case) == 0


def equals(a: Any, b: Any, case: bool = False) -> bool:
    """`a -eq b` for a left operand that is no collection."""
    ta, tb = type(a), type(b)
    if ta is tb and (ta is int or ta is bool):
        return a == b  # type: ignore[no-any-return]
    if ta is str:
        if tb is str:
            return a == b or (not (case and a.isascii() and b.isascii()) and equal_strings(a, b, case))
        if b is None or b is NOTHING:
            return False
        return equal_strings(a, to_text(b), case)
    if a is None or a is NOTHING:
        return b is None or b is NOTHING
    return _equal_others(a, b, case)


def _equal_others(a: Any, b: Any, case: bool) -> bool:
    if type(a) is PSObject and a.base is not NOTHING:
        return equals(a.base, b, case)
    if type(b) is PSObject and b.base is not NOTHING:
        b = b.base
    if b is None or b is NOTHING:
        return False
    ta = type(a)
    if is_number(a):
        return _equal_number(a, b)
    if a is b:
        return True
    if ta is bool or ta is Switch:
        return bool(a) == to_bool(b)
    if ta is Char:
        return _equal_char(a, b, case)
    if ta is EnumValue:
        return _equal_converted(a, b)
    own = getattr(ta, "equal_to", None)
    if own is not None and type(b) is ta:
        return bool(own(a, b))
    if isinstance(a, (list, values.HashMap, PSObject)):
        return False
    return _equal_converted(a, b)


def _equal_number(a: Any, b: Any) -> bool:
    if not is_number(b):
        kind = type_of(a)
        if type(b) is EnumValue:
            b = b.value
        elif type(b) is str:
            from pshv.runtime.numberconvert import text_to_number

            try:
                b = text_to_number(b)
            except PSError:
                return False
        else:
            try:
                b = convert(b, kind)
            except PSError:
                return False
    return _number_order(a, b) == 0


def _equal_char(a: Any, b: Any, case: bool) -> bool:
    if type(b) is Char or isinstance(b, str):
        left, right = str(a), str(b)
        return left == right if case else left.lower() == right.lower()
    try:
        return str(a) == str(convert(b, type_of(a)))
    except PSError:
        return False


def _equal_converted(a: Any, b: Any) -> bool:
    kind = type_of(a)
    try:
        other = convert(b, kind)
    except PSError:
        return False
    own = getattr(type(a), "equal_to", None)
    if own is not None and type(other) is type(a):
        return bool(own(a, other))
    return bool(a == other)


def _number_order(a: Any, b: Any) -> int:
    """-1, 0, 1, or 2 when a NaN is in it."""
    if type(a).__name__ == "Decimal" or type(b).__name__ == "Decimal":
        from pshv.types.nettype import DECIMAL

        if isinstance(a, float) or isinstance(b, float):
            try:
                a, b = convert(a, DECIMAL), convert(b, DECIMAL)
            except PSError:
                a, b = float(a), float(b)
    elif isinstance(a, float) or isinstance(b, float):
        a, b = float(a), float(b)
    if a == b:
        return 0
    if a < b:
        return -1
    return 1 if a > b else 2


def order(a: Any, b: Any, case: bool = False) -> int:
    """Negative, 0 or positive as `a` stands before, beside or behind `b`; 2 for NaN. Raises the comparison errors."""
    ta, tb = type(a), type(b)
    if ta is int and tb is int:
        return (a > b) - (a < b)  # type: ignore[no-any-return]
    if ta is str:
        other = b if tb is str else to_text(b)
        if a == other:
            return 0
        from pshv.runtime.collation import compare_strings

        return compare_strings(a, other, ignore_case=not case)
    return _order_others(a, b, case)


def _order_others(a: Any, b: Any, case: bool) -> int:
    if type(a) is PSObject and a.base is not NOTHING:
        return order(a.base, b, case)
    if type(b) is PSObject and b.base is not NOTHING:
        b = b.base
    if a is NOTHING:
        a = None
    if b is NOTHING:
        b = None
    if a is None:
        return _order_null(b, -1)
    if b is None:
        return -_order_null(a, -1)
    if is_number(a):
        return _order_number(a, b)
    if type(a) is Char and isinstance(b, str):
        left, right = str(a), str(b)
        if len(right) == 1 and not case:
            left, right = left.upper(), right.upper()
        if len(right) == 1:
            return (left > right) - (left < right)
    return _order_converted(a, b)


def _order_null(other: Any, sign: int) -> int:
    """Null stands before everything but negative numbers."""
    if other is None:
        return 0
    if is_number(other) and other == other and other < 0:
        return -sign
    return sign


def _order_number(a: Any, b: Any) -> int:
    if not is_number(b):
        if type(b) is str:
            from pshv.runtime.numberconvert import text_to_number

            b = text_to_number(b)
        elif type(b) is EnumValue:
            b = b.value
        else:
            b = _convert_for_order(a, b, lambda: convert(b, type_of(a)))
    return _number_order(a, b)


def _convert_for_order(a: Any, b: Any, make: Callable[[], Any]) -> Any:
    try:
        return make()
    except PSError as error:
        raise runtime_error(
            f'Could not compare "{to_text(a)}" to "{to_text(b)}". Error: "{error.record.message}"',
            "ComparisonFailure",
            "InvalidOperation",
            inner=error.record.exception,
        ) from None


def _order_converted(a: Any, b: Any) -> int:
    kind = type_of(a)
    compare = _COMPARERS.get(type(a)) or getattr(type(a), "compare_to", None)
    if compare is None:
        text = to_text(a)
        if type(a) is PSObject:
            raise _not_comparable(text, b)
        raise runtime_error(
            f'Cannot compare "{text}" because it is not IComparable.', "NotIcomparable", "InvalidOperation"
        )
    if type(b) is type(a) and type_of(b) is kind:
        other = b
    elif type(a) is EnumValue and type(b) is str:
        other = convert(b, kind)
    else:
        other = _convert_for_order(a, b, lambda: convert(b, kind))
    return int(compare(a, other))


def _not_comparable(text: str, b: Any) -> PSError:
    from pshv.runtime.text import to_display

    return runtime_error(
        f'Cannot compare "{text}" to "{to_display(b)}" because the objects are not the same type or the object '
        f'"{text}" does not implement "IComparable".',
        "PSObjectCompareTo",
        "NotSpecified",
        exception="System.Management.Automation.ExtendedTypeSystemException",
    )


_COMPARERS: Final[dict[type, Callable[[Any, Any], int]]] = {
    bool: lambda a, b: int(a) - int(b),
    Char: lambda a, b: ord(a) - ord(b),
    EnumValue: lambda a, b: (a.value > b.value) - (a.value < b.value),
}


def _items(value: Any) -> Any:
    """The items a left operand filters, or None for a scalar."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or kind is float or value is None:
        return None
    return enumerate_value(value)


def eq(a: Any, b: Any) -> Any:
    """`-eq`, `-ieq`."""
    ta = type(a)
    if ta is int and type(b) is int:
        return a == b
    items = None if ta is str else _items(a)
    if items is None:
        return equals(a, b)
    return [item for item in items if equals(item, b)]


def ne(a: Any, b: Any) -> Any:
    """`-ne`, `-ine`."""
    ta = type(a)
    if ta is int and type(b) is int:
        return a != b
    items = None if ta is str else _items(a)
    if items is None:
        return not equals(a, b)
    return [item for item in items if not equals(item, b)]


def ceq(a: Any, b: Any) -> Any:
    items = _items(a)
    if items is None:
        return equals(a, b, True)
    return [item for item in items if equals(item, b, True)]


def cne(a: Any, b: Any) -> Any:
    items = _items(a)
    if items is None:
        return not equals(a, b, True)
    return [item for item in items if not equals(item, b, True)]


def _ordering(
    test: Callable[[int], bool], case: bool, numbers: Callable[[Any, Any], bool]
) -> Callable[[Any, Any], Any]:
    def compare(a: Any, b: Any) -> Any:
        ta, tb = type(a), type(b)
        if (ta is int or ta is float) and (tb is int or tb is float):
            return numbers(a, b)
        items = _items(a)
        if items is None:
            return test(order(a, b, case))
        return [item for item in items if test(order(item, b, case))]

    return compare


def _lt(sign: int) -> bool:
    return sign < 0


def _le(sign: int) -> bool:
    return sign <= 0


def _gt(sign: int) -> bool:
    return sign > 0 and sign != 2


def _ge(sign: int) -> bool:
    return sign >= 0 and sign != 2


lt = _ordering(_lt, False, lambda a, b: a < b)
le = _ordering(_le, False, lambda a, b: a <= b)
gt = _ordering(_gt, False, lambda a, b: a > b)
ge = _ordering(_ge, False, lambda a, b: a >= b)
clt = _ordering(_lt, True, lambda a, b: a < b)
cle = _ordering(_le, True, lambda a, b: a <= b)
cgt = _ordering(_gt, True, lambda a, b: a > b)
cge = _ordering(_ge, True, lambda a, b: a >= b)


def contains(a: Any, b: Any) -> bool:
    """`a -contains b`: some item of `a` equals `b`."""
    if a is NOTHING:
        return False
    items = _items(a)
    if items is None:
        return equals(a, b)
    return any(equals(item, b) for item in items)


def ccontains(a: Any, b: Any) -> bool:
    items = _items(a)
    if items is None:
        return equals(a, b, True)
    return any(equals(item, b, True) for item in items)
