"""Import-LocalizedData."""

from __future__ import annotations

from typing import Any

from pshv.runtime.errors import PSError

from .import_powershelldatafile import data_of
from .itembase import ItemCmdlet


class ImportLocalizedData(ItemCmdlet):
    """Imports language-specific data into scripts and functions based on the UI culture."""

    name = "Import-LocalizedData"

    def process(self) -> None:
        bound = self.bound
        root = str(bound.get("BaseDirectory") or self.run.scope.lookup("psscriptroot") or ".")
        file: Any = bound.get("FileName") or self._script_name()
        name = str(file)
        if not name.lower().endswith(".psd1"):
            name = name.rpartition(".")[0] + ".psd1" if name.lower().endswith((".ps1", ".psm1")) else f"{name}.psd1"
        culture = str(bound.get("UICulture") or self.session.culture)
        place = self._find(root, culture, name)
        if place is None:
            self.write_error(
                self.error(
                    f"Cannot find the Windows PowerShell data file '{name}' in directory '{root}\\{culture}\\', or "
                    f"in any "
                    "parent culture directories.",
                    "ImportLocalizedData",
                    "ObjectNotFound",
                    f"{root}\\{culture}\\{name}",
                    exception="System.Management.Automation.PSInvalidOperationException",
                )
            )
            return
        try:
            value = data_of(self, place)
        except PSError as error:
            self.write_error(self.own(error))
            return
        variable: Any = bound.get("BindingVariable")
        if variable:
            self.run.scope.assign(str(variable).lower(), value, str(variable))
        else:
            self.write(value)

    def _script_name(self) -> str:
        path = str(self.run.scope.lookup("pscommandpath") or "")
        return path.replace("/", "\\").rpartition("\\")[2]

    def _find(self, root: str, culture: str, name: str) -> Any:
        folders = [culture]
        while "-" in folders[-1]:
            folders.append(folders[-1].rpartition("-")[0])
        for folder in [*folders, ""]:
            place = self.place("\\".join(part for part in (root, folder, name) if part), True)
            if place is not None and place.exists():
                return place
        return None
