"""New-ModuleManifest: writes a .psd1 with the values given."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text
from pshv.runtime.values import enumerate_value

_STRINGS = [
    "RootModule",
    "ModuleVersion",
    "Guid",
    "Author",
    "CompanyName",
    "Copyright",
    "Description",
    "PowerShellVersion",
    "PowerShellHostName",
    "PowerShellHostVersion",
    "DotNetFrameworkVersion",
    "ClrVersion",
    "ProcessorArchitecture",
    "HelpInfoUri",
    "DefaultCommandPrefix",
]
_LISTS = [
    "RequiredModules",
    "RequiredAssemblies",
    "ScriptsToProcess",
    "TypesToProcess",
    "FormatsToProcess",
    "NestedModules",
    "FunctionsToExport",
    "CmdletsToExport",
    "VariablesToExport",
    "AliasesToExport",
    "ModuleList",
    "FileList",
    "CompatiblePSEditions",
]
_DEFAULTS = {"FunctionsToExport": "*", "CmdletsToExport": "*", "VariablesToExport": "*", "AliasesToExport": "*"}
_SPELLED = {"Guid": "GUID", "ClrVersion": "CLRVersion", "HelpInfoUri": "HelpInfoURI"}


class NewModuleManifest(Cmdlet):
    """Creates a new module manifest."""

    name = "New-ModuleManifest"

    def process(self) -> None:
        lines = ["#", f"# Module manifest for module '{self._module()}'", "#", "", "@{", ""]
        for key in (*_STRINGS, *_LISTS):
            value = self._value(key)
            if value is not None:
                lines += [f"{_SPELLED.get(key, key)} = {value}", ""]
        lines += ["}", ""]
        from pshv.drives.text import write_lines

        drives: Any = self.session.drives
        path = drives.resolve(to_text(self.bound["Path"])).path
        if self.should_process(path, "Creating the module manifest file"):
            write_lines(drives.files, path, lines, core=drives.files.core)

    def _module(self) -> str:
        return to_text(self.bound["Path"]).replace("/", "\\").rsplit("\\", 1)[-1].removesuffix(".psd1")

    def _value(self, key: str) -> str | None:
        """The literal of one key, None when it is left out."""
        value = self.bound.get(key)
        if value is None:
            if key == "ModuleVersion":
                return "'0.0.1'"
            if key == "Guid":
                import uuid

                return f"'{uuid.uuid5(uuid.NAMESPACE_URL, self._module())}'"
            return f"'{_DEFAULTS[key]}'" if key in _DEFAULTS else None
        items = enumerate_value(value) if key in _LISTS else None
        texts = [to_text(value)] if items is None else [to_text(item) for item in items]
        return ", ".join("'" + text.replace("'", "''") + "'" for text in texts) if texts else "@()"
