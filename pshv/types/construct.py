"""Constructors: `[type]::new(...)` and New-Object."""

from __future__ import annotations

import math
from typing import Any, Final

from pshv.runtime import values
from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.limits import REFERENCE, check_size
from pshv.runtime.netexception import NetException
from pshv.types import nettype
from pshv.types.implementation import implementation_of
from pshv.types.membererrors import call_failed, no_overload, script_call_failed
from pshv.types.nettype import NetType
from pshv.types.overloads import Chosen, choose, convert_arguments
from pshv.types.signature import Overload


def new(kind: NetType, arguments: list[Any], name: str = "new") -> Any:
    """A new object of type `kind`. Raises the errors of a constructor call.

    `name` is what errors call the constructor: `new` for `::new`, the type's name for New-Object.
    """
    if kind.hooks is not None:
        return kind.hooks.new(arguments)
    if kind.element is not None:
        return _new_array(kind, arguments)
    if kind.is_interface or kind.kind in ("abstract class", "static class"):
        raise no_overload(name, len(arguments))
    if not arguments and kind.is_value_type and kind.definition != "System.DateTime":
        return default_of(kind)
    function = _constructor(kind)
    if function is None:
        raise _not_built(kind)
    from pshv.types.resolution import find_constructors

    overloads = find_constructors(kind)
    shown = ".ctor" if name == "new" else name
    if overloads:
        chosen = _choose(name, overloads, arguments, kind)
        passed = convert_arguments(shown, _numbered(chosen) if name != "new" else chosen, arguments)
    else:
        passed = arguments
    try:
        return function(kind, *passed)
    except NetException as error:
        raise call_failed(".ctor", len(arguments), error) from None
    except PSError as error:
        raise script_call_failed(".ctor", len(arguments), error) from None


def _choose(name: str, overloads: list[Overload], arguments: list[Any], kind: NetType) -> Chosen:
    return choose(name if name == "new" else kind.name, overloads, arguments)


def _numbered(chosen: Chosen) -> Chosen:
    """The overload with its parameters named by place, as New-Object's errors do."""
    from pshv.types.signature import Parameter

    parameters = [
        Parameter(str(i), p.type, p.is_ref, p.is_params, p.default) for i, p in enumerate(chosen.overload.parameters)
    ]
    return Chosen(Overload(chosen.overload.definition, chosen.overload.returns, parameters), chosen.expanded)


def _constructor(kind: NetType) -> Any:
    found = implementation_of(kind.definition)
    if found is not None and found.construct is not None:
        return found.construct
    for base in kind.bases:
        found = implementation_of(base)
        if found is not None and found.construct is not None and base == "System.Exception":
            return found.construct
    return None


def _not_built(kind: NetType) -> PSError:
    if kind.facts.get("c") or not kind.facts:
        return runtime_error(
            f"Objects of type [{kind.text}] cannot be made here: the type is known, its constructor is not built.",
            "ConstructorNotBuilt",
            "NotImplemented",
            exception="System.NotImplementedException",
        )
    return no_overload("new", 0)


def default_of(kind: NetType) -> Any:
    """`default(T)`: what an array of T is filled with."""
    simple = _DEFAULTS.get(kind)
    if simple is not None:
        return simple()
    if kind.is_enum:
        return kind.enum_value(0)
    if not kind.is_value_type or kind.definition == "System.Nullable":
        return None
    found = implementation_of(kind.definition)
    if found is not None and found.construct is not None:
        return found.construct(kind)
    return None


def _decimal() -> Any:
    from pshv.runtime.decimals import Decimal

    return Decimal(0)


_DEFAULTS: Final[dict[NetType, Any]] = {
    nettype.INT32: int,
    nettype.INT64: values.Int64,
    nettype.INT16: values.Int16,
    nettype.BYTE: values.Byte,
    nettype.SBYTE: values.SByte,
    nettype.UINT16: values.UInt16,
    nettype.UINT32: values.UInt32,
    nettype.UINT64: values.UInt64,
    nettype.BIGINT: values.BigInteger,
    nettype.DOUBLE: float,
    nettype.SINGLE: values.Single,
    nettype.BOOLEAN: bool,
    nettype.CHAR: lambda: values.Char("\0"),
    nettype.DECIMAL: _decimal,
    nettype.SWITCH: values.Switch,
}


def _new_array(kind: NetType, arguments: list[Any]) -> Any:
    """`[T[]]::new(n)`, `[T[,]]::new(n, m)`."""
    from pshv.runtime.convert import convert

    element = kind.element
    assert element is not None
    if len(arguments) != kind.rank:
        raise no_overload("new", len(arguments))
    sizes = [convert(a, nettype.INT32) for a in arguments]
    if any(size < 0 for size in sizes):
        message = "Arithmetic operation resulted in an overflow."
        raise call_failed(".ctor", len(arguments), NetException("System.OverflowException", message))
    try:
        check_size(math.prod(sizes), REFERENCE)
    except PSError as error:
        raise script_call_failed(".ctor", len(arguments), error) from None
    if kind.rank > 1:
        from pshv.types.dotnet.multiarray import MultiArray

        return MultiArray(element, sizes)
    items = [default_of(element)] * sizes[0]
    return items if element is nettype.OBJECT else values.TypedArray(items, element)
