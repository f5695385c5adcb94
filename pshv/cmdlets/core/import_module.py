"""Import-Module: by name, path or module object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text

if TYPE_CHECKING:
    from pshv.runtime.modules import ModuleInfo
    from pshv.runtime.scope import Scope


class ImportModule(Cmdlet):
    """Adds modules to the current session."""

    name = "Import-Module"
    Name: list[str] | None
    ModuleInfo: list[Any] | None
    Prefix: str | None
    Function: list[str] | None
    Variable: list[str] | None
    Alias: list[str] | None
    Force: bool
    PassThru: bool
    NoClobber: bool
    Global: bool
    Scope: str | None
    ArgumentList: list[Any] | None

    def process(self) -> None:
        from pshv.runtime.errors import PSError
        from pshv.runtime.moduleloading import import_module

        for module in self.ModuleInfo or ():
            self._bring(module)
        for name in self.Name or ():
            try:
                found = import_module(
                    self.session,
                    to_text(name),
                    self._target(),
                    prefix=self.Prefix or "",
                    force=self.Force,
                    out=None,
                    functions=self.Function,
                    variables=self.Variable,
                    aliases=self.Alias,
                    no_clobber=self.NoClobber,
                    arguments=list(self.ArgumentList or ()),
                )
            except PSError as error:
                if error.record.error_id.startswith("Modules_ModuleNotFound"):
                    self.write_error(error)
                    continue
                raise
            if found is not None:
                self._announce(found)
            elif self.PassThru:
                from pshv.runtime.productmodules import product_module

                self.write(product_module(self.session, to_text(name)))

    def _bring(self, module: ModuleInfo) -> None:
        from pshv.runtime.moduleloading import bring_in

        self.session.modules[module.name.lower()] = module
        bring_in(module, self._target(), self.Prefix or "", self.Function, self.Variable, self.Alias, self.NoClobber)
        self._announce(module)

    def _target(self) -> Scope:
        """Where the exports go."""
        if self.Global or (self.Scope or "").lower() == "global":
            return self.session.global_scope
        if (self.Scope or "").lower() == "local":
            return self.run.scope
        return self.run.scope.state.top

    def _announce(self, module: ModuleInfo) -> None:
        for command in module.functions.values():
            self.write_verbose(f"Importing function '{command.name}'.")
        for alias in module.aliases.values():
            self.write_verbose(f"Importing alias '{alias.name}'.")
        if self.PassThru:
            self.write(module)
