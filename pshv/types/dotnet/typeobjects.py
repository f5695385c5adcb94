"""System.Type: what `[int]` itself answers; Assembly and Activator in small."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.errors import PSError
from pshv.runtime.netexception import argument_null
from pshv.types.implementation import Implementation
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.nettype import OBJECT, NetType, array_of, known_type, resolve_type

_CORE = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
_AUTOMATION = "System.Management.Automation, Version=7.6.5.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"


class Assembly(NetObject):
    """The assembly a type is said to live in."""

    __slots__ = ("name",)
    type_names = ("System.Reflection.RuntimeAssembly", "System.Reflection.Assembly", "System.Object")

    def __init__(self, name: str) -> None:
        self.name = name

    def text(self) -> str:
        return self.name

    members = member_table(
        Property("FullName", lambda a: a.name, type_name="string"),
        Property("Location", lambda a: "", type_name="string"),
        Property("GlobalAssemblyCache", lambda a: False, type_name="bool"),
    )


class MemberValue(NetObject):
    """A PropertyInfo, MethodInfo or FieldInfo in small."""

    __slots__ = ("definition", "kind", "name", "owner")

    def __init__(self, owner: NetType, name: str, definition: str, kind: str) -> None:
        self.owner = owner
        self.name = name
        self.definition = definition
        self.kind = kind

    @property
    def net_type(self) -> NetType:
        return known_type(f"System.Reflection.{self.kind}Info")

    def text(self) -> str:
        return self.definition

    def value_type(self) -> Any:
        from pshv.types.signature import type_by_text

        return type_by_text(
            self.definition.partition("{")[0].strip().rsplit(" ", 1)[0].split("(")[0].rpartition(" ")[0]
            or self.definition.split(" ")[0]
        )

    members = member_table(
        Property("Name", lambda m: m.name, type_name="string"),
        Property("PropertyType", lambda m: m.value_type() if m.kind == "Property" else None),
        Property("ReturnType", lambda m: m.value_type() if m.kind == "Method" else None),
        Property("FieldType", lambda m: m.owner if m.kind == "Field" else None),
        Property("DeclaringType", lambda m: m.owner),
        Property("CanRead", lambda m: "get;" in m.definition),
        Property("CanWrite", lambda m: "set;" in m.definition),
        Property("MemberType", lambda m: m.kind),
    )


def assembly_of(kind: NetType) -> Assembly:
    name = kind.definition
    if name.startswith("System.Management.Automation"):
        return Assembly(_AUTOMATION)
    if name.startswith("Microsoft.HyperV"):
        return Assembly(
            "Microsoft.HyperV.PowerShell.Objects, Version=10.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
        )
    return Assembly(_CORE)


def _qualified(kind: NetType) -> str:
    return f"{kind.full_name}, {assembly_of(kind).name}"


def _members(kind: NetType, part: str) -> list[MemberValue]:
    """Properties or methods of the facts table."""
    found: list[MemberValue] = []
    if kind.hooks is not None:
        return _script_members(kind, part)
    for section in ("m", "s"):
        for member_kind, members in kind.facts.get(section, {}).items():
            if member_kind != part:
                continue
            for name, definition in members.items():
                if part == "Method":
                    count = definition.count("), ") + 1
                    found.extend(
                        MemberValue(kind, name, d, part) for d in definition.replace("), ", ")\0").split("\0")[:count]
                    )
                else:
                    found.append(MemberValue(kind, name, definition, part))
    return found


def _script_members(kind: NetType, part: str) -> list[MemberValue]:
    from pshv.types.netobject import Method

    found = []
    for member in kind.hooks.list_members():
        is_method = isinstance(member, Method)
        if is_method == (part == "Method"):
            definition = f"{getattr(member, 'type_name', '') or 'System.Object'} {member.name} {{get;set;}}"
            found.append(MemberValue(kind, member.name, definition, part))
    statics = kind.facts.get("s", {}).get(part, {})
    found.extend(MemberValue(kind, name, definition, part) for name, definition in statics.items())
    return found


def _one(kind: NetType, name: str, part: str) -> Any:
    return next((m for m in _members(kind, part) if m.name.lower() == name.lower()), None)


def _fields(kind: NetType) -> list[MemberValue]:
    if kind.is_enum:
        return [MemberValue(kind, n, n, "Field") for n in ("value__", *kind.enum.values)]
    return []


def get_type(name: Any, throw: bool = False, *_: Any) -> Any:
    """`[type]::GetType`: full names only."""
    if name is None:
        raise argument_null("typeName")
    if "." not in name:
        return None
    try:
        return resolve_type(name)
    except PSError:
        if throw:
            from pshv.runtime.netexception import NetException

            raise NetException("System.TypeLoadException", f"Could not load type '{name}'.") from None
        return None


def _interfaces(kind: NetType) -> values.TypedArray:
    from pshv.types.nettype import TYPE
    from pshv.types.signature import type_by_text

    return values.TypedArray([type_by_text(name) for name in kind.interfaces], TYPE)


def _interface(kind: NetType, name: str, ignore_case: Any = False, *rest: Any) -> NetType | None:
    """The interface with this name, alone or behind its namespace."""
    wanted = name.lower() if ignore_case else name
    for found in _interfaces(kind):
        names = (found.name, found.full_name)
        if wanted in ((n.lower() for n in names) if ignore_case else names):
            return found  # type: ignore[no-any-return]
    return None


def _assignable(kind: NetType, other: Any) -> bool:
    return isinstance(other, NetType) and other.derives_from(kind)


def _code(kind: NetType) -> Any:
    codes = known_type("System.TypeCode")
    name = kind.name if kind.definition.startswith("System.") and kind.name in codes.enum.values else "Object"
    return codes.enum_member("Int32" if kind.is_enum else name)


def _create(kind: NetType, *arguments: Any) -> Any:
    from pshv.types.construct import new

    if arguments and isinstance(arguments[0], list) and len(arguments) == 1:
        arguments = tuple(arguments[0])
    return new(kind, list(arguments))


def _is_class(kind: NetType) -> bool:
    return not kind.is_value_type and kind.kind != "interface"


def _generic_definition(kind: NetType) -> Any:
    return kind


def _invoke_member(
    kind: NetType, name: str, flags: Any, binder: Any, target: Any, arguments: Any = None, *_: Any
) -> Any:
    from pshv.types import members

    passed = list(arguments or [])
    return members.invoke(target, name, passed) if target is not None else members.invoke_static(kind, name, passed)


_PRIMITIVES: frozenset[str] = frozenset(
    f"System.{n}"
    for n in [
        "Boolean",
        "Byte",
        "SByte",
        "Int16",
        "UInt16",
        "Int32",
        "UInt32",
        "Int64",
        "UInt64",
        "Char",
        "Double",
        "Single",
        "IntPtr",
    ]
)


_TYPE: dict[str, Any] = {
    "Module": lambda t: None,
    "Assembly": assembly_of,
    "FullName": lambda t: t.full_name,
    "Namespace": lambda t: t.namespace,
    "AssemblyQualifiedName": _qualified,
    "BaseType": lambda t: t.base,
    "Name": lambda t: t.name,
    "IsAbstract": lambda t: t.kind in ("abstract class", "static class", "interface"),
    "IsArray": lambda t: t.element is not None,
    "IsClass": _is_class,
    "IsEnum": lambda t: t.is_enum,
    "IsGenericType": lambda t: bool(t.arguments),
    "IsInterface": lambda t: t.is_interface,
    "IsPrimitive": lambda t: t.definition in _PRIMITIVES and t.element is None,
    "IsPublic": lambda t: "+" not in t.definition,
    "IsSealed": lambda t: t.kind in ("sealed class", "struct", "enum", "array", "static class"),
    "IsSerializable": lambda t: t.is_value_type,
    "IsValueType": lambda t: t.is_value_type,
    "IsNested": lambda t: "+" in t.definition,
    "GenericTypeArguments": lambda t: _type_array(t.arguments),
    "UnderlyingSystemType": lambda t: t,
    "DeclaringType": lambda t: None,
    "DeclaredProperties": lambda t: _members(t, "Property"),
    "DeclaredMethods": lambda t: _members(t, "Method"),
    "ImplementedInterfaces": _interfaces,
    "GUID": lambda t: None,
    "IsCOMObject": lambda t: False,
    "IsByRef": lambda t: False,
    "IsPointer": lambda t: False,
    "ContainsGenericParameters": lambda t: False,
    "MemberType": lambda t: "TypeInfo",
}


def _type_array(items: Any) -> values.TypedArray:
    from pshv.types.nettype import TYPE

    return values.TypedArray(list(items), TYPE)


IMPLEMENTATIONS = (
    Implementation(
        "System.Type",
        properties=_TYPE,
        methods={
            "Equals": lambda a, b: a is b,
            "GetConstructors": lambda t, *r: [MemberValue(t, ".ctor", d, "Constructor") for d in t.facts.get("c", [])],
            "GetElementType": lambda t: t.element,
            "GetEnumNames": lambda t: values.TypedArray(t.enum.sorted_names, resolve_type("string")),
            "GetEnumValues": lambda t: values.TypedArray([t.enum_member(n) for n in t.enum.sorted_names], t),
            "GetEnumUnderlyingType": lambda t: resolve_type(t.enum.underlying),
            "GetField": lambda t, name, *r: next((f for f in _fields(t) if f.name == name), None),
            "GetFields": lambda t, *r: _fields(t),
            "GetGenericArguments": lambda t: _type_array(t.arguments),
            "GetGenericTypeDefinition": _generic_definition,
            "GetInterfaces": _interfaces,
            "GetInterface": _interface,
            "GetMember": lambda t, name, *r: [
                m for m in _members(t, "Method") + _members(t, "Property") if m.name == name
            ],
            "GetMembers": lambda t, *r: _members(t, "Method") + _members(t, "Property"),
            "GetMethod": lambda t, name, *r: _one(t, name, "Method"),
            "GetMethods": lambda t, *r: _members(t, "Method"),
            "GetProperties": lambda t, *r: _members(t, "Property"),
            "GetProperty": lambda t, name, *r: _one(t, name, "Property"),
            "GetArrayRank": lambda t: t.rank,
            "InvokeMember": _invoke_member,
            "IsAssignableFrom": _assignable,
            "IsAssignableTo": lambda t, other: t.derives_from(other),
            "IsEnumDefined": lambda t, value: (
                value in t.enum.values
                if isinstance(value, str)
                else int(getattr(value, "value", value) or 0) in t.enum.names
            ),
            "IsInstanceOfType": lambda t, value: value is not None and _kind_of(value).derives_from(t),
            "IsSubclassOf": lambda t, other: t is not other and other.definition in t.bases and other.element is None,
            "MakeArrayType": lambda t, rank=1: array_of(t, rank),
            "ToString": lambda t: t.clr_name,
        },
        statics={"GetType": get_type, "GetTypeCode": _code},
        static_properties={"EmptyTypes": lambda: _type_array(())},
        raw=(
            "GetMembers",
            "GetMember",
            "GetMethods",
            "GetMethod",
            "GetProperties",
            "GetProperty",
            "GetFields",
            "GetField",
            "GetConstructors",
            "InvokeMember",
            "GetType",
            "GetInterface",
            "IsEnumDefined",
            "MakeArrayType",
            "IsAssignableFrom",
            "IsAssignableTo",
        ),
    ),
    Implementation("System.RuntimeType"),
    Implementation(
        "System.Reflection.Assembly",
        statics={
            "LoadWithPartialName": lambda *r: None,
            "Load": lambda *r: None,
            "GetExecutingAssembly": lambda: Assembly(_AUTOMATION),
            "GetEntryAssembly": lambda: Assembly(_AUTOMATION),
        },
    ),
    Implementation("System.Activator", statics={"CreateInstance": _create}, raw=("CreateInstance",)),
)


def _kind_of(value: Any) -> NetType:
    from pshv.types.nettype import type_of

    return type_of(values.unwrap(value))


__all__ = ["IMPLEMENTATIONS", "OBJECT", "assembly_of", "get_type"]
