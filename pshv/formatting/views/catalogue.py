"""All views as objects: what Get-FormatData writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.formatting import views
from pshv.types.netobject import NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.session import Session

_SPACE = "System.Management.Automation."


class FormatViewDefinition(NetObject):
    """One view of a type."""

    __slots__ = ("view",)
    type_names = (_SPACE + "FormatViewDefinition", "System.Object")
    members = member_table(
        Property("Name", lambda self: self.view.name, None, "string"),
        Property("Control", lambda self: f"{_SPACE}{self.view.kind.capitalize()}Control", None, _SPACE + "PSControl"),
    )

    def __init__(self, view: views.View) -> None:
        self.view = view

    def text(self) -> str:
        return f"{self.view.name} , {self.view.kind.capitalize()}Control"


class ExtendedTypeDefinition(NetObject):
    """A type and its views."""

    __slots__ = ("found", "type_name")
    type_names = (_SPACE + "ExtendedTypeDefinition", "System.Object")
    display_set = ("TypeNames", "FormatViewDefinition")
    members = member_table(
        Property("TypeNames", lambda self: [self.type_name], None, "System.Collections.Generic.List"),
        Property("TypeName", lambda self: self.type_name, None, "string"),
        Property("FormatViewDefinition", lambda self: self.found, None, "System.Collections.Generic.List"),
    )

    def __init__(self, type_name: str, found: list[FormatViewDefinition]) -> None:
        self.type_name = type_name
        self.found = found


def definitions(session: Session) -> list[ExtendedTypeDefinition]:
    """The types that have views, by name."""
    return [
        ExtendedTypeDefinition(name, [FormatViewDefinition(view) for view in found])
        for name, found in views.everything(session)
    ]
