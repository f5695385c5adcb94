"""Conversions to collections: arrays, lists, dictionaries. Source: powershell-language.md section 5."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.runtime.converterrors import convertible, no_conversion, with_reason
from pshv.runtime.errors import PSError
from pshv.runtime.text import to_text
from pshv.runtime.values import (
    ArrayList,
    GenericList,
    HashMap,
    Hashtable,
    OrderedDictionary,
    PSObject,
    TypedArray,
    enumerate_value,
)
from pshv.types import nettype
from pshv.types.nettype import NetType


def items_of(value: Any) -> list[Any] | None:
    """The items `value` unrolls into, or None for a scalar."""
    found = enumerate_value(value)
    return None if found is None else list(found)


def to_array(value: Any, target: NetType) -> Any:
    """`value` as `T[]`: items converted one by one, a scalar becomes one element, `$null` stays."""
    element = target.element
    assert element is not None
    if value is None:
        return None
    kind = type(value)
    if (kind is TypedArray and value.element is element) or (kind is list and element is nettype.OBJECT):
        return value
    if target.rank > 1:
        raise no_conversion(value, target)
    if element is nettype.CHAR and kind is str:
        return TypedArray([values.Char(c) for c in value], element)
    items = items_of(value)
    if items is None:
        return _one(value, target, element)
    if element is nettype.OBJECT:
        return items
    return TypedArray([convert(item, element) for item in items], element)


def _one(value: Any, target: NetType, element: NetType) -> Any:
    """A scalar as an array of one."""
    if element is nettype.OBJECT:
        return [value]
    try:
        return TypedArray([convert(value, element)], element)
    except PSError as error:
        if "Error: " not in error.record.message:
            raise no_conversion(value, target) from None
        if type(value).__name__ == "DateTime":
            reason = f"Invalid cast from 'System.DateTime' to '{target.clr_name}'."
            raise convertible(value, target, reason) from None
        raise with_reason(
            value, target, error.record.message, "InvalidCastExceptionScalarToArray", error.record.exception
        ) from None


def to_collection(value: Any, target: NetType) -> Any:
    """`[hashtable]`, `[ordered]`, `[ArrayList]`, `[array]`."""
    if target is nettype.ARRAY:
        if value is None:
            return None
        if type(value) in (list, TypedArray):
            return value
        items = items_of(value)
        return [value] if items is None else items
    if value is None:
        return None
    if target is nettype.ARRAYLIST:
        if type(value) is ArrayList:
            return value
        items = items_of(value)
        if items is None:
            if isinstance(value, HashMap):
                return ArrayList(_entries(value))
            raise no_conversion(value, target)
        return ArrayList(items)
    return _dictionary(value, target)


def _entries(value: HashMap) -> list[Any]:
    from pshv.types.dotnet.dictionaries import entries

    return entries(value)


def _dictionary(value: Any, target: NetType) -> Any:
    if target is nettype.HASHTABLE:
        if type(value) is Hashtable:
            return value
        if isinstance(value, HashMap):
            return Hashtable(value.items())
    elif type(value) is OrderedDictionary:
        return value
    elif isinstance(value, HashMap):
        return OrderedDictionary(value.items())
    if type(value) is PSObject:
        from pshv.runtime.objectconvert import _impossible

        raise _impossible(value, target)
    raise no_conversion(value, target)


def to_generic(value: Any, target: NetType) -> Any:
    """`[List[T]]`, `[HashSet[T]]`, `[Queue[T]]` ... from a collection; NotImplemented for other types."""
    from pshv.types.implementation import implementation_of

    items = items_of(value)
    found = implementation_of(target.definition)
    if found is None or found.construct is None or len(target.arguments) != 1:
        return NotImplemented
    element = target.arguments[0]
    if items is None:
        if isinstance(value, HashMap) or not target.definition.endswith(".List"):
            return NotImplemented
        items = [to_text(value) if element is nettype.OBJECT else value]
    return found.construct(target, [convert(item, element) for item in items])


def list_of(items: list[Any], element: NetType) -> GenericList:
    """A `List[T]`."""
    return GenericList(items, element)
