"""What the alias cmdlets share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.drives.psvariable import option_names
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import ErrorRecord

if TYPE_CHECKING:
    from pshv.runtime.commands import Alias, CommandTable
    from pshv.runtime.scope import Scope


class AliasCmdlet(Cmdlet):
    """Base of the alias cmdlets."""

    @property
    def table(self) -> CommandTable:
        return self.session.commands

    @property
    def scope(self) -> Scope:
        """The scope -Scope names, else the caller's."""
        named: Any = self.bound.get("Scope")
        here = self.run.scope
        return here if named is None else here.named(str(named))

    def all_aliases(self) -> list[Alias]:
        """The aliases seen from here, by name."""
        return sorted(self.table.aliases(self.run.scope), key=lambda alias: alias.name.lower())

    def alias(self, name: str) -> Alias | None:
        """The alias called `name`."""
        lowered = name.lower()
        return next((alias for alias in self.table.aliases(self.run.scope) if alias.name.lower() == lowered), None)

    def define(self, name: str, target: str) -> Any:
        """Sets an alias with the options and description given."""
        description: Any = self.bound.get("Description")
        return self.table.set_alias(
            name, target, self.scope, option_names(self.bound.get("Option")), str(description or "")
        )

    def missing(self, message: str, target: object) -> ErrorRecord:
        """ItemNotFoundException."""
        return self.error(
            message,
            "ItemNotFoundException",
            "ObjectNotFound",
            target,
            exception="System.Management.Automation.ItemNotFoundException",
        )

    def locked(self, alias: Alias | None, force: bool) -> bool:
        """Whether an alias refuses to be changed."""
        if alias is None:
            return False
        return "constant" in alias.options or ("readonly" in alias.options and not force)

    def not_writable(self, name: str) -> ErrorRecord:
        return self.error(
            f"Alias is not writeable because alias {name} is read-only or constant and cannot be written to.",
            "AliasNotWritable",
            "WriteError",
            name,
            exception="System.Management.Automation.SessionStateUnauthorizedAccessException",
        )


def info(alias: Alias, session: Any) -> Any:
    """The AliasInfo a cmdlet writes."""
    from pshv.types.commandinfo import command_info

    return command_info(alias, session)
