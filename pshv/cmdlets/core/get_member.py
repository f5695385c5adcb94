"""Get-Member."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.values import PSObject, unwrap
from pshv.runtime.wildcard import Wildcard
from pshv.types import members
from pshv.types.netclass import NetType
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.nettype import type_names

ORDER = [
    "AliasProperty",
    "CodeMethod",
    "CodeProperty",
    "Event",
    "Method",
    "MemberSet",
    "NoteProperty",
    "ParameterizedProperty",
    "Property",
    "PropertySet",
    "ScriptMethod",
    "ScriptProperty",
]
GROUPS = {
    "properties": {"aliasproperty", "codeproperty", "noteproperty", "property", "scriptproperty", "propertyset"},
    "methods": {"method", "codemethod", "scriptmethod"},
}
EXTENDED = frozenset({"AliasProperty", "CodeMethod", "CodeProperty", "NoteProperty", "ScriptMethod", "ScriptProperty",
                      "PropertySet", "MemberSet"})  # fmt: skip
HIDDEN_MEMBERS = frozenset({"pstypenames", "psbase", "psadapted", "psextended", "psobject"})


class MemberDefinition(NetObject):
    """One line of Get-Member."""

    __slots__ = ("definition", "kind", "name", "type_name")
    type_names = ("Microsoft.PowerShell.Commands.MemberDefinition", "System.Object")
    members = member_table(
        Property("TypeName", lambda m: m.type_name, type_name="string"),
        Property("Name", lambda m: m.name, type_name="string"),
        Property("MemberType", lambda m: m.member_type(), type_name="System.Management.Automation.PSMemberTypes"),
        Property("Definition", lambda m: m.definition, type_name="string"),
    )

    def __init__(self, type_name: str, name: str, kind: str, definition: str) -> None:
        self.type_name = type_name
        self.name = name
        self.kind = kind
        self.definition = definition

    def member_type(self) -> Any:
        from pshv.types.nettype import find_type

        found = find_type("System.Management.Automation.PSMemberTypes")
        if found is None or self.kind not in found.enum.values:
            return self.kind
        return found.enum_member(self.kind)

    def text(self) -> str:
        return self.definition


class GetMember(Cmdlet):
    """Gets the properties and methods of objects."""

    name = "Get-Member"
    InputObject: Any
    Name: list[str] | None

    def begin(self) -> None:
        self.seen: set[str] = set()
        self.any = False
        bound = self.bound
        kinds: Any = bound.get("MemberType")
        self.kinds: set[str] = set()
        text = str(getattr(kinds, "name", kinds) or "All").lower().replace(" ", "")
        for word in text.split(","):
            self.kinds |= GROUPS.get(word, {word})
        self.views = str(getattr(bound.get("View"), "name", bound.get("View")) or "").lower()
        self.tests = [Wildcard(str(name)).matches for name in self.Name or ["*"]]

    def process(self) -> None:
        item = self.InputObject
        if item is None:
            return
        self.any = True
        static = bool(self.bound.get("Static"))
        type_name = self._type_name(item, static)
        if type_name in self.seen:
            return
        self.seen.add(type_name)
        found = [info for info in self._infos(item, static) if self._wanted(info)]
        found.sort(key=lambda i: (self._rank(i.member_type), i.name.lower()))
        for test in self.tests:
            for info in found:
                if test(info.name):
                    self.write(MemberDefinition(type_name, info.name, info.member_type, info.definition))

    def _infos(self, item: Any, static: bool) -> list[Any]:
        if static:
            from pshv.types.listing import describe_static
            from pshv.types.nettype import type_of

            bare = unwrap(item)
            return describe_static(bare if isinstance(bare, NetType) else type_of(bare))
        found = members.describe(item)
        bare = unwrap(item)
        if hasattr(bare, "script_class") and not self.bound.get("Force"):  # hidden members of a class need -Force
            found = [i for i in found if not getattr(bare.find_member(i.name.lower()), "hidden", False)]
        return found

    def _type_name(self, item: Any, static: bool) -> str:
        bare = unwrap(item)
        if static and isinstance(bare, NetType):
            return bare.full_name
        own = item.type_names if type(item) is PSObject and item.type_names else type_names(item)
        return str(own[0])

    @staticmethod
    def _rank(kind: str) -> int:
        return ORDER.index(kind) if kind in ORDER else len(ORDER)

    def _wanted(self, info: Any) -> bool:
        if "all" not in self.kinds and info.member_type.lower() not in self.kinds:
            return False
        forced = bool(self.bound.get("Force"))
        if not forced and (info.name.lower() in HIDDEN_MEMBERS or info.name.startswith(("get_", "set_"))):
            return False
        if self.views == "extended" and info.member_type not in EXTENDED:
            return False
        return not (self.views in ("base", "adapted") and info.member_type in EXTENDED)

    def end(self) -> None:
        if not self.any:
            self.write_error(
                self.error(
                    "You must specify an object for the Get-Member cmdlet.",
                    "NoObjectInGetMember",
                    "CloseError",
                    None,
                    exception="System.InvalidOperationException",
                )
            )
