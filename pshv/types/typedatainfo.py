"""System.Management.Automation.Runspaces.TypeData: what Get-TypeData writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.values import Dictionary
from pshv.types.netobject import NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.types.typedata import TypeData

_SPACE = "System.Management.Automation.Runspaces."
_SET = _SPACE + "PropertySetData"


class PropertySetData(NetObject):
    """A default property set."""

    __slots__ = ("names",)
    type_names = (_SPACE + "PropertySetData", "System.Object")
    members = member_table(
        Property(
            "ReferencedProperties", lambda self: list(self.names), None, "System.Collections.ObjectModel.Collection"
        ),
        Property("IsHidden", lambda self: False, None, "bool"),
    )

    def __init__(self, names: list[str]) -> None:
        self.names = names


def _set(names: list[str] | None) -> PropertySetData | None:
    return None if names is None else PropertySetData(names)


class TypeDataInfo(NetObject):
    """The type data of one type."""

    __slots__ = ("data",)
    type_names = (_SPACE + "TypeData", "System.Object")
    members = member_table(
        Property("TypeName", lambda self: self.data.name, None, "string"),
        Property("Members", lambda self: self.member_map(), None, "System.Collections.Generic.Dictionary"),
        Property("DefaultDisplayProperty", lambda self: self.data.default_display_property, None, "string"),
        Property(
            "DefaultDisplayPropertySet", lambda self: _set(self.data.display_set), None, _SPACE + "PropertySetData"
        ),
        Property("DefaultKeyPropertySet", lambda self: _set(self.data.key_set), None, _SPACE + "PropertySetData"),
        Property("SerializationDepth", lambda self: self.data.depth or 0, None, "uint"),
    )

    def __init__(self, data: TypeData) -> None:
        self.data = data

    @property
    def name(self) -> str:
        return self.data.name

    def member_map(self) -> Dictionary:
        """The members by name."""
        return Dictionary(
            "System.Collections.Generic.Dictionary",
            (),
            [(member.name, member) for member in self.data.members.values()],
            ignore_case=True,
        )
