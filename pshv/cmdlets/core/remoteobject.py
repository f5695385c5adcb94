"""Objects as they come back from another session: copies without methods, marked with where they come from."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import NOTHING, EnumValue, HashMap, PSObject, TypedArray
from pshv.types.memberkinds import RecordedText
from pshv.types.netobject import NetObject

DEPTH = 1


def deserialized(value: Any, depth: int = DEPTH + 1) -> Any:
    """`value` after serialization: custom and .NET objects become property bags, enums numbers, lists ArrayLists."""
    from pshv.runtime.errors import ErrorRecord, ExceptionObject

    if value is None or value is NOTHING:
        return None
    if isinstance(value, EnumValue):
        return enum_number(value)
    if isinstance(value, HashMap):
        made = value.copy()
        for key, inner in value.items():
            made[key] = deserialized(inner, depth - 1)
        return made
    if isinstance(value, TypedArray):
        return TypedArray(list(value), value.element)
    if isinstance(value, list):
        from pshv.runtime.values import ArrayList

        return ArrayList(deserialized(item, depth - 1) for item in value)
    if type(value) is PSObject and value.base is not NOTHING:
        return PSObject(dict(value.properties), None, deserialized(value.base, depth))
    if isinstance(value, (PSObject, NetObject)) and not isinstance(value, (ErrorRecord, ExceptionObject)):
        return bag(value, depth)
    if type(value).__name__ == "ScriptBlock":
        return value.text
    return value


def enum_number(value: EnumValue) -> PSObject:
    """An enum value as it comes back: its number, which still shows its name."""
    from pshv.types.nettype import type_names

    names = [f"Deserialized.{name}" for name in type_names(value)]
    return PSObject({"Value": value.name, "ToString": RecordedText(value.name)}, names, int(value.value))


def bag(value: Any, depth: int) -> Any:
    """The properties of an object as notes; beyond the depth only its text."""
    from pshv.runtime.errors import PSError
    from pshv.runtime.text import to_text
    from pshv.types import members
    from pshv.types.nettype import type_names

    custom = type(value) is PSObject
    if depth <= 0 and not custom:
        return to_text(value)
    if isinstance(value, NetObject) and _survives(value):
        return value
    found: dict[str, Any] = {}
    for name, getter in members.properties(value):
        try:
            inner = getter() if callable(getter) else members.get(value, name)
        except PSError:
            inner = None
        found[name] = deserialized(inner, depth - 1)
    names = [name if name.startswith("Deserialized.") else f"Deserialized.{name}" for name in type_names(value)]
    if not custom:
        found["ToString"] = RecordedText(to_text(value))
    return PSObject(found, names)


def _survives(value: NetObject) -> bool:
    """Types that come back as themselves."""
    if "Microsoft.Management.Infrastructure.CimInstance" in getattr(value, "own_type_names", ()):
        return True
    return value.type_names[0] in (
        "System.Security.SecureString",
        "System.Management.Automation.PSCredential",
        "System.Uri",
        "System.Xml.XmlDocument",
    )


def marked(value: Any, computer: str, runspace: object, *, show: bool = False, job: object = None) -> Any:
    """`value` with PSComputerName, RunspaceId and PSShowComputerName."""
    if value is None:
        return None
    notes: dict[str, Any] = {"PSComputerName": computer, "RunspaceId": runspace, "PSShowComputerName": show}
    if job is not None:
        notes["PSSourceJobInstanceId"] = job
    if type(value) is PSObject:
        made = PSObject(dict(value.properties), list(value.type_names) if value.type_names else None, value.base)
        made.properties.update(notes)
        return made
    if type(value).__name__ == "CimInstance":
        again = type(value)(value.cim, value.values, value.server, computer)
        again.extra_members = {"RunspaceId": runspace, "PSShowComputerName": show}
        return again
    return PSObject(notes, None, value)
