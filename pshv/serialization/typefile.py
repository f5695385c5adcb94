"""types.ps1xml files: members and standard members of types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.memberkinds import AliasProperty, NoteProperty, PropertySet, ScriptMethod, ScriptProperty

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pshv.types.typedata import TypeData, TypeTable


class TypeFileError(Exception):
    """A file that is no types.ps1xml."""


def script(text: str) -> Any:
    """The script block of a text."""
    from pshv.types import members
    from pshv.types.nettype import resolve_type

    return members.invoke_static(resolve_type("scriptblock"), "Create", [text])


def read_types(text: str, table: TypeTable) -> None:
    """Add what a file says to `table`. Raises TypeFileError."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(text.strip())
    except ElementTree.ParseError as error:
        raise TypeFileError(str(error)) from error
    if root.tag != "Types":
        raise TypeFileError(f"unexpected element {root.tag}")
    for one in root.iter("Type"):
        name = (one.findtext("Name") or "").strip()
        members = one.find("Members")
        if name and members is not None:
            _members(members, table.of(name))


def _members(element: Element, data: TypeData) -> None:
    for child in element:
        name = (child.findtext("Name") or "").strip()
        made: Any = None
        if child.tag == "NoteProperty":
            made = NoteProperty(name, child.findtext("Value"))
        elif child.tag == "AliasProperty":
            made = AliasProperty(name, (child.findtext("ReferencedMemberName") or "").strip())
        elif child.tag == "ScriptProperty":
            setter = child.findtext("SetScriptBlock")
            made = ScriptProperty(
                name, script(child.findtext("GetScriptBlock") or ""), script(setter) if setter else None
            )
        elif child.tag == "ScriptMethod":
            made = ScriptMethod(name, script(child.findtext("Script") or ""))
        elif child.tag == "PropertySet":
            made = PropertySet(name, _names(child))
        elif child.tag == "MemberSet" and name == "PSStandardMembers":
            _standard(child, data)
        if made is not None:
            data.members[name.lower()] = made


def _names(element: Element) -> list[str]:
    return [(one.text or "").strip() for one in element.iter("Name")][1:]


def _standard(element: Element, data: TypeData) -> None:
    for one in element.iter("PropertySet"):
        name = (one.findtext("Name") or "").strip()
        if name == "DefaultDisplayPropertySet":
            data.display_set = _names(one)
        elif name == "DefaultKeyPropertySet":
            data.key_set = _names(one)
    for note in element.iter("NoteProperty"):
        if (note.findtext("Name") or "").strip() == "DefaultDisplayProperty":
            data.default_display_property = (note.findtext("Value") or "").strip()
