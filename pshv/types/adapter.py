"""`.psobject` and its like: an object's members as values. Source: issue 5 part 4; powershell-language.md section 4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.runtime import values
from pshv.runtime.errors import runtime_error
from pshv.runtime.values import GenericList, HashMap, PSObject
from pshv.types.listing import MemberInfo, describe, note_text, type_text
from pshv.types.memberkinds import (
    AliasProperty,
    Member,
    MemberSet,
    NoteProperty,
    PropertySet,
    ScriptMethod,
    ScriptProperty,
)
from pshv.types.netobject import Method, NetObject, Property, member_table
from pshv.types.nettype import PSOBJECT, STRING, NetType, type_names, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.types.resolution import BoundMethod

_SMA = "System.Management.Automation."


def intrinsic(obj: Any, lowered: str) -> Any:
    """The value of `.psobject`, `.pstypenames`, `.psbase`, `.psadapted`, `.psextended`."""
    if lowered == "psobject":
        return ObjectView(obj)
    if lowered == "pstypenames":
        return names_of(obj)
    if lowered in ("psbase", "psadapted"):
        return BaseView(obj)
    return MemberView(obj)


class BaseView(NetObject):
    """`.psbase`: the object's own .NET members only."""

    __slots__ = ("owner",)

    def __init__(self, owner: Any) -> None:
        self.owner = values.unwrap(owner)

    @property
    def net_type(self) -> NetType:
        kind = type_of(self.owner)
        return PSOBJECT if kind.definition.endswith("PSCustomObject") else kind

    def find_member(self, lowered: str) -> Property | Method | None:
        from pshv.types.resolution import find_method, find_property

        kind = type_of(self.owner)
        found = find_property(kind, lowered)
        if found is not None:
            getter = found.getter
            return Property(found.name, lambda view: getter(view.owner))
        method = find_method(kind, lowered)
        if method is None or lowered == "gettype":
            return None
        from pshv.types import members

        return Method(method.name, lambda view, *a: members.invoke(view.owner, method.name, list(a)))

    def text(self) -> str:
        from pshv.runtime.text import to_string

        return to_string(self.owner)


def names_of(obj: Any) -> GenericList:
    """The live list of type names: a change is the object's own from then on."""
    current = getattr(obj, "own_type_names", None) if isinstance(obj, NetObject) else getattr(obj, "type_names", None)
    if type(current) is GenericList:
        return current
    names = GenericList(type_names(obj), STRING, "System.Collections.ObjectModel.Collection")
    if type(obj) is PSObject:
        obj.type_names = names
    elif isinstance(obj, NetObject):
        obj.own_type_names = names
    return names


class PropertyView(NetObject):
    """One member of an object: PSNoteProperty, PSProperty, PSAliasProperty ..."""

    __slots__ = ("owner", "info")
    _KINDS: ClassVar[dict[str, str]] = {
        "NoteProperty": "PSNoteProperty",
        "AliasProperty": "PSAliasProperty",
        "ScriptProperty": "PSScriptProperty",
        "CodeProperty": "PSCodeProperty",
        "PropertySet": "PSPropertySet",
        "MemberSet": "PSMemberSet",
        "Method": "PSMethod",
        "ScriptMethod": "PSScriptMethod",
        "CodeMethod": "PSCodeMethod",
        "ParameterizedProperty": "PSParameterizedProperty",
    }

    def __init__(self, owner: Any, info: MemberInfo) -> None:
        self.owner = owner
        self.info = info

    @property
    def net_type(self) -> NetType:
        from pshv.types.nettype import known_type

        return known_type(_SMA + self._KINDS.get(self.info.member_type, "PSProperty"))

    def text(self) -> str:
        return self.info.definition

    def _value(self) -> Any:
        from pshv.types import members

        return members.get(self.owner, self.info.name)

    def _set(self, value: Any) -> None:
        from pshv.types import members

        if self.info.member_type == "Property" and "set;" not in self.info.definition:
            raise runtime_error(
                f'"{self.info.name}" is a ReadOnly property.',
                "ReadOnlyProperty",
                "NotSpecified",
                exception=_SMA + "SetValueException",
            )
        members.set(self.owner, self.info.name, value)

    def _kind(self) -> Any:
        from pshv.types.nettype import known_type

        return known_type(_SMA + "PSMemberTypes").enum_member(self.info.member_type)

    def _type_name(self) -> str:
        value = self._value()
        if self.info.member_type == "ScriptProperty" or value is None:
            return "System.Object"
        return type_of(values.unwrap(value)).full_name

    def _member(self) -> Any:
        owner = self.owner
        table = owner.properties if type(owner) is PSObject else getattr(owner, "extra_members", {})
        return table.get(self.info.name)

    members = member_table(
        Property("ConversionType", lambda p: None, hidden=True),
        Property("MemberType", lambda p: p._kind(), type_name="System.Management.Automation.PSMemberTypes"),
        Property("Value", lambda p: p._value(), lambda p, v: p._set(v)),
        Property("IsSettable", lambda p: p.info.settable, type_name="bool"),
        Property("IsGettable", lambda p: True, type_name="bool"),
        Property("TypeNameOfValue", lambda p: p._type_name(), type_name="string"),
        Property("Name", lambda p: p.info.name, type_name="string"),
        Property("IsInstance", lambda p: p.info.member_type != "Property", type_name="bool"),
        Property("ReferencedMemberName", lambda p: getattr(p._member(), "target", None), hidden=True),
        Property("GetterScript", lambda p: getattr(p._member(), "getter", None), hidden=True),
        Property("SetterScript", lambda p: getattr(p._member(), "setter", None), hidden=True),
        Property("Script", lambda p: getattr(p._member(), "script", None), hidden=True),
        Property(
            "OverloadDefinitions",
            lambda p: values.TypedArray(p.info.definition.replace("), ", ")\n").split("\n"), STRING),
            hidden=True,
        ),
        Method("Invoke", lambda p, *a: p.call_with(list(a))),
        Method("Copy", lambda p: PropertyView(p.owner, p.info)),
    )

    def call_with(self, arguments: list[Any]) -> Any:
        from pshv.types import members

        return members.invoke(self.owner, self.info.name, arguments)


_NO_PROPERTIES = ("PropertySet", "MemberSet", "ParameterizedProperty", "Event")


class MemberView(NetObject):
    """`.psobject.Properties`, `.Methods`, `.Members`: enumerable, by name, with Match, Add and Remove."""

    __slots__ = ("owner", "part")
    type_names = (_SMA + "PSMemberInfoIntegratingCollection`1", "System.Object")
    enumerates = True

    def __init__(self, owner: Any, part: str = "members") -> None:
        self.owner = owner
        self.part = part

    def __iter__(self) -> Iterator[PropertyView]:
        for info in _infos(self.owner):
            is_method = info.member_type.endswith("Method")
            if self.part == "properties" and (is_method or info.member_type in _NO_PROPERTIES):
                continue
            if self.part == "methods" and not is_method:
                continue
            yield PropertyView(self.owner, info)

    def get_item(self, index: Any) -> Any:
        from pshv.runtime.text import to_text

        wanted = to_text(index).lower()
        for view in self:
            if view.info.name.lower() == wanted:
                return view
        return None

    def _match(self, pattern: Any, kinds: Any = None) -> list[PropertyView]:
        from pshv.runtime.text import to_text
        from pshv.runtime.wildcard import wildcard

        test = wildcard(to_text(pattern)).matches
        return [view for view in self if test(view.info.name) and _of_kind(view, kinds)]

    def _add(self, member: Any, *_: Any) -> None:
        add_member(self.owner, member)

    def _remove(self, name: Any) -> None:
        from pshv.runtime.text import to_text

        table = self.owner.properties if type(self.owner) is PSObject else getattr(self.owner, "extra_members", {})
        wanted = to_text(name).lower()
        for key in list(table):
            if key.lower() == wanted:
                del table[key]

    members = member_table(
        Method("Match", lambda v, *a: v._match(*a)),
        Method(
            "Add",
            lambda v, member, *a: v._add(member),
            ("void Add(System.Object member)", "void Add(System.Object member, bool preValidated)"),
        ),
        Method("Remove", lambda v, name: v._remove(name), ("void Remove(string name)",)),
        Method("Item", lambda v, name: v.get_item(name)),
    )


def _of_kind(view: PropertyView, kinds: Any) -> bool:
    if kinds is None:
        return True
    from pshv.runtime.convert import convert
    from pshv.types.nettype import known_type

    target = known_type(_SMA + "PSMemberTypes")
    wanted = convert(kinds, target).value
    return bool(target.enum.values.get(view.info.member_type, 0) & wanted)


def _infos(owner: Any) -> list[MemberInfo]:
    """Members in the order reflection has them; a hashtable's keys are not among them."""
    from pshv.types.memberorder import in_order

    found = {info.name: info for info in describe(owner)}
    base = values.unwrap(owner)
    if hasattr(base, "script_class"):  # hidden members of a class are not listed
        found = {n: i for n, i in found.items() if not getattr(base.find_member(n.lower()), "hidden", False)}
    kind = type_of(values.unwrap(owner)).definition
    names = in_order(kind, list(found))
    if kind.endswith("PSCustomObject"):
        names.sort(key=lambda n: _OBJECT_METHODS.index(n) if n in _OBJECT_METHODS else -1)
    return [found[name] for name in names]


_OBJECT_METHODS = ["ToString", "GetType", "Equals", "GetHashCode"]


class ObjectView(NetObject):
    """`$x.psobject`."""

    __slots__ = ("owner",)
    type_names = (_SMA + "PSObject", "System.Object")

    def __init__(self, owner: Any) -> None:
        self.owner = owner

    def text(self) -> str:
        from pshv.runtime.text import to_string

        return to_string(self.owner)

    def _base(self) -> Any:
        return values.unwrap(self.owner)

    def _copy(self) -> Any:
        from pshv.types.psobjects import copy

        owner = self.owner
        if type(owner) is PSObject:
            return copy(owner)
        if isinstance(owner, HashMap):
            return owner.copy()
        return list(owner) if type(owner) is list else owner

    members = member_table(
        Property("Members", lambda v: MemberView(v.owner)),
        Property("Properties", lambda v: MemberView(v.owner, "properties")),
        Property("Methods", lambda v: MemberView(v.owner, "methods")),
        Property("ImmediateBaseObject", lambda v: v._base(), type_name="System.Object"),
        Property("BaseObject", lambda v: v._base(), type_name="System.Object"),
        Property("TypeNames", lambda v: names_of(v.owner)),
        Method("Copy", lambda v: v._copy()),
        Method("ToString", lambda v: v.text()),
    )


class MethodValue(NetObject):
    """A method named without parentheses (`'abc'.Substring`)."""

    __slots__ = ("owner", "method", "static")
    type_names = (_SMA + "PSMethod", _SMA + "PSMethodInfo", _SMA + "PSMemberInfo", "System.Object")

    def __init__(self, owner: Any, method: BoundMethod, static: bool) -> None:
        self.owner = owner
        self.method = method
        self.static = static

    def call_with(self, arguments: list[Any]) -> Any:
        """`.Invoke(...)`."""
        from pshv.types import members

        if self.static:
            return members.invoke_static(self.owner, self.method.name, arguments)
        return members.invoke(self.owner, self.method.name, arguments)

    def definitions(self) -> list[str]:
        from pshv.types.resolution import definition_of, implementations

        if not isinstance(self.owner, NetType):
            for info in describe(self.owner):
                if info.name.lower() == self.method.name.lower():
                    return info.definition.replace("), ", ")\n").split("\n")
        kind = self.owner if self.static else type_of(values.unwrap(self.owner))
        for owner, _ in implementations(kind):
            text = definition_of(owner, self.method.name, "s" if self.static else "m")
            if text:
                parts = text.replace("), ", ")\n").split("\n")
                return [f"static {p}" for p in parts] if self.static else parts
        return []

    def text(self) -> str:
        return ", ".join(self.definitions())

    members = member_table(
        Property("OverloadDefinitions", lambda m: values.TypedArray(m.definitions(), STRING)),
        Property("MemberType", lambda m: _member_type("Method")),
        Property("TypeNameOfValue", lambda m: _SMA + "PSMethod"),
        Property("Value", lambda m: m),
        Property("Name", lambda m: m.method.name),
        Property("IsInstance", lambda m: False),
        Method("Invoke", lambda m, *a: m.call_with(list(a))),
    )


def _member_type(name: str) -> Any:
    from pshv.types.nettype import known_type

    return known_type(_SMA + "PSMemberTypes").enum_member(name)


def method_value(owner: Any, method: BoundMethod, static: bool = False) -> MethodValue:
    """The value of a method's name."""
    return MethodValue(owner, method, static)


class ConstructorValue(NetObject):
    """`[type]::new` without parentheses."""

    __slots__ = ("kind",)
    type_names = (_SMA + "PSMethod", _SMA + "PSMethodInfo", _SMA + "PSMemberInfo", "System.Object")

    def __init__(self, kind: NetType) -> None:
        self.kind = kind

    def definitions(self) -> list[str]:
        return list(self.kind.facts.get("c", []))

    def text(self) -> str:
        return ", ".join(self.definitions())

    def call_with(self, arguments: list[Any]) -> Any:
        from pshv.types.construct import new

        return new(self.kind, arguments)

    members = member_table(
        Property("OverloadDefinitions", lambda m: values.TypedArray(m.definitions(), STRING)),
        Property("Name", lambda m: "new"),
        Method("Invoke", lambda m, *a: m.call_with(list(a))),
    )


def constructor_value(kind: NetType) -> Any:
    return ConstructorValue(kind) if kind.facts.get("c") else None


def member_value(member: Member, owner: Any) -> Any:
    """A member that is no property, read without parentheses."""
    if isinstance(member, PropertySet):
        from pshv.types import members

        return PSObject({name: members.get(owner, name) for name in member.names})
    if isinstance(member, MemberSet):
        return PSObject(dict(member.members))
    if isinstance(member, ScriptMethod):
        return PropertyView(owner, MemberInfo(member.name, "ScriptMethod", f"System.Object {member.name}();"))
    return member.get(owner)


class PSMemberValue(NetObject):
    """`[psnoteproperty]::new('a', 1)` and its like: a member not yet on an object."""

    __slots__ = ("name", "member", "kind")

    def __init__(self, kind: NetType, name: str, member: Any) -> None:
        self.kind = kind
        self.name = name
        self.member = member

    @property
    def net_type(self) -> NetType:
        return self.kind

    def text(self) -> str:
        value = self.member
        return note_text(self.name, value.get(None) if isinstance(value, NoteProperty) else value)

    def _value(self) -> Any:
        return self.member.get(None) if isinstance(self.member, NoteProperty) else self.member

    members = member_table(
        Property("Name", lambda m: m.name),
        Property("Value", lambda m: m._value(), lambda m, v: setattr(m, "member", v)),
        Property("MemberType", lambda m: _member_type(m.kind.name.removeprefix("PS"))),
        Property("TypeNameOfValue", lambda m: type_text(m._value())),
        Property("IsSettable", lambda m: True),
        Property("IsGettable", lambda m: True),
        Property("IsInstance", lambda m: True),
    )


def new_member(kind: NetType, name: str, *arguments: Any) -> PSMemberValue:
    """The constructor of PSNoteProperty, PSAliasProperty, PSScriptProperty, PSScriptMethod."""
    member: Any
    if kind.name == "PSNoteProperty":
        member = arguments[0] if arguments else None
    elif kind.name == "PSAliasProperty":
        member = AliasProperty(name, arguments[0])
    elif kind.name == "PSScriptProperty":
        member = ScriptProperty(name, arguments[0], arguments[1] if len(arguments) > 1 else None)
    else:
        member = ScriptMethod(name, arguments[0])
    return PSMemberValue(kind, name, member)


def add_member(owner: Any, member: Any) -> None:
    """Put a member value on an object."""
    owner_table = owner.properties if type(owner) is PSObject else None
    if owner_table is None and isinstance(owner, NetObject):
        if getattr(owner, "extra_members", None) is None:
            owner.extra_members = {}
        owner_table = owner.extra_members
    if owner_table is None:
        return
    name = member.name if isinstance(member, PSMemberValue) else member.info.name
    for key in [k for k in owner_table if k.lower() == name.lower()]:
        name = key
    owner_table[name] = member.member if isinstance(member, PSMemberValue) else member._value()


__all__ = [
    "MemberView",
    "MethodValue",
    "ObjectView",
    "PropertyView",
    "add_member",
    "intrinsic",
    "names_of",
    "new_member",
]
