"""Members of every value: properties, methods, indexers, statics, constructors.

Order for a property: members a script added, the object's own, type data, `.psobject` and its like, `Count`/`Length` of
scalars, then the items of a collection. Source: powershell-language.md sections 4 and 5; powershell-traps.md 20-26, 40.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException
from pshv.runtime.values import NOTHING, HashMap, PSObject
from pshv.types import membererrors, typedata
from pshv.types.construct import new
from pshv.types.indexing import get_index, set_index
from pshv.types.invocation import call, call_text
from pshv.types.listing import describe, display_set, properties
from pshv.types.memberkinds import Member, ScriptMethod
from pshv.types.netobject import Method, NetObject, Property
from pshv.types.nettype import NetType, type_of
from pshv.types.resolution import BoundMethod, find_method, find_property
from pshv.types.statics import call_operator, get_static, invoke_static, set_static

if TYPE_CHECKING:
    from collections.abc import Callable

MISSING: Final = object()
_INTRINSIC: Final = frozenset({"psobject", "pstypenames", "psbase", "psadapted", "psextended"})


def get(obj: Any, name: Any, strict: int = 0) -> Any:
    """`obj.name`: None when there is no such property; under `strict` (Set-StrictMode version) an error."""
    kind = type(obj)
    if type(name) is not str:
        from pshv.runtime.text import to_text

        if isinstance(obj, HashMap) and name in obj:
            return obj.get(name)
        name = to_text(name)
    if kind is PSObject and obj.base is NOTHING:
        found = obj.properties.get(name, MISSING)
        if found is not MISSING and not isinstance(found, Member):
            return found
    found = _lookup(obj, name)
    if found is not MISSING:
        return found
    if obj is None or obj is NOTHING:
        if strict >= 2:
            raise membererrors.property_missing(name)
        return _scalar_count(obj, name.lower(), strict, None)
    items = _enumerable(obj)
    if items is not None:
        return _enumerate(items, name, strict)
    result = _scalar_count(obj, name.lower(), strict, MISSING)
    if result is not MISSING:
        return result
    if strict >= 2:
        raise membererrors.property_missing(name)
    return None


def _enumerable(obj: Any) -> Any:
    return values.enumerate_value(obj)


def _scalar_count(obj: Any, lowered: str, strict: int, default: Any) -> Any:
    if lowered in ("count", "length"):
        if strict >= 2 and not (type(obj) is PSObject and obj.base is NOTHING):
            return default
        return 0 if obj is None or obj is NOTHING else 1
    return default


def _enumerate(items: Any, name: str, strict: int) -> Any:
    """The property of every item that has it; collections among the values are unrolled."""
    result: list[Any] = []
    lowered = name.lower()
    found_any = False
    for item in items:
        value = _lookup(item, name) if item is not None else MISSING
        found_any = True
        if value is MISSING:
            inner = values.enumerate_value(item)
            if inner is not None:
                value = _enumerate(inner, name, 0)
            elif item is None or isinstance(item, HashMap):
                continue
            elif strict >= 2:
                raise membererrors.property_missing(name)
            else:
                value = _scalar_count(item, lowered, 0, None)
                if value is None and type(item) is not PSObject:
                    continue
        unrolled = values.enumerate_value(value)
        if unrolled is None:
            result.append(value)
        else:
            result.extend(unrolled)
    if not found_any:
        if strict >= 2:
            from pshv.runtime.errors import runtime_error

            raise runtime_error(
                f"The property '{name}' cannot be found on this object. Verify that the property exists.",
                "PropertyNotFoundStrict",
            )
        return None
    return result[0] if len(result) == 1 else result


def _lookup(obj: Any, name: str) -> Any:
    """The value of property `name`, or MISSING. No member enumeration, no Count of scalars."""
    kind = type(obj)
    if obj is None or obj is NOTHING:
        return MISSING
    if kind is PSObject:
        key = obj.find(name)
        if key is not None:
            value = obj.properties[key]
            if not isinstance(value, Member):
                return value
            if value.is_property:
                return value.get(obj)
            return _member_value(value, obj)
        if obj.base is not NOTHING:
            if name.lower() in _INTRINSIC:
                from pshv.types.adapter import intrinsic

                return intrinsic(obj, name.lower())
            inner = _typedata_value(obj, name)
            return _lookup(obj.base, name) if inner is MISSING else inner
    elif isinstance(obj, HashMap):
        value = obj.get(name, MISSING)
        if value is not MISSING:
            return value
        extras = getattr(obj, "extra_members", None)
        if extras:
            value = _extra_value(extras, obj, name.lower())
            if value is not MISSING:
                return value
    lowered = name.lower()
    if isinstance(obj, NetObject):
        value = _own_value(obj, name, lowered)
        if value is not MISSING:
            return value
    elif kind is not PSObject:
        bound = find_property(type_of(obj), lowered)
        if bound is not None:
            return _read(bound.getter, obj, bound.name)
    if typedata.active:
        value = _typedata_value(obj, name)
        if value is not MISSING:
            return value
    if lowered in _INTRINSIC:
        from pshv.types.adapter import intrinsic

        return intrinsic(obj, lowered)
    return _method_group(obj, name, lowered)


def _member_value(member: Member, obj: Any) -> Any:
    from pshv.types.adapter import member_value

    return member_value(member, obj)


def _own_value(obj: NetObject, name: str, lowered: str) -> Any:
    extras = getattr(obj, "extra_members", None)
    if extras:
        value = _extra_value(extras, obj, lowered)
        if value is not MISSING:
            return value
    found = obj.find_member(lowered)
    if isinstance(found, Property):
        return _read(found.getter, obj, found.name)
    if found is None:
        bound = find_property(type_of(obj), lowered)
        if bound is not None:
            return _read(bound.getter, obj, bound.name)
    return MISSING


def _extra_value(extras: dict[str, Any], obj: Any, lowered: str) -> Any:
    for key, value in extras.items():
        if key.lower() == lowered:
            if isinstance(value, Member):
                return value.get(obj) if value.is_property else _member_value(value, obj)
            return value
    return MISSING


def _read(getter: Callable[[Any], Any], obj: Any, name: str) -> Any:
    try:
        return getter(obj)
    except (NetException, OSError):
        return None  # a getter that throws reads as null


def _typedata_value(obj: Any, name: str) -> Any:
    if not typedata.active:
        return MISSING
    member = typedata.find(obj, name.lower())
    if member is None:
        return MISSING
    return member.get(obj) if member.is_property else _member_value(member, obj)


def _method_group(obj: Any, name: str, lowered: str) -> Any:
    """A method named without parentheses is a PSMethod value."""
    method = _find(obj, lowered)
    if method is None:
        return MISSING
    from pshv.types.adapter import method_value

    return method_value(obj, method)


def set(obj: Any, name: Any, value: Any) -> None:
    """`obj.name = value`."""
    if type(name) is not str:
        from pshv.runtime.text import to_text

        name = to_text(name)
    kind = type(obj)
    if obj is None or obj is NOTHING:
        raise membererrors.cannot_set(name, None)
    if value is NOTHING:
        value = None
    if kind is PSObject:
        _set_custom(obj, name, value)
        return
    if isinstance(obj, HashMap):
        from pshv.types.indexing import set_key

        set_key(obj, name, value)
        return
    if isinstance(obj, NetObject) and _set_own(obj, name, value):
        return
    bound = find_property(type_of(obj), name.lower())
    if bound is not None:
        if bound.setter is None:
            raise membererrors.read_only(bound.name, obj)
        _write(bound.setter, obj, bound.name, value, bound.type_text)
        return
    if typedata.active:
        member = typedata.find(obj, name.lower())
        if member is not None:
            member.set(obj, value)
            return
    raise membererrors.cannot_set(name, obj)


def _set_custom(obj: PSObject, name: str, value: Any) -> None:
    key = obj.find(name)
    if key is not None:
        old = obj.properties[key]
        if isinstance(old, Member):
            old.set(obj, value)
        else:
            obj.properties[key] = value
        return
    if typedata.active:
        member = typedata.find(obj, name.lower())
        if member is not None:
            member.set(obj, value)
            return
    if obj.base is not NOTHING:
        set(obj.base, name, value)
        return
    raise membererrors.cannot_set(name, obj)


def _set_own(obj: NetObject, name: str, value: Any) -> bool:
    lowered = name.lower()
    extras = getattr(obj, "extra_members", None)
    if extras:
        for key, old in extras.items():
            if key.lower() == lowered:
                if isinstance(old, Member):
                    old.set(obj, value)
                else:
                    extras[key] = value
                return True
    found = obj.find_member(lowered)
    if isinstance(found, Property):
        if found.setter is None:
            raise membererrors.read_only(found.name, obj)
        _write(found.setter, obj, found.name, value, found.type_name)
        return True
    if isinstance(found, Method):
        raise membererrors.cannot_set(name, obj)
    return False


def _write(setter: Callable[[Any, Any], None], obj: Any, name: str, value: Any, type_text: str) -> None:
    if type_text:
        from pshv.runtime.convert import convert
        from pshv.types.signature import type_by_text

        target = type_by_text(type_text)
        if not target.is_interface:
            try:
                value = convert(value, target) if value is not None or target.is_value_type else value
            except PSError as error:
                raise membererrors.setting_failed(name, error.record.message, error.record.exception) from None
    try:
        setter(obj, value)
    except NetException as error:
        raise membererrors.setting_failed(name, error.message, error.as_object()) from None
    except OSError as problem:
        from pshv.runtime import current
        from pshv.runtime.filefailures import net_exception

        refused = net_exception(problem, current.session)
        raise membererrors.setting_failed(name, refused.message, refused.as_object()) from None


def invoke(obj: Any, name: Any, arguments: list[Any]) -> Any:
    """`obj.name(arguments)`."""
    if type(obj) is str and type(name) is str and not typedata.active:
        known = _text_methods.get(name)
        if known is not None:
            result = call_text(known, obj, arguments)
            if result is not NOTHING:
                return result
    if type(name) is not str:
        from pshv.runtime.text import to_text

        name = to_text(name)
    lowered = name.lower()
    if obj is None or obj is NOTHING:
        if lowered in ("where", "foreach"):
            return NOTHING
        raise membererrors.call_on_null()
    method = _find(obj, lowered)
    if method is not None:
        if method.kind == "Method":
            target = obj.base if type(obj) is PSObject and obj.base is not NOTHING else obj
            if type(obj) is str:
                _text_methods[name] = method
            return call(method, (target,), arguments)
        return method.function(obj, arguments)
    from pshv.types.intrinsics import INTRINSICS

    intrinsic = INTRINSICS.get(lowered)
    if intrinsic is not None:
        return intrinsic(obj, arguments)
    items = _enumerable(obj)
    if items is not None:
        return _invoke_items(obj, list(items), name, arguments)
    value = _lookup(obj, name)
    if value is not MISSING and value is not None:
        return _invoke_value(obj, name, value, arguments)
    raise membererrors.method_not_found(_method_owner(obj), name)


# methods of strings by their name as scripts spell it
_text_methods: dict[str, BoundMethod] = {}


def _method_owner(obj: Any) -> str:
    if type(obj) is PSObject:
        obj = values.unwrap(obj)
        if type(obj) is PSObject:
            return "System.Management.Automation.PSCustomObject"
    return type_of(obj).full_name


def _invoke_value(obj: Any, name: str, value: Any, arguments: list[Any]) -> Any:
    """A property that holds something callable: a method group."""
    caller = getattr(value, "call_with", None)
    if caller is not None:
        return caller(arguments)
    raise membererrors.method_not_found(_method_owner(obj), name)


def _invoke_items(obj: Any, items: list[Any], name: str, arguments: list[Any]) -> Any:
    """The method of every item, where the collection has none."""
    result: list[Any] = []
    lowered = name.lower()
    if not items:
        raise membererrors.method_not_found(_method_owner(obj), name)
    for item in items:
        if item is None:
            raise membererrors.call_on_null()
        if _find(item, lowered) is None and not _has_items(item) and not members_callable(item, name):
            raise membererrors.method_not_found(_method_owner(item), name)
    for item in items:
        value = invoke(item, name, arguments)
        if value is NOTHING:
            continue
        unrolled = values.enumerate_value(value)
        if unrolled is None:
            result.append(value)
        else:
            result.extend(unrolled)
    if not result:
        return NOTHING
    return result[0] if len(result) == 1 else result


def members_callable(item: Any, name: str) -> bool:
    """Whether a property of `item` holds something that can be called."""
    return hasattr(_lookup(item, name), "call_with")


def _has_items(item: Any) -> bool:
    return values.enumerate_value(item) is not None


def _find(obj: Any, lowered: str) -> BoundMethod | None:
    """The method of `obj` called `lowered`."""
    kind = type(obj)
    if kind is PSObject:
        key = obj.find(lowered)
        if key is not None:
            member = obj.properties[key]
            if isinstance(member, ScriptMethod):
                return _script_method(member)
        if typedata.active:
            found = _typedata_method(obj, lowered)
            if found is not None:
                return found
        if obj.base is not NOTHING:
            return _find(obj.base, lowered)
        return find_method(type_of(obj), lowered)
    extras = getattr(obj, "extra_members", None)
    if extras:
        for key, value in extras.items():
            if key.lower() == lowered and isinstance(value, ScriptMethod):
                return _script_method(value)
    if isinstance(obj, NetObject):
        member_found = obj.find_member(lowered)
        if isinstance(member_found, Method):
            return _own_method(member_found)
    if typedata.active:
        found = _typedata_method(obj, lowered)
        if found is not None:
            return found
    return find_method(type_of(obj), lowered)


def _typedata_method(obj: Any, lowered: str) -> BoundMethod | None:
    member = typedata.find(obj, lowered)
    return _script_method(member) if isinstance(member, ScriptMethod) else None


def _script_method(member: ScriptMethod) -> BoundMethod:
    def run(owner: Any, arguments: list[Any]) -> Any:
        from pshv.types.scriptmembers import call_script_method

        return call_script_method(member, owner, arguments)

    return BoundMethod(member.name, run, None, "ScriptMethod")


_own_methods: dict[int, tuple[Method, BoundMethod]] = {}


def _own_method(method: Method) -> BoundMethod:
    known = _own_methods.get(id(method))
    if known is not None and known[0] is method:
        return known[1]
    if method.kind != "Method":
        function = method.function

        def run(owner: Any, arguments: list[Any]) -> Any:
            result = function(owner, *arguments)
            return NOTHING if result is None else result

        return BoundMethod(method.name, run, None, method.kind)
    overloads = None
    if method.signatures:
        from pshv.types.signature import parse_definitions

        overloads = [o for text in method.signatures for o in parse_definitions(text)] or None
    bound = BoundMethod(method.name, method.function, overloads, "Method")
    _own_methods[id(method)] = (method, bound)
    return bound


def invoke_generic(owner: Any, name: str, arguments: list[Any], types: list[NetType], static: bool) -> Any:
    """`[type]::Name[T](...)`; T matters where nothing else tells the type."""
    if static and name.lower() == "empty" and len(types) == 1:
        return values.TypedArray((), types[0])
    if name.lower() in ("oftype", "cast", "toarray", "tolist") and static and arguments:
        from pshv.types.linqtypes import typed_sequence

        return typed_sequence(name.lower(), arguments[0], types[0])
    return invoke_static(owner, name, arguments) if static else invoke(owner, name, arguments)


def has(obj: Any, name: str) -> bool:
    """Whether `obj` itself has a property called `name` (no member enumeration)."""
    return _lookup(obj, name) is not MISSING


def lookup(obj: Any, name: str, default: Any = None) -> Any:
    """The property's value, or `default` where `obj` itself has none."""
    value = _lookup(obj, name)
    return default if value is MISSING else value


__all__ = [
    "NetType",
    "call_operator",
    "describe",
    "display_set",
    "get",
    "get_index",
    "get_static",
    "has",
    "invoke",
    "invoke_generic",
    "invoke_static",
    "lookup",
    "new",
    "properties",
    "set",
    "set_index",
    "set_static",
]
