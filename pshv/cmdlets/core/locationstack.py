"""Stacks of locations (Push-Location, Pop-Location)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.drives.provider import ItemPath, PathInfo
from pshv.runtime.errors import runtime_error
from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.drives.drives import Drives


class LocationStack(NetObject):
    """System.Management.Automation.PathInfoStack: the latest location first."""

    __slots__ = ("name", "places")
    type_names = ("System.Management.Automation.PathInfoStack", "System.Object")
    enumerates = True
    members = member_table(
        Property("Name", lambda s: s.name, type_name="string"),
        Property("Count", lambda s: len(s.places), type_name="int"),
        Method("ToArray", lambda s: list(s), ("System.Management.Automation.PathInfo[] ToArray()",)),
    )

    def __init__(self, name: str, places: list[ItemPath]) -> None:
        self.name = name
        self.places = places

    def __iter__(self) -> Iterator[PathInfo]:
        return iter([PathInfo(place) for place in reversed(self.places)])

    def __len__(self) -> int:
        return len(self.places)


def stack_of(drives: Drives, name: str) -> list[ItemPath]:
    """The stack called `name`; the default one always exists. Raises the error of an unknown stack."""
    key = (name or drives.default_stack).lower()
    found = drives.stacks.get(key)
    if found is None:
        if key == drives.default_stack.lower():
            return drives.stacks.setdefault(key, [])
        raise runtime_error(
            f"Cannot find location stack '{name}'. It does not exist or it is not a container.",
            "Argument",
            "InvalidArgument",
            None,
            exception="System.Management.Automation.PSArgumentException",
        )
    return found
