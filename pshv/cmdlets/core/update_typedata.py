"""Update-TypeData."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.runtime.text import to_text
from pshv.runtime.values import unwrap
from pshv.types import typedata
from pshv.types.memberkinds import AliasProperty, Member, NoteProperty, ScriptMethod, ScriptProperty


class UpdateTypeData(ItemCmdlet):
    """Updates the extended type data in the session."""

    name = "Update-TypeData"

    AppendPath: list[str] | None
    PrependPath: list[str] | None
    TypeName: str | None
    TypeData: list[object] | None
    MemberType: object
    MemberName: str | None
    Value: object
    SecondValue: object
    DefaultDisplayProperty: str | None
    DefaultDisplayPropertySet: list[str] | None
    DefaultKeyPropertySet: list[str] | None
    SerializationDepth: int | None

    def process(self) -> None:
        if self.TypeName is not None:
            self._dynamic(self.TypeName)
        elif self.TypeData:
            for one in self.TypeData:
                self._merge(unwrap(one))
        else:
            self._read_files()
        typedata.changed()

    def _dynamic(self, name: str) -> None:
        data = typedata.table.of(name)
        if self.MemberType is not None or self.MemberName is not None:
            self._member(data)
        for given, field in (
            (self.DefaultDisplayPropertySet, "display_set"),
            (self.DefaultKeyPropertySet, "key_set"),
            (self.DefaultDisplayProperty, "default_display_property"),
            (self.SerializationDepth, "depth"),
        ):
            if given is None:
                continue
            if getattr(data, field) is not None and not self.Force:
                self._present(name, _STANDARD[field])
                continue
            setattr(data, field, [to_text(x) for x in given] if isinstance(given, list) else given)

    def _present(self, type_name: str, member: str) -> None:
        self.write_error(
            self.error(
                f'Error in TypeData "{type_name}": The member {member} is already present.',
                "TypesDynamicUpdateException",
                "InvalidOperation",
                None,
                exception="System.Management.Automation.RuntimeException",
            )
        )

    def _member(self, data: typedata.TypeData) -> None:
        name = self.MemberName or ""
        lowered = name.lower()
        if lowered in data.members and not self.Force:
            self._present(data.name, name)
            return
        data.members[lowered] = self._make(to_text(self.MemberType), name)

    def _make(self, kind: str, name: str) -> Member:
        value: Any = self.Value
        if kind == "AliasProperty":
            return AliasProperty(name, to_text(value), to_text(self.SecondValue) if self.SecondValue else "")
        if kind == "ScriptProperty":
            return ScriptProperty(name, unwrap(value), unwrap(self.SecondValue))
        if kind == "ScriptMethod":
            return ScriptMethod(name, unwrap(value))
        if kind == "NoteProperty":
            return NoteProperty(name, value)
        self.throw(
            self.error(
                f'Cannot process member type "{kind}": it is not supported here.',
                "NotSupported",
                "NotImplemented",
                kind,
                exception="System.NotSupportedException",
            )
        )

    def _merge(self, data: Any) -> None:
        own = getattr(data, "data", None)
        if isinstance(own, typedata.TypeData):
            typedata.table.types[own.name.lower()] = own

    def _read_files(self) -> None:
        from pshv.serialization.typefile import TypeFileError, read_types

        for path in [*(self.PrependPath or ()), *(self.AppendPath or ())]:
            for place in self.places_of(path, False):
                try:
                    read_types(self.files.read(place.path).decode("utf-8-sig"), typedata.table)
                except (TypeFileError, OSError) as error:
                    self.write_error(
                        self.error(
                            f"The following errors occurred while loading the extended type data file: {place.text}: "
                            f"{error}",
                            "TypesXmlUpdateException",
                            "InvalidOperation",
                            None,
                            exception="System.Management.Automation.RuntimeException",
                        )
                    )


_STANDARD = {
    "display_set": "DefaultDisplayPropertySet",
    "key_set": "DefaultKeyPropertySet",
    "default_display_property": "DefaultDisplayProperty",
    "depth": "SerializationDepth",
}
