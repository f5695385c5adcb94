"""`x[i]`: reading and writing by index, slices, keys. Source: powershell-language.md section 4; powershell-traps.md 20, 21."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.convert import convert
from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.netexception import NetException, out_of_range
from pshv.runtime.values import NOTHING, GenericList, HashMap, OrderedDictionary, PSObject, TypedArray
from pshv.types.membererrors import cannot_index, null_array
from pshv.types.nettype import INT32, type_of


def get_index(obj: Any, indices: list[Any], strict: int = 0) -> Any:
    """`obj[indices]`: one index, or several for a slice; out of range is an error from strict mode 3 on."""
    if strict >= 3 and isinstance(obj, (list, str)):
        _refuse_outside(len(obj), indices)
    if len(indices) == 1:
        index = indices[0]
        kind = type(obj)
        if type(index) is int and (kind is list or kind is str or kind is TypedArray):
            try:
                found = obj[index]
            except IndexError:
                return None
            return values.Char(found) if kind is str else found
        return _get_one(obj, index)
    return _get_many(obj, indices)


def _refuse_outside(size: int, indices: list[Any]) -> None:
    """Raises IndexOutOfRangeException for an index beyond the ends, also in a slice."""
    for index in indices:
        if isinstance(index, list):
            _refuse_outside(size, index)
        elif type(index) is int and not -size <= index < size:
            text = "Index was outside the bounds of the array."
            raise NetException("System.IndexOutOfRangeException", text).as_error()


def _get_one(obj: Any, index: Any) -> Any:
    obj = values.unwrap(obj)
    if obj is None or obj is NOTHING:
        raise null_array()
    if isinstance(obj, HashMap):
        return get_key(obj, index)
    if isinstance(obj, list) or type(obj) is str:
        return _from_sequence(obj, index)
    own = getattr(obj, "get_item", None)
    if own is not None:
        try:
            return own(index)
        except NetException as error:
            raise error.as_error() from None
    return _from_scalar(obj, index)


def get_key(obj: HashMap, index: Any) -> Any:
    """A dictionary's value; `$null` where the key is missing. An int into an ordered one is a position."""
    index = values.unwrap(index)
    if index is None or index is NOTHING:
        return None
    if type(obj) is OrderedDictionary and type(index) is int:
        if 0 <= index < len(obj.data):
            return list(obj.data.values())[index]
        return None
    if isinstance(obj, values.Dictionary) and obj.arguments:
        try:
            index = convert(index, obj.arguments[0])
        except PSError:
            return None
    elif isinstance(index, list):
        return _get_many(obj, index)
    return obj.get(index)


def _from_sequence(obj: Any, index: Any) -> Any:
    index = values.unwrap(index)
    if isinstance(index, list):
        return _get_many(obj, index)
    if index is None or index is NOTHING:
        raise _null_index()
    if type(index) is not int:
        try:
            index = convert(index, INT32)
        except PSError:
            return None
    if -len(obj) <= index < len(obj):
        found = obj[index]
        return values.Char(found) if type(obj) is str else found
    return None


def _null_index() -> PSError:
    return runtime_error("Index operation failed; the array index evaluated to null.", "NullArrayIndex")


def _from_scalar(obj: Any, index: Any) -> Any:
    """A single object indexed: itself at 0 and -1, nothing elsewhere."""
    if isinstance(index, list):
        return NOTHING
    if type(index) is int:
        return obj if index in (0, -1) else NOTHING
    try:
        place = convert(index, INT32)
    except PSError:
        return NOTHING
    return obj if place in (0, -1) else NOTHING


def _get_many(obj: Any, indices: list[Any]) -> Any:
    obj = values.unwrap(obj)
    if obj is None or obj is NOTHING:
        raise null_array()
    if isinstance(obj, HashMap):
        return [get_key(obj, index) for index in indices]
    if isinstance(obj, list) or type(obj) is str:
        return _slice(obj, indices)
    if hasattr(obj, "get_items"):
        return obj.get_items(indices)
    if hasattr(obj, "get_item"):
        return [_get_one(obj, index) for index in indices]
    return NOTHING


def _slice(obj: Any, indices: list[Any]) -> list[Any]:
    result: list[Any] = []
    size = len(obj)
    text = type(obj) is str
    for index in indices:
        if type(index) is not int:
            if isinstance(index, list):
                result.extend(_slice(obj, index))
                continue
            index = convert(index, INT32)
        if -size <= index < size:
            result.append(values.Char(obj[index]) if text else obj[index])
    return result


def set_index(obj: Any, indices: list[Any], value: Any) -> None:
    """`obj[indices] = value`."""
    if value is NOTHING:
        value = None
    if len(indices) == 1:
        index = indices[0]
        if type(obj) is list and type(index) is int and -len(obj) <= index < len(obj):
            obj[index] = value
            return
        _set_one(obj, index, value)
        return
    if hasattr(values.unwrap(obj), "set_items"):
        values.unwrap(obj).set_items(indices, value)
        return
    if obj is None:
        raise null_array()
    if isinstance(obj, list) and type(obj) in (list, TypedArray):
        from pshv.runtime.text import to_text

        shown = ",".join(to_text(i) for i in indices)
        raise runtime_error(
            f"Array assignment to [{shown}] failed because assignment to slices is not supported.",
            "ArraySliceAssignmentFailed",
        )
    raise cannot_index(type_of(obj).clr_name)


def _set_one(obj: Any, index: Any, value: Any) -> None:
    obj = values.unwrap(obj)
    if obj is None or obj is NOTHING:
        raise null_array()
    if isinstance(obj, HashMap):
        set_key(obj, index, value)
    elif isinstance(obj, list):
        _set_item(obj, index, value)
    elif hasattr(obj, "set_item"):
        try:
            obj.set_item(index, value)
        except NetException as error:
            raise error.as_error() from None
    else:
        raise cannot_index(type_of(obj).clr_name)


def set_key(obj: HashMap, index: Any, value: Any) -> None:
    """Set a dictionary's value; typed dictionaries convert key and value."""
    index = values.unwrap(index) if type(index) is PSObject else index
    if index is None or index is NOTHING:
        raise _null_index()
    if type(obj) is OrderedDictionary and type(index) is int:
        keys = obj.keys()
        if not 0 <= index < len(keys):
            raise out_of_range("Specified argument was out of the range of valid values.", "index").as_error()
        obj[keys[index]] = value
        return
    if isinstance(obj, values.Dictionary) and obj.arguments:
        key_type, value_type = obj.arguments
        index = convert(index, key_type)
        if value is not None or value_type.is_value_type:
            value = convert(value, value_type)
    obj[index] = value


def _set_item(obj: list[Any], index: Any, value: Any) -> None:
    index = values.unwrap(index)
    if index is None or index is NOTHING:
        raise _null_index()
    place = index if type(index) is int else convert(index, INT32)
    element = getattr(obj, "element", None)
    if element is not None:
        value = convert(value, element)
    size = len(obj)
    if not -size <= place < size:
        if type(obj) in (list, TypedArray):
            raise NetException(
                "System.IndexOutOfRangeException", "Index was outside the bounds of the array."
            ).as_error()
        raise out_of_range(
            "Index was out of range. Must be non-negative and less than the size of the collection.", "index"
        ).as_error()
    obj[place] = value
    if isinstance(obj, (GenericList, values.ArrayList)):
        obj.version += 1
