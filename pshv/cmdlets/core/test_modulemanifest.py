"""Test-ModuleManifest: reads a manifest and describes the module without loading it."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text


class TestModuleManifest(Cmdlet):
    """Verifies that a module manifest file accurately describes the contents of a module."""

    name = "Test-ModuleManifest"
    Path: str | None

    def process(self) -> None:
        from pshv.runtime.commands import Alias
        from pshv.runtime.function import ScriptCommand
        from pshv.runtime.manifests import check, read_data_file
        from pshv.runtime.modules import ModuleInfo

        drives: Any = self.session.drives
        path = drives.resolve(to_text(self.Path)).text
        table = read_data_file(self.session, path)
        check(self.session, path, table)
        name = path.rsplit("\\", 1)[-1].rsplit(".", 1)[0]
        module = ModuleInfo(self.session, name, path, "Script" if table.get("RootModule") else "Manifest")
        module.describe(table)
        empty = self.session.evaluate("{}")
        code: Any = empty[0]
        for each in _names(table.get("FunctionsToExport")):
            module.functions[each.lower()] = ScriptCommand(each, code.code, module.state)
        for each in _names(table.get("AliasesToExport")):
            module.aliases[each.lower()] = Alias(each, "")
        self.write(module)


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [] if value is None else [value]
    return [text for item in items if (text := to_text(item)) and "*" not in text]
