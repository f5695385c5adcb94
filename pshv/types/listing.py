"""Lists of members: properties in order (formatting, Select-Object *, JSON, CSV) and descriptions (Get-Member)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.netexception import NetException
from pshv.runtime.values import NOTHING, HashMap, PSObject
from pshv.types import typedata
from pshv.types.memberkinds import AliasProperty, Member, PropertySet, ScriptMethod, ScriptProperty
from pshv.types.netobject import Method, NetObject, Property
from pshv.types.nettype import NetType, type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class MemberInfo:
    """A member as Get-Member shows it; `type_name` is the type of a property's value as text."""

    __slots__ = ("definition", "member_type", "name", "settable", "type_name")

    def __init__(
        self, name: str, member_type: str, definition: str, type_name: str = "", settable: bool = True
    ) -> None:
        self.name = name
        self.member_type = member_type
        self.definition = definition
        self.type_name = type_name
        self.settable = settable


def properties(obj: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """(name, value getter) of every property, in member order; what a getter throws comes out as it is."""
    seen: set[str] = set()
    for name, getter in _all_properties(obj):
        lowered = name.lower()
        if lowered not in seen:
            seen.add(lowered)
            yield name, getter


def _all_properties(obj: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    if obj is None or obj is NOTHING:
        return
    if type(obj) is PSObject:
        yield from _notes(obj.properties, obj)
        if obj.base is not NOTHING:
            yield from _all_properties(obj.base)
    elif isinstance(obj, NetObject):
        for member in obj.list_members():
            if isinstance(member, Property) and not member.hidden:
                yield member.name, _reader(member.getter, obj)
        yield from _table_properties(obj)
        yield from _notes(getattr(obj, "extra_members", None) or {}, obj)
    else:
        yield from _table_properties(obj)
    if typedata.active:
        for data in typedata.of_object(obj):
            for extended in data.members.values():
                if extended.is_property and not extended.hidden:
                    yield extended.name, (lambda m=extended: m.get(obj))  # type: ignore[misc]


def _notes(table: dict[str, Any], owner: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    for name, value in table.items():
        if isinstance(value, Member):
            if value.is_property and not value.hidden:
                yield name, (lambda m=value: m.get(owner))  # type: ignore[misc]
        else:
            yield name, (lambda v=value: v)  # type: ignore[misc]


def _reader(getter: Callable[[Any], Any], obj: Any) -> Callable[[], Any]:
    def read() -> Any:
        try:
            return getter(obj)
        except NetException:
            return None

    return read


def _table_properties(obj: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Properties of an allow-listed type, in the order reflection has them."""
    from pshv.types.memberorder import in_order
    from pshv.types.resolution import find_property, implementations

    kind = type_of(obj)
    for name in in_order(kind.definition, _property_names(kind)):
        bound = find_property(kind, name.lower())
        if bound is not None:
            yield name, _reader(bound.getter, obj)
    if not kind.facts.get("m"):
        for _, table in implementations(kind):
            for lowered, found in table.properties.items():
                getter = found[0] if isinstance(found, tuple) else found
                yield table.spellings[lowered], _reader(getter, obj)


def _property_names(kind: NetType) -> list[str]:
    record = kind.facts
    found: list[str] = []
    sections: list[dict[str, Any]] = []
    if "like" in record:
        from pshv.types.nettype import known_type

        sections.append(known_type(record["like"]).facts.get("m", {}))
    sections.append(record.get("m", {}))
    for section in sections:
        for member_kind in ("Property", "ScriptProperty", "CodeProperty", "AliasProperty", "NoteProperty"):
            found.extend(section.get(member_kind, {}))
    from pshv.types.memberorder import in_order

    return in_order("System.Array" if kind.element is not None else kind.definition, found)


def describe(obj: Any) -> list[MemberInfo]:
    """Every member of `obj`, for Get-Member: unsorted, one per name."""
    found: dict[str, MemberInfo] = {}
    for info in _describe(obj):
        found.setdefault(info.name.lower(), info)
    return list(found.values())


def describe_static(kind: NetType) -> list[MemberInfo]:
    """Static members of a type."""
    if kind.is_enum:
        return [MemberInfo(n, "Property", f"static {kind.text} {n} {{get;}}", kind.text) for n in kind.enum.values]
    found: list[MemberInfo] = []
    for section, members in kind.facts.get("s", {}).items():
        for name, definition in members.items():
            text = ", ".join(f"static {part}" for part in definition.split("), "))
            text = "static " + definition.replace("), ", "), static ") if section == "Method" else text
            found.append(MemberInfo(name, section, text))
    constructors = [text for text in kind.facts.get("c", ()) if text]
    if constructors:
        found.append(MemberInfo("new", "Method", ", ".join(constructors)))
    return found


def _describe(obj: Any) -> Iterator[MemberInfo]:
    if obj is None or obj is NOTHING:
        return
    if type(obj) is PSObject:
        for name, value in obj.properties.items():
            yield _describe_note(name, value)
        if obj.base is not NOTHING:
            yield from _describe(obj.base)
            return
    elif isinstance(obj, NetObject):
        for name, value in (getattr(obj, "extra_members", None) or {}).items():
            yield _describe_note(name, value)
        for member in obj.list_members():
            yield _describe_own(member)
    yield from _describe_typedata(obj)
    yield from _describe_table(type_of(obj))


def _describe_typedata(obj: Any) -> Iterator[MemberInfo]:
    if typedata.active:
        for data in typedata.of_object(obj):
            for name, member in data.members.items():
                yield _describe_note(member.name or name, member)


def _describe_table(kind: NetType) -> Iterator[MemberInfo]:
    record = kind.facts
    sections = [record.get("m", {})]
    if "like" in record:
        from pshv.types.nettype import known_type

        sections.append(known_type(record["like"]).facts.get("m", {}))
    if not record.get("m") and "like" not in record:
        from pshv.types.nettype import OBJECT

        sections.append(OBJECT.facts.get("m", {}))
    names = _generic_replacement(kind)
    for section in sections:
        for member_kind, members in section.items():
            if member_kind == "NoteProperty":
                continue  # the sample object's own
            for name, definition in members.items():
                if names:
                    definition = names(definition)
                yield MemberInfo(name, member_kind, definition, definition.partition(" ")[0])


def _generic_replacement(kind: NetType) -> Callable[[str], str] | None:
    from pshv.types.resolution import generic_names

    table = generic_names(kind)
    if not table:
        return None
    import re

    return lambda text: re.sub(r"[\w.]+", lambda m: table.get(m.group(), m.group()), text)


def _describe_note(name: str, value: Any) -> MemberInfo:
    if isinstance(value, AliasProperty):
        return MemberInfo(name, "AliasProperty", f"{name} = {value.target}", "System.Object")
    if isinstance(value, ScriptProperty):
        getter = f"get={value.getter};" if value.getter is not None else ""
        setter = f"set={value.setter};" if value.setter is not None else ""
        text = f"System.Object {name} {{{_block_text(getter)}{_block_text(setter)}}}"
        return MemberInfo(name, "ScriptProperty", text, "System.Object", value.setter is not None)
    if isinstance(value, ScriptMethod):
        return MemberInfo(name, "ScriptMethod", f"System.Object {name}();", "System.Object")
    if isinstance(value, PropertySet):
        return MemberInfo(name, "PropertySet", f"{name} {{{', '.join(value.names)}}}")
    if isinstance(value, Member):
        if value.kind != "NoteProperty":
            kind_text = getattr(value, "type_name", "System.Object")
            return MemberInfo(name, value.kind, f"{kind_text} {name}{{get;}}", kind_text)
        value = value.get(None)
    return MemberInfo(name, "NoteProperty", note_text(name, value), type_text(value))


def _block_text(text: str) -> str:
    return text


def type_text(value: Any) -> str:
    """The type of a note's value as member definitions write it."""
    if value is None or value is NOTHING:
        return "object"
    inner = values.unwrap(value)
    if type(inner) is PSObject:
        return "System.Management.Automation.PSCustomObject"
    import re

    return re.sub(r"\b(?:\w+\.)+(?=\w)", "", type_of(inner).text)


def note_text(name: str, value: Any) -> str:
    """`int a=1`: a note in a definition."""
    from pshv.runtime.text import to_text

    if value is None or value is NOTHING:
        return f"object {name}=null"
    inner = values.unwrap(value)
    if isinstance(inner, (list, HashMap)):
        shown = type_of(inner).clr_name
    else:
        shown = to_text(inner)
    return f"{type_text(value)} {name}={shown}"


def _describe_own(member: Property | Method) -> MemberInfo:
    if isinstance(member, Method):
        return MemberInfo(member.name, member.kind, ", ".join(member.signatures) or f"void {member.name}()")
    access = "{get;set;}" if member.setter is not None else "{get;}"
    kind = member.type_name or "System.Object"
    return MemberInfo(member.name, member.kind, f"{kind} {member.name} {access}", kind, member.setter is not None)


def display_set(obj: Any) -> list[str] | None:
    """DefaultDisplayPropertySet of `obj`, or None."""
    if typedata.active:
        for data in typedata.of_object(obj):
            if data.display_set:
                return data.display_set
    if type(obj) is PSObject:
        standard = obj.properties.get("PSStandardMembers")
        inner = getattr(standard, "members", None)
        if inner:
            for key, found in inner.items():
                if key.lower() == "defaultdisplaypropertyset":
                    return list(getattr(found, "member", found).names)
        return display_set(obj.base) if obj.base is not NOTHING else None
    if isinstance(obj, NetObject) and obj.display_set:
        return list(obj.display_set)
    found = type_of(obj).facts.get("d", {}).get("set") if not isinstance(obj, (int, str, float)) else None
    return list(found) if found else None
