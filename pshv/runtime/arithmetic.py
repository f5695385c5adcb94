"""`+ - * / %` and unary minus.

Numbers work in the wider of the two types, and integer results that do not fit become double; everything else asks the
operand's type for its operator. Source: powershell-language.md section 5; powershell-traps.md 6, 8, 18.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.convert import convert_number_text
from pshv.runtime.errors import runtime_error
from pshv.runtime.limits import REFERENCE, check_size
from pshv.runtime.text import to_text
from pshv.runtime.values import (
    INT_MAX,
    INT_MIN,
    NOTHING,
    BigInteger,
    Byte,
    Char,
    EnumValue,
    HashMap,
    Int16,
    Int64,
    PSObject,
    SByte,
    Single,
    Switch,
    UInt16,
    UInt32,
    UInt64,
)
from pshv.types.nettype import type_of

if TYPE_CHECKING:
    from collections.abc import Callable

# the order of widths; a pair works in the wider one (TypeCode order)
RANK: Final[dict[type, int]] = {
    SByte: 5,
    Byte: 6,
    Int16: 7,
    UInt16: 8,
    int: 9,
    UInt32: 10,
    Int64: 11,
    UInt64: 12,
    Single: 13,
    float: 14,
}
_SIGNED: Final = frozenset({SByte, Int16, int, Int64})
_SIGNS: Final = {
    "op_Addition": "+",
    "op_Subtraction": "-",
    "op_Multiply": "*",
    "op_Division": "/",
    "op_Modulus": "%",
}


def _rank(kind: type) -> int:
    found = RANK.get(kind)
    if found is not None:
        return found
    if kind.__name__ == "Decimal":
        RANK[kind] = 15
        return 15
    return 0


def add(a: Any, b: Any) -> Any:
    """`a + b`."""
    ta = type(a)
    tb = type(b)
    if ta is int and tb is int:
        result = a + b
        return result if INT_MIN <= result <= INT_MAX else float(result)
    if ta is str:
        return a + (b if tb is str else to_text(b) if tb is int else to_text(b, _separator(b)))
    if (ta is float and (tb is float or tb is int)) or (tb is float and ta is int):
        return a + b
    if a is None or a is NOTHING:
        return None if b is NOTHING else b
    if ta is Char:
        return str(a) + to_text(b, _separator(b))
    if isinstance(a, list) or getattr(ta, "enumerates", False):
        return _append(a, b)
    if isinstance(a, HashMap):
        return _merge(a, b)
    return _calculate("op_Addition", a, b)


def _separator(value: Any) -> str:
    """`$OFS` where a collection is joined into text."""
    if not isinstance(value, list) and not getattr(type(value), "enumerates", False):
        return " "
    from pshv.runtime import current

    if current.session is None:
        return " "
    found = current.session.scope.lookup("ofs", None)
    return " " if found is None else to_text(found)


def _append(a: Any, b: Any) -> list[Any]:
    left = list(values.enumerate_value(a) or ())
    right = values.enumerate_value(b) if b is not NOTHING else None
    if right is None:
        left.append(None if b is NOTHING else b)
    else:
        left.extend(right)
    return left


def _merge(a: HashMap, b: Any) -> HashMap:
    b = values.unwrap(b)
    if not isinstance(b, HashMap):
        raise runtime_error(
            "A hash table can only be added to another hash table.", "AddHashTableToNonHashTable", "InvalidOperation"
        )
    result = a.copy()
    for key, value in b.items():
        if key in result:
            raise _duplicate(result, key)
        result[key] = value
    return result


def _duplicate(table: HashMap, key: Any) -> Exception:
    from pshv.runtime.netexception import NetException

    folded = table.fold(key)
    own = to_text(table.names.get(folded, folded))
    message = f"Item has already been added. Key in dictionary: '{own}'  Key being added: '{to_text(key)}'"
    return NetException("System.ArgumentException", message).as_error()


def subtract(a: Any, b: Any) -> Any:
    """`a - b`."""
    if type(a) is int and type(b) is int:
        result = a - b
        return result if INT_MIN <= result <= INT_MAX else float(result)
    return _calculate("op_Subtraction", a, b)


def multiply(a: Any, b: Any) -> Any:
    """`a * b`; strings and arrays repeat."""
    ta = type(a)
    if ta is int and type(b) is int:
        result = a * b
        return result if INT_MIN <= result <= INT_MAX else float(result)
    if a is None or a is NOTHING:
        return None
    if ta is str:
        times = _times(b)
        check_size(len(a) * times)
        return a * times
    if isinstance(a, list):
        times = _times(b)
        check_size(len(a) * times, REFERENCE)
        repeated = list(a) * times
        if isinstance(a, values.TypedArray):
            return values.TypedArray(repeated, a.element)
        return repeated
    return _calculate("op_Multiply", a, b)


def _times(b: Any) -> int:
    from pshv.runtime.convert import convert
    from pshv.types.nettype import INT32

    count: int = convert(b, INT32)
    if count < 0:
        from pshv.runtime.netexception import out_of_range

        raise out_of_range(f"times ('{count}') must be a non-negative value.", "times", count).as_error()
    return count


def divide(a: Any, b: Any) -> Any:
    """`a / b`: an integer if exact, else double."""
    if type(a) is int and type(b) is int:
        if b == 0:
            raise divided_by_zero()
        quotient, rest = divmod(a, b)
        if rest:
            return a / b
        return quotient if quotient <= INT_MAX else float(quotient)
    return _calculate("op_Division", a, b)


def remainder(a: Any, b: Any) -> Any:
    """`a % b`, with the sign of `a`."""
    if type(a) is int and type(b) is int:
        if b == 0:
            raise divided_by_zero()
        return int(math.fmod(a, b))
    return _calculate("op_Modulus", a, b)


def negate(a: Any) -> Any:
    """`-a`."""
    kind = type(a)
    if kind is int:
        return -a if a != INT_MIN else float(-a)
    if kind is float:
        return -a
    if hasattr(kind, "ticks") and hasattr(kind, "negated"):
        return a.negated()
    return subtract(0, a)


def plus(a: Any) -> Any:
    """`+a`: the number `a` means."""
    kind = type(a)
    if kind is int or kind is float:
        return a
    if isinstance(a, list):
        return add(0, a)
    return add(0, a)


def divided_by_zero() -> Exception:
    from pshv.runtime.errors import ExceptionObject

    message = "Attempted to divide by zero."
    inner = ExceptionObject("System.DivideByZeroException", message)
    return runtime_error(message, "RuntimeException", "NotSpecified", inner=inner)


def _calculate(operator: str, a: Any, b: Any) -> Any:
    """The operation in the wider type, or the operand's own operator."""
    if type(a) is PSObject:
        a = values.unwrap(a)
    if type(b) is PSObject:
        b = values.unwrap(b)
    ta, tb = type(a), type(b)
    ra = RANK.get(ta) or _rank(ta)
    rb = RANK.get(tb) or _rank(tb)
    if ra and rb:
        return _numbers(operator, a, b, max(ra, rb))
    if ta is EnumValue:
        return _enum_result(operator, a, b)
    if not (ra or ta in _NUMBERLIKE) or not (rb or tb in _NUMBERLIKE):
        if ta is str and operator != "op_Addition":
            a = convert_number_text(a, b)
        elif a is None or a is NOTHING:
            a = 0
        return _own_operator(operator, a, b)
    if operator == "op_Multiply" and ta in (bool, Switch):
        raise _undefined(operator, a, b)
    if ta is BigInteger or tb is BigInteger:
        return _big(operator, a, b)
    left, right = _number(a, b), _number(b, a)
    return _numbers(operator, left, right, max(_rank(type(left)), _rank(type(right))))


_NUMBERLIKE: Final = frozenset({str, bool, Char, type(None), values.Nothing, EnumValue, BigInteger, Switch})


def _number(value: Any, other: Any = 0) -> Any:
    """A value that stands for a number beside `other`, as that number."""
    kind = type(value)
    if kind is str:
        return convert_number_text(value, other)
    if kind is Char:
        return ord(value)
    if kind is EnumValue:
        return value.value
    if kind is bool or kind is Switch:
        return 1 if value else 0
    if value is None or value is NOTHING:
        return 0
    return value


def _enum_result(operator: str, a: EnumValue, b: Any) -> Any:
    if type(b) is str and not b.strip().lstrip("+-").isdigit():
        from pshv.runtime.convert import convert

        b = convert(b, a.type)
    if not (_rank(type(b)) or type(b) in _NUMBERLIKE):
        return _own_operator(operator, a, b)
    right = _number(b)
    if isinstance(right, float):
        raise _bad_cast("System.DayOfWeek" if False else a.type.clr_name, type_of(right).clr_name)
    result = _numbers(operator, a.value, right, max(9, _rank(type(right))))
    if type(result) is not int:
        raise _bad_cast(type_of(result).clr_name, a.type.clr_name)
    return a.type.enum_value(result)


def _bad_cast(source: str, target: str) -> Exception:
    from pshv.runtime.netexception import NetException

    return NetException(
        "System.InvalidCastException", f"Unable to cast object of type '{source}' to type '{target}'."
    ).as_error()


def _numbers(operator: str, a: Any, b: Any, rank: int) -> Any:
    if rank >= 13:
        if rank == 15:
            return _decimals(operator, a, b)
        return _FLOATS[operator](float(a), float(b))
    if rank in (10, 12) and ((a < 0 and type(a) in _SIGNED) or (b < 0 and type(b) in _SIGNED)):
        if rank == 12:
            return _decimals(operator, a, b)
        rank = 11
    kind = _KINDS[rank]
    if operator == "op_Division":
        return _divide_integers(kind, a, b)
    if operator == "op_Modulus":
        if b == 0:
            raise divided_by_zero()
        result = abs(int(a)) % abs(int(b))
        return _wrap(kind, -result if a < 0 else result)
    x, y = int(a), int(b)
    result = x + y if operator == "op_Addition" else x - y if operator == "op_Subtraction" else x * y
    return _wrap(kind, result)


_KINDS: Final[dict[int, type[int]]] = {10: UInt32, 11: Int64, 12: UInt64, **dict.fromkeys((5, 6, 7, 8, 9), int)}


def _wrap(kind: type[int], result: int) -> Any:
    if kind is int:
        return result if INT_MIN <= result <= INT_MAX else float(result)
    if kind.MIN <= result <= kind.MAX:  # type: ignore[attr-defined]
        return kind(result)
    return float(result)


def _divide_integers(kind: type[int], a: int, b: int) -> Any:
    if b == 0:
        raise divided_by_zero()
    quotient, rest = divmod(int(a), int(b))
    if rest:
        return int(a) / int(b)
    return _wrap(kind, quotient)


def _float_divide(a: float, b: float) -> float:
    if b == 0:
        if a == 0 or a != a:
            return math.nan
        return math.copysign(math.inf, a) * math.copysign(1.0, b)
    return a / b


def _float_remainder(a: float, b: float) -> float:
    if b == 0 or a in (math.inf, -math.inf):
        return math.nan
    return math.fmod(a, b)


_FLOATS: Final[dict[str, Callable[[float, float], float]]] = {
    "op_Addition": lambda a, b: a + b,
    "op_Subtraction": lambda a, b: a - b,
    "op_Multiply": lambda a, b: a * b,
    "op_Division": _float_divide,
    "op_Modulus": _float_remainder,
}


def _decimals(operator: str, a: Any, b: Any) -> Any:
    from pshv.runtime import decimals
    from pshv.runtime.convert import convert
    from pshv.runtime.netexception import NetException
    from pshv.types.nettype import DECIMAL

    functions = {
        "op_Addition": decimals.add,
        "op_Subtraction": decimals.subtract,
        "op_Multiply": decimals.multiply,
        "op_Division": decimals.divide,
        "op_Modulus": decimals.remainder,
    }
    try:
        return functions[operator](convert(a, DECIMAL), convert(b, DECIMAL))
    except ZeroDivisionError:
        raise divided_by_zero() from None
    except NetException as error:
        raise runtime_error(error.message, "RuntimeException", "NotSpecified", inner=error.as_object()) from None


def _big(operator: str, a: Any, b: Any) -> Any:
    if type(a) is not BigInteger and operator == "op_Multiply" and type(a) is str:
        return a * int(b)
    from pshv.runtime.numberconvert import whole
    from pshv.types.nettype import BIGINT

    left, right = whole(_number(a), a, BIGINT), whole(_number(b), b, BIGINT)
    if operator in ("op_Division", "op_Modulus"):
        if right == 0:
            raise divided_by_zero()
        quotient = abs(left) // abs(right)
        if (left < 0) != (right < 0):
            quotient = -quotient
        return BigInteger(quotient if operator == "op_Division" else left - quotient * right)
    if operator == "op_Addition":
        return BigInteger(left + right)
    if operator == "op_Subtraction":
        return BigInteger(left - right)
    check_size(left.bit_length() + right.bit_length(), 1024)  # digit by digit: time goes by the square
    return BigInteger(left * right)


def _own_operator(operator: str, a: Any, b: Any) -> Any:
    """The operator method of the left operand's type, or of the right one's beside a number or null."""
    from pshv.types.members import call_operator

    owner = b if _is_primitive(a) else a
    if _is_primitive(owner):
        if type(owner) is BigInteger or type(a) is BigInteger:
            return _big(operator, a, b)
        raise _undefined(operator, a, b)
    return call_operator(owner, operator, [a, b])


def _is_primitive(value: Any) -> bool:
    kind = type(value)
    return value is None or value is NOTHING or kind in _PRIMITIVES


_PRIMITIVES: Final = frozenset({bool, Char, *RANK})


def undefined_operation(sign: str, a: Any, b: Any) -> Exception:
    """The error of an operator that has no meaning for the operands' types."""
    left = "null" if a is None else type_of(a).clr_name
    right = "null" if b is None else type_of(b).clr_name
    return runtime_error(
        f"The operation '[{left}] {sign} [{right}]' is not defined.", "NotADefinedOperationForType", "InvalidOperation"
    )


def _undefined(operator: str, a: Any, b: Any) -> Exception:
    return undefined_operation(_SIGNS[operator], a, b)


def increment(value: Any, sign: str = "++") -> Any:
    """`$x++` / `$x--` (sign '--'): the new value."""
    kind = type(value)
    step = 1 if sign == "++" else -1
    if kind is int:
        result = value + step
        return result if INT_MIN <= result <= INT_MAX else float(result)
    if value is None or value is NOTHING:
        return step
    if not _rank(kind) and kind is not BigInteger:
        raise runtime_error(
            f"The '{sign}' operator works only on numbers. The operand is a '{type_of(value).clr_name}'.",
            "OperatorRequiresNumber",
            "InvalidOperation",
        )
    return add(value, step)
