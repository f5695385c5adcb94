"""Remove-Module: takes a module's imports away."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text
from pshv.runtime.wildcard import Wildcard


class RemoveModule(Cmdlet):
    """Removes modules from the current session."""

    name = "Remove-Module"
    Name: list[str] | None
    ModuleInfo: list[Any] | None
    Force: bool

    def process(self) -> None:
        from pshv.runtime.moduleloading import remove_module

        for module in self.ModuleInfo or ():
            remove_module(self.session, module)
        for name in self.Name or ():
            wanted = Wildcard(to_text(name))
            found = [m for m in list(self.session.modules.values()) if wanted.matches(m.name)]
            if not found and not self.session.commands.known_module(to_text(name)):
                self.write_error(
                    self.error(
                        "No modules were removed. Verify that the specification of modules to remove is correct and "
                        "those modules exist in the runspace.",
                        "Modules_NoModulesRemoved",
                        "ResourceUnavailable",
                        name,
                        exception="System.InvalidOperationException",
                    )
                )
            for module in found:
                if self.should_process(f"{module.name} (Path: '{module.path}')"):
                    self._say(module)
                    remove_module(self.session, module)

    def _say(self, module: Any) -> None:
        for _, kind, name in module.imported_into:
            table = module.functions if kind == "function" else module.aliases
            if kind in ("function", "alias"):
                shown = table[name].name if name in table else name
                self.write_verbose(f'Removing the imported "{shown}" {kind}.')
