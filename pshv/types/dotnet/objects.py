"""System.Object: what every value answers."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.comparison import equals
from pshv.runtime.text import to_string
from pshv.types.implementation import Implementation
from pshv.types.nettype import PSCUSTOMOBJECT, PSOBJECT, NetType, type_of


def same(a: Any, b: Any) -> bool:
    """`Object.Equals`: equal values of one type, or the same object."""
    a, b = values.unwrap(a), values.unwrap(b)
    if a is b:
        return True
    if a is None or b is None or type_of(a) is not type_of(b):
        return False
    if isinstance(a, (list, values.HashMap, values.PSObject)):
        return False
    own = getattr(type(a), "equal_to", None)
    return bool(own(a, b)) if own is not None else bool(a == b)


def hash_code(value: Any) -> int:
    """A hash that is the same for equal values, in every session."""
    value = values.unwrap(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and -(2**31) <= value < 2**31:
        return int(value)
    import zlib

    if isinstance(value, (list, values.HashMap, values.PSObject)):
        return id(value) >> 4 & 0x3FFFFFFF
    return zlib.crc32(f"{type_of(value).definition}\0{to_string(value)}".encode("utf-8", "surrogatepass")) - 2**31


def get_type(value: Any) -> NetType:
    """The type; what came back from a serialized object that was no custom object is a PSObject."""
    if type(value) is values.PSObject and value.base is values.NOTHING and value.type_names:
        names = value.type_names
        if names[0].startswith("Deserialized.") and f"Deserialized.{PSCUSTOMOBJECT.full_name}" not in names:
            return PSOBJECT
    return type_of(value)


IMPLEMENTATIONS = (
    Implementation(
        "System.Object",
        methods={
            "ToString": lambda v: to_string(v),
            "Equals": same,
            "GetHashCode": hash_code,
            "GetType": get_type,
        },
        statics={"Equals": same, "ReferenceEquals": lambda a, b: a is b},
        construct=lambda kind: values.PSObject({}, ["System.Object"]) if False else PlainObject(),
    ),
)


class PlainObject:
    """`[object]::new()`."""

    __slots__ = ()
    type_names = ("System.Object",)


__all__ = ["IMPLEMENTATIONS", "equals", "get_type", "hash_code", "same"]
