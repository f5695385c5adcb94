"""Members of a value or type: properties first, then methods, each in order of name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import values
from pshv.runtime.errors import PSError
from pshv.runtime.wildcard import Wildcard

from .infer import Inferred, infer, upstream
from .result import Match

if TYPE_CHECKING:
    from pshv.types.listing import MemberInfo
    from pshv.types.nettype import NetType

    from .place import Place

_HIDDEN = ("get_", "set_", "add_", "remove_", "op_")
_ENUM_STATICS = [
    "Equals",
    "Format",
    "GetName",
    "GetNames",
    "GetUnderlyingType",
    "GetValues",
    "GetValuesAsUnderlyingType",
    "IsDefined",
    "Parse",
    "ReferenceEquals",
    "ToObject",
    "TryFormat",
    "TryParse",
]


def member_matches(place: Place, node: Any, word: str) -> list[Match]:
    """Members of the expression in front of the dot that begin with `word`."""
    if word.startswith("$"):
        from .variables import variable_matches

        return variable_matches(place, word)
    owner = infer(place, node.expression)
    if owner is None:
        return []
    try:
        fits = Wildcard(word + "*").matches
        found = static_members(owner.kind) if owner.static else members_of(owner)
    except PSError:
        return []
    return _matches([info for info in found if fits(info.name)])


def _matches(found: list[MemberInfo]) -> list[Match]:
    properties: dict[str, Match] = {}
    methods: dict[str, Match] = {}
    for info in sorted(found, key=lambda i: i.name.lower()):
        if info.name.startswith(_HIDDEN) or "." in info.name:
            continue
        if "Method" in info.member_type:
            tip = info.definition.replace("), ", ")\n")
            methods.setdefault(info.name.lower(), Match(f"{info.name}(", info.name, "Method", tip))
        else:
            properties.setdefault(
                info.name.lower(), Match(_property(info.name), info.name, "Property", info.definition)
            )
    return [*properties.values(), *methods.values()]


def _property(name: str) -> str:
    return name if name.replace("_", "a").isalnum() else "'" + name.replace("'", "''") + "'"


def members_of(owner: Inferred) -> list[MemberInfo]:
    """The members of a value, or of any value of a type."""
    from pshv.types.listing import MemberInfo, describe

    if owner.value is values.NOTHING:
        return type_members(owner.kind)
    value: Any = owner.value
    if value is None:
        return []
    found = describe(value)
    if isinstance(value, values.HashMap):
        found = [MemberInfo(str(key), "Property", f"[object]{key}") for key in value] + found
    if values.enumerate_value(value) is not None:
        found += [MemberInfo("Where", "Method", "Where({ expression }, mode, count)")]
        found += [MemberInfo("ForEach", "Method", "ForEach(expression, arguments...)")]
    return found


def type_members(kind: NetType | None) -> list[MemberInfo]:
    """Instance members of a type by the table (world objects: by their class)."""
    from pshv.types.listing import MemberInfo

    if kind is None:
        return []
    found = []
    own = _own_members(kind)
    sections = own if own is not None else kind.facts.get("m", {})
    for section, entries in sections.items():
        found += [MemberInfo(name, section, definition) for name, definition in entries.items()]
    hooks = kind.hooks
    if hooks is not None:
        for name in (*getattr(hooks, "properties", ()), *getattr(hooks, "methods", ())):
            found.append(MemberInfo(str(name), "Method" if name in getattr(hooks, "methods", ()) else "Property", ""))
    found += [MemberInfo(name, "ScriptProperty", "") for name in _ADDED.get(kind.definition, ())]
    return found


_FILE = ("LastWriteTimeString", "LengthString", "LinkType", "Mode", "ModeWithoutHardLink", "ResolvedTarget", "Target")
_ADDED = {  # by the type data of the shell
    "System.DateTime": ("DateTime",),
    "System.IO.FileInfo": (*_FILE, "BaseName", "VersionInfo"),
    "System.IO.DirectoryInfo": (*_FILE, "BaseName"),
}


def _own_members(kind: NetType) -> dict[str, dict[str, str]] | None:
    """Members of a world object's class, found by its type name."""
    if not kind.definition.startswith(("Microsoft.HyperV.", "Microsoft.FailoverClusters.")):
        return None
    from pshv.types.netobject import Method, NetObject

    for cls in _subclasses(NetObject):
        if cls.type_names and cls.type_names[0] == kind.definition:
            table: dict[str, dict[str, str]] = {"Property": {}, "Method": {}}
            for member in cls.members.values():
                section = "Method" if isinstance(member, Method) else "Property"
                table[section][member.name] = getattr(member, "type_name", "")
            return table
    return None


def _subclasses(cls: type) -> list[Any]:
    found: list[Any] = []
    child: type
    for child in cls.__subclasses__():
        if isinstance(getattr(child, "type_names", None), tuple):
            found.append(child)
        found += _subclasses(child)
    return found


def static_members(kind: NetType | None) -> list[MemberInfo]:
    """Static members of a type; an enum's values count."""
    from pshv.types.listing import MemberInfo, describe_static

    if kind is None:
        return []
    found = describe_static(kind)
    if kind.is_enum:
        for info in found:
            info.definition = f"static {kind.full_name} {info.name} {{get;}}"
        found += [MemberInfo(name, "Method", f"static {name}") for name in _ENUM_STATICS]
    return found


def property_names(place: Place, command: Any, pipeline: Any) -> list[str]:
    """Names of the properties of what reaches a command through its pipeline, in order of name."""
    index = pipeline.elements.index(command)
    owner = upstream(place, pipeline, index) if index else None
    if owner is None:
        return []
    try:
        found = [info.name for info in members_of(owner) if "Method" not in info.member_type]
    except PSError:
        return []
    return sorted({name for name in found if not name.startswith(_HIDDEN)}, key=str.lower)


def result_type(owner: Inferred, name: str) -> str:
    """The type a member gives, by its definition (`int Length {get;}`, `string Trim()`); "" when unknown."""
    try:
        found = static_members(owner.kind) if owner.static else members_of(owner)
    except PSError:
        return ""
    for info in found:
        if info.name.lower() == name.lower():
            words = info.definition.replace("static ", "").split()
            return words[0] if words else ""
    return ""
