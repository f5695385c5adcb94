"""Remove-TypeData."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.values import unwrap
from pshv.types import typedata


class RemoveTypeData(Cmdlet):
    """Deletes extended types from the current session."""

    name = "Remove-TypeData"

    TypeName: str | None
    TypeData: object
    Path: list[str] | None

    def process(self) -> None:
        name = self.TypeName
        if name is None and self.TypeData is not None:
            name = str(getattr(unwrap(self.TypeData), "name", ""))
        if name is None:
            return
        if name.lower() not in typedata.table.types:
            self.write_error(
                self.error(
                    f'Error in TypeData "{name}": The type "{name}" was not found. The type name value must be the '
                    "full name of the type. Verify the type name and run the command again.",
                    "TypesDynamicRemoveException",
                    "InvalidOperation",
                    None,
                    exception="System.Management.Automation.RuntimeException",
                )
            )
            return
        typedata.table.remove(name)
        typedata.changed()
