"""Import-Module: by name, path or module object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text

if TYPE_CHECKING:
    from pshv.runtime import modules, scope


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
    AsCustomObject: bool
    DisableNameChecking: bool
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
            self._say_loading(to_text(name))
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
                continue
            from pshv.runtime.productmodules import imported, product_module

            product = product_module(self.session, to_text(name))
            if product is not None:
                imported(self.session).add(product.name)
            if self.PassThru:
                self.write(product)

    def _say_loading(self, name: str) -> None:
        from pshv.runtime.moduleloading import find_module

        path = find_module(self.session, name)
        if path is not None and all(m.path != path for m in self.session.modules.values()):
            self.write_verbose(f"Loading module from path '{path}'.")

    def _bring(self, module: modules.ModuleInfo) -> None:
        from pshv.runtime.moduleloading import bring_in

        self.session.modules[module.name.lower()] = module
        bring_in(module, self._target(), self.Prefix or "", self.Function, self.Variable, self.Alias, self.NoClobber)
        self._announce(module)

    def _target(self) -> scope.Scope:
        """Where the exports go."""
        if self.Global or (self.Scope or "").lower() == "global":
            return self.session.global_scope
        if (self.Scope or "").lower() == "local":
            return self.run.scope
        return self.run.scope.state.top

    def _announce(self, module: modules.ModuleInfo) -> None:
        if not self.DisableNameChecking:
            self._check_verbs(module)
        for command in module.functions.values():
            self.write_verbose(f"Importing function '{command.name}'.")
        for alias in module.aliases.values():
            self.write_verbose(f"Importing alias '{alias.name}'.")
        if self.AsCustomObject:
            from pshv.runtime.modules import custom_object

            self.write(custom_object(module))
        elif self.PassThru:
            self.write(module)

    def _check_verbs(self, module: modules.ModuleInfo) -> None:
        """Warns of functions whose verb is not approved."""
        from .get_verb import verbs

        known = {verb.verb.lower() for verb in verbs()}
        if any("-" in c.name and c.name.split("-", 1)[0].lower() not in known for c in module.functions.values()):
            self.write_warning(
                f"The names of some imported commands from the module '{module.name}' include unapproved verbs that "
                "might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module "
                "command again with the Verbose parameter. For a list of approved verbs, type Get-Verb."
            )
