"""Calls of .NET methods: overload, arguments, the wrapping of what is thrown, the type of what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException
from pshv.types import nettype
from pshv.types.membererrors import call_failed, getting_failed, no_overload, script_call_failed
from pshv.types.overloads import choose, convert_arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.types.resolution import BoundMethod
    from pshv.types.signature import Overload


def call(method: BoundMethod, target: tuple[Any, ...], arguments: list[Any]) -> Any:
    """Call `method` on `target` (the object, or nothing for a static) with the script's arguments."""
    if method.overloads is None:
        result = _run(method.name, method.function, target, arguments, len(arguments))
        return values.NOTHING if method.is_void and result is None else result
    kinds = tuple(map(type, arguments))
    known = method.fast.get(kinds)
    if known is None:
        chosen = choose(method.name, method.overloads, arguments)
        exact = _is_exact(chosen, arguments)
        wrap = wrapper(chosen.overload)
        if _KEEP.issuperset(kinds):
            method.fast[kinds] = (chosen, exact, wrap)
    else:
        chosen, exact, wrap = known
    passed = arguments if exact else convert_arguments(method.name, chosen, arguments)
    result = _run(method.name, method.function, target, passed, len(arguments))
    if wrap is not None and (result is not None or wrap is _nothing):
        return wrap(result)
    return result


def call_text(method: BoundMethod, text: str, arguments: list[Any]) -> Any:
    """A method of a string whose overload for such arguments is known; NOTHING when `call` has to do it.

    Methods of strings change nothing, so that one that fails can be called again by `call`, which words the error.
    """
    known = method.fast.get(tuple(map(type, arguments)))
    if known is None or not known[1]:
        return values.NOTHING
    try:
        result = method.function(text, *arguments)
    except (NetException, PSError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError):
        return values.NOTHING
    wrap = known[2]
    return result if wrap is None or result is None else wrap(result)


# argument types whose value has no say in the choice
_KEEP: Final = frozenset({int, str, float, bool, values.Char, values.Int64, values.Byte})


def _is_exact(chosen: Any, arguments: list[Any]) -> bool:
    parameters = chosen.overload.parameters
    if chosen.expanded or len(parameters) != len(arguments):
        return False
    for value, parameter in zip(arguments, parameters, strict=True):
        if parameter.is_ref or nettype.TYPE_OF.get(type(value)) is not parameter.type:
            return False
    return True


def _run(name: str, function: Callable[..., Any], target: tuple[Any, ...], passed: list[Any], count: int) -> Any:
    try:
        return function(*target, *passed)
    except NetException as error:
        if getattr(function, "parameterized", False):
            raise getting_failed(name, error) from None
        raise call_failed(name, count, error) from None
    except PSError as error:
        if error.passes:  # a method of a script class throws what it throws
            raise
        raise script_call_failed(name, count, error) from None
    except (TypeError, AttributeError, LookupError):
        raise no_overload(name, count) from None
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        raise call_failed(name, count, NetException("System.InvalidOperationException", str(error))) from None
    except OSError as error:
        from pshv.runtime import current
        from pshv.runtime.filefailures import net_exception

        raise call_failed(name, count, net_exception(error, current.session)) from None


def _nothing(result: Any) -> Any:
    """What a void method gives."""
    return values.NOTHING


def wrapper(overload: Overload) -> Callable[[Any], Any] | None:
    """How the function's plain result becomes the return type, or None if it is right as it is."""
    text = overload.returns
    simple = _WRAPPERS.get(text)
    if simple is not None:
        return simple
    if text == "void":
        return _nothing
    if text.endswith("[]"):
        from pshv.types.signature import type_by_text

        element = type_by_text(text[:-2])
        if element is nettype.OBJECT:
            return None
        return lambda result: _typed(result, element)
    return None


def _typed(result: Any, element: nettype.NetType) -> Any:
    if type(result) is values.TypedArray:
        return result
    if element is nettype.BYTE:
        return values.TypedArray([values.Byte(x) for x in result], element)
    if element is nettype.CHAR:
        return values.TypedArray([values.Char(x) for x in result], element)
    return values.TypedArray(result, element)


def _decimal(result: Any) -> Any:
    from pshv.runtime.decimals import Decimal

    return result if type(result) is Decimal else Decimal(result)


_WRAPPERS: Final[dict[str, Callable[[Any], Any]]] = {
    "long": values.Int64,
    "byte": values.Byte,
    "sbyte": values.SByte,
    "short": values.Int16,
    "ushort": values.UInt16,
    "uint": values.UInt32,
    "ulong": values.UInt64,
    "bigint": values.BigInteger,
    "float": values.single,
    "double": float,
    "char": values.Char,
    "decimal": _decimal,
}
