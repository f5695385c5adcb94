"""Remove-Alias."""

from __future__ import annotations

from .aliasbase import AliasCmdlet


class RemoveAlias(AliasCmdlet):
    """Removes an alias from the current session."""

    name = "Remove-Alias"
    Name: list[str] | None

    def process(self) -> None:
        for name in self.Name or []:
            alias = self.alias(name)
            if alias is None:
                self.write_error(
                    self.missing(
                        "This command cannot find a matching alias because an alias with the name "
                        f"'{name}' does not exist.",
                        name,
                    )
                )
            elif self.locked(alias, bool(self.bound.get("Force"))):
                self.write_error(
                    self.error(
                        f"Alias was not removed because alias {name} is constant or read-only.",
                        "AliasNotRemovable",
                        "WriteError",
                        name,
                        exception="System.Management.Automation.SessionStateUnauthorizedAccessException",
                    )
                )
            else:
                self.table.remove_alias(name, self.run.scope)
