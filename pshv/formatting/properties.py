"""Reading objects for display: their properties and values, with quick ways for plain custom objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException
from pshv.runtime.values import NOTHING, PSObject
from pshv.types import typedata
from pshv.types.memberkinds import Member
from pshv.types.netobject import NetObject, Property
from pshv.types.nettype import type_of

if TYPE_CHECKING:
    from collections.abc import Callable

MISSING: Final = object()
_INTRINSIC: Final = ("count", "length")  # every single object has them


def names(obj: Any) -> list[str]:
    """The names of an object's properties in member order."""
    if type(obj) is PSObject and obj.base is NOTHING and not typedata.active:
        plain = obj.properties
        if not any(isinstance(found, Member) for found in plain.values()):
            return list(plain)
    from pshv.types.listing import properties

    return [name for name, _ in properties(obj)]


def shown(obj: Any) -> list[str]:
    """The names that a default display shows: of an object from another computer not what only marks it as such."""
    found = names(obj)
    if "PSShowComputerName" not in found:
        return found
    hidden = {"PSShowComputerName"} if shows_computer(obj) else {"PSShowComputerName", "PSComputerName"}
    return [name for name in found if name not in hidden]


def shows_computer(obj: Any) -> bool:
    """Whether an object says that the computer it comes from belongs to its display."""
    if type(obj) is PSObject:
        return obj.properties.get("PSShowComputerName") is True
    return False


def value(obj: Any, name: str) -> Any:
    """A property's value; None where it is missing or its getter fails (section 3)."""
    found = raw(obj, name)
    return None if found is MISSING else found


def raw(obj: Any, name: str) -> Any:
    """As `value`, with MISSING for a property that does not exist (methods and dictionary keys are none)."""
    if type(obj) is PSObject and obj.base is NOTHING:
        found = obj.properties.get(name, MISSING)
        if found is not MISSING and not isinstance(found, Member):
            return found
    try:
        return _lookup(obj, name)
    except (PSError, NetException):
        return None


def _lookup(obj: Any, name: str) -> Any:
    kind = type(obj)
    lowered = name.lower()
    if obj is None or obj is NOTHING:
        return MISSING
    found: Any = MISSING
    if kind is PSObject:
        key = obj.find(name)
        if key is not None:
            return _member(obj.properties[key], obj)
        if obj.base is not NOTHING:
            return _lookup(obj.base, name)
    elif isinstance(obj, NetObject):
        found = _own(obj, lowered)
    if found is MISSING and kind is not PSObject:
        from pshv.types.resolution import find_property

        bound = find_property(type_of(obj), lowered)
        if bound is not None:
            return bound.getter(obj)
    if found is MISSING and typedata.active:
        member = typedata.find(obj, lowered)
        if member is not None:
            return _member(member, obj)
    return found


def _member(found: Any, obj: Any) -> Any:
    if isinstance(found, Member):
        return found.get(obj) if found.is_property else MISSING
    return found


def _own(obj: NetObject, lowered: str) -> Any:
    extras = getattr(obj, "extra_members", None)
    if extras:
        for key, found in extras.items():
            if key.lower() == lowered:
                return _member(found, obj)
    member = obj.find_member(lowered)
    return member.getter(obj) if isinstance(member, Property) else MISSING


def getter(name: str) -> Callable[[Any], Any]:
    """A function that reads property `name` of one object after the other."""

    def read(obj: Any) -> Any:
        if type(obj) is PSObject and obj.base is NOTHING:
            found = obj.properties.get(name, MISSING)
            if found is not MISSING and not isinstance(found, Member):
                return found
        found = raw(obj, name)
        if found is MISSING:
            return 1 if name.lower() in _INTRINSIC else None
        return found

    return read


def spelling(obj: Any, name: str) -> str | None:
    """A property's own spelling of `name`, or None if the object has no such property."""
    if type(obj) is PSObject and name in obj.properties:
        return name
    lowered = name.lower()
    for own in names(obj):
        if own.lower() == lowered:
            return own
    return name if raw(obj, name) is not MISSING else None


def matching(obj: Any, pattern: str) -> list[str]:
    """The properties that match a wildcard; a name without wildcards is itself."""
    if not any(char in pattern for char in "*?["):
        return [spelling(obj, pattern) or pattern]
    from pshv.runtime.wildcard import Wildcard

    match = Wildcard(pattern).matches
    return [name for name in names(obj) if match(name)]


def type_names(obj: Any) -> list[str]:
    """PSObject.TypeNames."""
    if type(obj) is PSObject and obj.base is NOTHING:
        if obj.type_names is not None:
            return obj.type_names
        return ["System.Management.Automation.PSCustomObject", "System.Object"]
    own = getattr(obj, "own_type_names", None)
    if own is not None:
        return list(own)
    from pshv.types import nettype

    return nettype.type_names(obj)


def display_set(obj: Any) -> list[str] | None:
    """The names of DefaultDisplayPropertySet, or None."""
    if type(obj) is PSObject and obj.base is NOTHING and not typedata.active:
        if "PSStandardMembers" not in obj.properties:
            return None
    from pshv.types.listing import display_set as find

    found = find(obj)
    return list(found) if found else None
