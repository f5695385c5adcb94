"""Get-Alias."""

from __future__ import annotations

from typing import Any

from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .aliasbase import AliasCmdlet, info


class GetAlias(AliasCmdlet):
    """Gets the aliases for the current session."""

    name = "Get-Alias"
    Name: list[str] | None

    def process(self) -> None:
        definitions: Any = self.bound.get("Definition")
        if definitions is not None:
            for definition in definitions:
                self.by_definition(str(definition))
            return
        for name in self.Name or ["*"]:
            self.by_name(name)

    def by_name(self, name: str) -> None:
        test = Wildcard(name).matches
        found = [alias for alias in self.all_aliases() if test(alias.name) and self.kept(alias.name)]
        if not found and not contains_wildcard(name):
            self.write_error(
                self.missing(
                    f"This command cannot find a matching alias because an alias with the name '{name}' does not "
                    f"exist.",
                    name,
                )
            )
        self.write_all(info(alias, self.session) for alias in found)

    def by_definition(self, definition: str) -> None:
        test = Wildcard(definition).matches
        found = [alias for alias in self.all_aliases() if test(alias.target) and self.kept(alias.name)]
        if not found and not contains_wildcard(definition):
            self.write_error(
                self.missing(
                    "This command cannot find a matching alias because an alias with the definition "
                    f"'{definition}' does not exist.",
                    definition,
                )
            )
        self.write_all(info(alias, self.session) for alias in found)

    def kept(self, name: str) -> bool:
        patterns: Any = self.bound.get("Exclude")
        return not any(Wildcard(str(pattern)).matches(name) for pattern in patterns or [])
