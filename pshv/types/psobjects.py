"""Custom objects: their text, copies, and the making of them."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, HashMap, PSObject
from pshv.types import typedata
from pshv.types.memberkinds import Member, RecordedText, ScriptMethod


def object_text(value: PSObject, ofs: str = " ") -> str:
    """`"$object"`: `@{a=1; b=x}`; one level, objects inside print empty values. A ToString script method wins."""
    key = value.find("ToString")
    if key is not None:
        method = value.properties[key]
        if isinstance(method, ScriptMethod):
            from pshv.types.scriptmembers import call_script_method

            return to_text(call_script_method(method, value, []))
        if isinstance(method, RecordedText) and value.base is NOTHING:
            return method.text
    if typedata.active:
        added = typedata.find(value, "tostring")
        if isinstance(added, ScriptMethod):
            from pshv.types.scriptmembers import call_script_method

            return to_text(call_script_method(added, value, []))
    if value.base is not NOTHING:
        return to_text(value.base, ofs)
    parts = []
    for name, member in value.properties.items():
        if isinstance(member, Member):
            if not member.is_property or member.hidden:
                continue
            member = member.get(value)
        parts.append(f"{name}={_inner_text(member)}")
    return f"@{{{'; '.join(parts)}}}" if parts else ""


def _inner_text(value: Any) -> str:
    if type(value) is PSObject and value.base is NOTHING:
        return to_string_inside(value)
    if isinstance(value, list):
        from pshv.types.nettype import type_of

        return type_of(value).clr_name
    return to_text(value)


def to_string_inside(value: PSObject) -> str:
    """An object inside another one: its ToString(), which is empty without a method of that name."""
    key = value.find("ToString")
    if key is not None and isinstance(value.properties[key], ScriptMethod):
        return object_text(value)
    if key is not None and isinstance(value.properties[key], RecordedText):
        return object_text(value)
    if typedata.active and isinstance(typedata.find(value, "tostring"), ScriptMethod):
        return object_text(value)
    return ""


def from_dictionary(table: HashMap) -> PSObject:
    """`[pscustomobject]@{...}`; a key PSTypeName names the type."""
    properties: dict[str, Any] = {}
    type_names: list[str] | None = None
    for key, value in table.items():
        name = to_text(key)
        if name.lower() == "pstypename":
            type_names = [to_text(value), "System.Management.Automation.PSCustomObject", "System.Object"]
            continue
        properties[name] = None if value is NOTHING else value
    return PSObject(properties, type_names)


def copy(value: PSObject) -> PSObject:
    """A shallow copy (`.psobject.Copy()`)."""
    names = list(value.type_names) if value.type_names is not None else None
    base = value.base.copy() if isinstance(value.base, HashMap) else value.base
    return PSObject(dict(value.properties), names, base)


def wrap(value: Any) -> PSObject:
    """`value` as something that can carry extra members."""
    return value if type(value) is PSObject else PSObject(base=values.unwrap(value))
