"""What Group-Object gives."""

from __future__ import annotations

from typing import Any, ClassVar

from pshv.types.netobject import NetObject, Property, member_table

INFO = "Microsoft.PowerShell.Commands.GroupInfo"


class GroupInfo(NetObject):
    """A group: its values, the text made of them, and its objects in the order they came."""

    __slots__ = ("count", "group", "name", "values")
    type_names: ClassVar[tuple[str, ...]] = (INFO, "System.Object")
    members = member_table(
        Property("Values", lambda g: g.values, type_name="System.Collections.ArrayList"),
        Property("Count", lambda g: g.count, type_name="int"),
        Property("Group", lambda g: g.group),
        Property("Name", lambda g: g.name, type_name="string"),
    )

    def __init__(self, values: list[Any], name: str, group: list[Any]) -> None:
        from pshv.runtime.values import ArrayList

        self.values = ArrayList(values)
        self.name = name
        self.group: Any = group
        self.count = len(group)


class GroupInfoNoElement(GroupInfo):
    """A group without its objects (-NoElement)."""

    __slots__ = ()
    type_names = ("Microsoft.PowerShell.Commands.GroupInfoNoElement", INFO, "System.Object")
    members = member_table(
        Property("Values", lambda g: g.values, type_name="System.Collections.ArrayList"),
        Property("Count", lambda g: g.count, type_name="int"),
        Property("Group", lambda g: g.group),
        Property("Name", lambda g: g.name, type_name="string"),
    )
