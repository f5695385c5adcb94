"""Every operator under one name, and the tables from the tree's operator names to functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.arithmetic import add, divide, increment, multiply, negate, plus, remainder, subtract
from pshv.runtime.comparison import (
    ccontains,
    ceq,
    cge,
    cgt,
    cle,
    clt,
    cne,
    contains,
    eq,
    equals,
    ge,
    gt,
    le,
    lt,
    ne,
    order,
)
from pshv.runtime.convert import convert, to_bool, try_convert
from pshv.runtime.errors import runtime_error
from pshv.runtime.limits import REFERENCE, check_size
from pshv.runtime.text import to_display, to_text
from pshv.runtime.values import INT_MAX, INT_MIN, NOTHING, Char, EnumValue, Int64, enumerate_value
from pshv.types.nettype import NetType, type_of

if TYPE_CHECKING:
    from collections.abc import Callable


# -- logic
def logical_and(a: Any, b: Any) -> bool:
    return to_bool(a) and to_bool(b)


def logical_or(a: Any, b: Any) -> bool:
    return to_bool(a) or to_bool(b)


def logical_xor(a: Any, b: Any) -> bool:
    return to_bool(a) != to_bool(b)


def logical_not(a: Any) -> bool:
    return not to_bool(a)


# -- bits
def _bit_operand(value: Any, wide: bool = False) -> Any:
    """The integer an operand stands for; beside another (`wide`) a fraction becomes ulong or long."""
    kind = type(value)
    if kind is int:
        return value
    if kind is bool or kind is values.Switch:
        return 1 if value else 0
    if value is None or value is NOTHING:
        return 0
    from pshv.runtime.convert import to_number

    if kind is str:
        value = to_number(value)
    if isinstance(value, float) or type(value).__name__ == "Decimal":
        if value - value != 0:  # infinite or no number
            return convert(value, type_of(Int64(0)))
        number = round(value)
        if wide and 0 <= number <= values.UInt64.MAX:
            return values.UInt64(number)
        if not wide and INT_MIN <= number <= INT_MAX:
            return number
        return convert(value, type_of(Int64(0)))
    if kind is Char:
        return ord(value)
    return value


def _bitwise(name: str, work: Callable[[int, int], int]) -> Callable[[Any, Any], Any]:
    def operate(a: Any, b: Any) -> Any:
        if type(a) is int and type(b) is int:
            return work(a, b)
        a, b = values.unwrap(a), values.unwrap(b)
        if type(a) is EnumValue or type(b) is EnumValue:
            other = b if type(a) is EnumValue else a
            if type(other) is EnumValue or _is_bit_operand(other):
                return _enum_bits(a, b, work)
        if not _is_bit_operand(a) or not _is_bit_operand(b):
            if type(a) is str:
                a = _bit_operand(a)
            from pshv.types.members import call_operator

            return call_operator(a if not _is_bit_operand(a) else b, name, [a, b])
        left, right = _bit_operand(a, True), _bit_operand(b, True)
        kind = _bit_kind(left, right)
        result = work(int(left), int(right))
        if kind is values.UInt64:
            result &= values.UInt64.MAX
        return kind(result)

    return operate


def _is_bit_operand(value: Any) -> bool:
    return (
        value is None
        or value is NOTHING
        or isinstance(value, (int, float, str, Char, values.Switch))
        or type(value).__name__ == "Decimal"
    )


def _bit_kind(a: Any, b: Any) -> Any:
    kinds = {type(a), type(b)}
    if values.BigInteger in kinds:
        return values.BigInteger
    if values.UInt64 in kinds:
        return Int64 if a < 0 or b < 0 else values.UInt64
    if values.Int64 in kinds or (values.UInt32 in kinds and (a < 0 or b < 0)):
        return Int64
    if values.UInt32 in kinds:
        return values.UInt32
    return int


def _enum_bits(a: Any, b: Any, work: Callable[[int, int], int]) -> Any:
    target = a.type if type(a) is EnumValue else b.type
    if type(a) is not EnumValue:
        return work(int(_bit_operand(a)), b.value)
    if type(b) is not EnumValue:
        b = convert(b, target) if type(b) is str else target.enum_value(int(_bit_operand(b)))
    return target.enum_value(work(a.value, b.value))


band = _bitwise("op_BitwiseAnd", lambda a, b: a & b)
bor = _bitwise("op_BitwiseOr", lambda a, b: a | b)
bxor = _bitwise("op_ExclusiveOr", lambda a, b: a ^ b)


def bnot(a: Any) -> Any:
    """`-bnot a`."""
    if type(a) is EnumValue:
        return a.type.enum_value(~a.value)
    if isinstance(a, list):
        return convert(a, type_of(0))
    if not _is_bit_operand(values.unwrap(a)):
        from pshv.types.members import call_operator

        return call_operator(values.unwrap(a), "op_OnesComplement", [values.unwrap(a)])
    value = _bit_operand(a)
    kind = type(value)
    if kind in (values.UInt32, values.UInt64):
        return kind(kind.MAX - value)
    return (Int64 if kind is Int64 else int)(~value)


def shift_left(a: Any, b: Any) -> Any:
    return _shift(a, b, True)


def shift_right(a: Any, b: Any) -> Any:
    return _shift(a, b, False)


def _shift(a: Any, b: Any, left: bool) -> Any:
    if not _is_bit_operand(values.unwrap(a)):
        from pshv.types.members import call_operator

        name = "op_LeftShift" if left else "op_RightShift"
        return call_operator(values.unwrap(a), name, [values.unwrap(a), b])
    if a is None or a is NOTHING:
        return 0
    if type(a) is bool:
        from pshv.runtime.arithmetic import undefined_operation

        raise undefined_operation("-shl" if left else "-shr", a, b)
    value = _bit_operand(a)
    count = convert(b, type_of(0))
    kind = type(value)
    if kind is values.BigInteger:
        if left:
            check_size(count, REFERENCE * REFERENCE)  # a number is worked with digit by digit
        return values.BigInteger(value << count if left else value >> count)
    bits = 64 if kind in (Int64, values.UInt64) else 32
    count &= bits - 1
    signed = kind not in (values.UInt32, values.UInt64)
    result = int(value) << count if left else int(value) >> count
    result &= (1 << bits) - 1
    if signed and result >> (bits - 1):
        result -= 1 << bits
    return kind(result) if kind in (Int64, values.UInt64, values.UInt32) else result


# -- ranges
def ranges(a: Any, b: Any) -> list[Any]:
    """`a..b`: integers, or characters where both ends are one."""
    if type(a) is int and type(b) is int:
        check_size(abs(a - b), REFERENCE)
        return list(range(a, b + 1)) if a <= b else list(range(a, b - 1, -1))
    a, b = values.unwrap(a), values.unwrap(b)
    if _is_letter(a) and _is_letter(b) and _core():
        low, high = ord(a), ord(b)
        codes = range(low, high + 1) if low <= high else range(low, high - 1, -1)
        return [Char(chr(code)) for code in codes]
    low, high = _range_end(a), _range_end(b)
    check_size(abs(low - high), REFERENCE)
    numbers = list(range(low, high + 1) if low <= high else range(low, high - 1, -1))
    if isinstance(a, Int64) or isinstance(b, Int64) or low < INT_MIN or high > INT_MAX:
        return numbers if min(low, high) >= INT_MIN and max(low, high) <= INT_MAX else [Int64(n) for n in numbers]
    return numbers


def _core() -> bool:
    """Whether the session is PowerShell 7: `'a'..'c'` and negative counts of -split came with it."""
    from pshv.runtime import current

    return current.session is None or current.session.core


def _is_letter(value: Any) -> bool:
    if type(value) is Char:
        return True
    return type(value) is str and len(value) == 1 and not value.isdigit()


def _range_end(value: Any) -> int:
    from pshv.runtime.errors import PSError
    from pshv.runtime.netexception import NetException, format_error

    if type(value) is Char:
        return ord(value)
    if isinstance(value, list):
        text = f"Unable to cast object of type '{type_of(value).clr_name}' to type 'System.IConvertible'."
        raise NetException("System.InvalidCastException", text).as_error()
    try:
        return int(convert(value, type_of(0)))
    except PSError:
        if type(value) is str and _core():
            raise format_error(f"The input string '{value}' was not in a correct format.").as_error() from None
        raise


# -- strings
def join(a: Any, b: Any) -> str:
    """`a -join b`."""
    separator = to_text(b) if b is not None else ""
    items = enumerate_value(a)
    if items is None:
        return to_text(a)
    return separator.join([item if type(item) is str else to_join_text(item) for item in items])


def to_join_text(value: Any) -> str:
    """An item as `-join` writes it: numbers as in casts, dates in the culture's form."""
    if getattr(type(value), "is_date", False):
        return to_display(value)
    if isinstance(value, list):
        return type_of(value).clr_name
    return to_text(value)


def join_unary(a: Any) -> str:
    return join(a, "")


def format_op(a: Any, b: Any) -> str:
    """`a -f b`: only `object[]` spreads."""
    from pshv.runtime.composite import format_operator

    if type(b) is list or (type(b) is values.TypedArray and not b.element.is_value_type):
        return format_operator(to_text(a), b)
    return format_operator(to_text(a), [b])


def replace(a: Any, b: Any) -> Any:
    from pshv.runtime.regexoperators import replace as work

    return work(a, b, False)


def creplace(a: Any, b: Any) -> Any:
    from pshv.runtime.regexoperators import replace as work

    return work(a, b, True)


def match(a: Any, b: Any, case: bool = False) -> tuple[Any, Any]:
    """(result, `$Matches` or None if it stays as it is)."""
    from pshv.runtime.regexoperators import match as work

    return work(a, b, case)


def notmatch(a: Any, b: Any, case: bool = False) -> tuple[Any, Any]:
    """(result, `$Matches` or None if it stays as it is)."""
    from pshv.runtime.regexoperators import notmatch as work

    return work(a, b, case)


def split(a: Any, b: Any, case: bool = False) -> list[Any]:
    """`a -split b`: b is a pattern or block, a count, options."""
    from pshv.runtime.splitting import split as work

    return work(a, b, case)


def csplit(a: Any, b: Any) -> list[Any]:
    return split(a, b, True)


def split_unary(a: Any) -> list[Any]:
    """`-split a`: at white space."""
    from pshv.runtime.splitting import split_blanks

    return split_blanks(a)


def like(a: Any, b: Any, case: bool = False) -> Any:
    from pshv.runtime.wildcard import wildcard

    test = wildcard(to_text(b), case).matches
    items = enumerate_value(a)
    if items is None:
        return test(a if type(a) is str else to_text(a))
    return [text for item in items if test(text := to_text(item))]


def notlike(a: Any, b: Any, case: bool = False) -> Any:
    from pshv.runtime.wildcard import wildcard

    test = wildcard(to_text(b), case).matches
    items = enumerate_value(a)
    if items is None:
        return not test(a if type(a) is str else to_text(a))
    return [text for item in items if not test(text := to_text(item))]


# -- types
def is_type(a: Any, b: Any) -> bool:
    """`a -is b`."""
    target = _type_operand(b, "-is")
    value = values.unwrap(a)
    if value is None or value is NOTHING:
        return False
    if target.definition in ("System.Management.Automation.PSObject", "System.Management.Automation.PSCustomObject"):
        return type(a) is values.PSObject
    kind = type_of(value)
    if kind.element is not None and target.element is not None:
        return kind is target  # no covariance of arrays here
    return kind.derives_from(target)


def isnot_type(a: Any, b: Any) -> bool:
    return not is_type(a, b)


def as_type(a: Any, b: Any) -> Any:
    """`a -as b`: the converted value or `$null`."""
    return try_convert(a, _type_operand(b, "-as"))[1]


def _type_operand(value: Any, sign: str) -> NetType:
    value = values.unwrap(value)
    if isinstance(value, NetType):
        return value
    if value is None or value is NOTHING:
        raise runtime_error(
            f"The right operand of '{sign}' must be a type.", f"{sign[1:].capitalize()}OperatorRequiresType"
        )
    from pshv.types.nettype import TYPE

    return convert(value, TYPE)  # type: ignore[no-any-return]


def not_contains(a: Any, b: Any) -> bool:
    return not contains(a, b)


def cnot_contains(a: Any, b: Any) -> bool:
    return not ccontains(a, b)


def coalesce(a: Any, b: Any) -> Any:
    """`a ?? b` with both known."""
    return b if a is None or a is NOTHING else a


BINARY: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "%": remainder,
    "..": ranges,
    "??": coalesce,
    "format": format_op,
    "and": logical_and,
    "or": logical_or,
    "xor": logical_xor,
    "band": band,
    "bor": bor,
    "bxor": bxor,
    "shl": shift_left,
    "shr": shift_right,
    "join": join,
    "is": is_type,
    "isnot": isnot_type,
    "as": as_type,
    "ieq": eq,
    "ine": ne,
    "ige": ge,
    "igt": gt,
    "ilt": lt,
    "ile": le,
    "ceq": ceq,
    "cne": cne,
    "cge": cge,
    "cgt": cgt,
    "clt": clt,
    "cle": cle,
    "ilike": like,
    "clike": lambda a, b: like(a, b, True),
    "inotlike": notlike,
    "cnotlike": lambda a, b: notlike(a, b, True),
    "imatch": lambda a, b: match(a, b)[0],
    "cmatch": lambda a, b: match(a, b, True)[0],
    "inotmatch": lambda a, b: notmatch(a, b)[0],
    "cnotmatch": lambda a, b: notmatch(a, b, True)[0],
    "ireplace": replace,
    "creplace": creplace,
    "icontains": contains,
    "ccontains": ccontains,
    "inotcontains": not_contains,
    "cnotcontains": cnot_contains,
    "iin": lambda a, b: contains(b, a),
    "cin": lambda a, b: ccontains(b, a),
    "inotin": lambda a, b: not contains(b, a),
    "cnotin": lambda a, b: not ccontains(b, a),
    "isplit": split,
    "csplit": csplit,
}
UNARY: Final[dict[str, Callable[[Any], Any]]] = {
    "+": plus,
    "-": negate,
    "!": logical_not,
    "not": logical_not,
    "bnot": bnot,
    "join": join_unary,
    "isplit": split_unary,
    "csplit": split_unary,
    "++": increment,
    "--": lambda a: increment(a, "--"),
    "postfix++": increment,
    "postfix--": lambda a: increment(a, "--"),
}

__all__ = ["BINARY", "UNARY", "add", "equals", "join", "like", "match", "order", "ranges", "replace", "split"]
