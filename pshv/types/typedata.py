"""Extended members of types (Update-TypeData): by type name, for the session that is running."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.types.memberkinds import Member


class TypeData:
    """What is added to one type."""

    __slots__ = ("name", "members", "display_set", "default_display_property", "key_set", "depth", "extra")

    def __init__(self, name: str) -> None:
        self.name = name
        self.members: dict[str, Member] = {}
        self.display_set: list[str] | None = None
        self.default_display_property: str | None = None
        self.key_set: list[str] | None = None
        self.depth: int | None = None
        self.extra: dict[str, Any] = {}


class TypeTable:
    """The type data of a session, by lower-case type name."""

    __slots__ = ("types",)

    def __init__(self) -> None:
        self.types: dict[str, TypeData] = {}

    def of(self, name: str) -> TypeData:
        """The record of a type, made if needed."""
        found = self.types.get(name.lower())
        if found is None:
            found = self.types[name.lower()] = TypeData(name)
        return found

    def remove(self, name: str) -> None:
        self.types.pop(name.lower(), None)


table = TypeTable()
active = False


def activate(new: TypeTable) -> None:
    """Make `new` the table that member access looks at (a session does so when it runs)."""
    global table, active
    table = new
    active = bool(new.types)


def changed() -> None:
    """Tell that the current table was filled or emptied."""
    global active
    active = bool(table.types)


def find(obj: Any, lowered: str) -> Member | None:
    """The member added to one of the type names of `obj`."""
    from pshv.types.nettype import type_names

    for name in type_names(obj):
        data = table.types.get(name.lower())
        if data is not None:
            member = data.members.get(lowered)
            if member is not None:
                return member
    return None


def of_object(obj: Any) -> list[TypeData]:
    """The records that apply to `obj`, most derived type first."""
    from pshv.types.nettype import type_names

    return [table.types[n.lower()] for n in type_names(obj) if n.lower() in table.types]
