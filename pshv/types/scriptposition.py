"""IScriptPosition: one end of an extent as scripts see it. Source: .NET's Language namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.language.extent import Source


class ScriptPosition(NetObject):
    """A place in a source."""

    __slots__ = ("offset", "source")
    type_names = ("System.Management.Automation.Language.InternalScriptPosition", "System.Object")

    def __init__(self, source: Source, offset: int) -> None:
        self.source = source
        self.offset = offset

    members = member_table(
        Property("File", lambda o: o.source.file, type_name="string"),
        Property("LineNumber", lambda o: o.source.line_of(o.offset), type_name="int"),
        Property("ColumnNumber", lambda o: o.source.column_of(o.offset), type_name="int"),
        Property("Line", lambda o: o.source.line_text(o.source.line_of(o.offset)), type_name="string"),
        Property("Offset", lambda o: o.offset, type_name="int"),
        Method("GetFullScript", lambda o: o.source.text, ("string GetFullScript()",)),
    )
