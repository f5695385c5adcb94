"""Get-PSProvider."""

from __future__ import annotations

from pshv.drives.paths import has_wildcards

from .itembase import ItemCmdlet, matcher


class GetPSProvider(ItemCmdlet):
    """Gets information about the specified PowerShell provider."""

    name = "Get-PSProvider"
    PSProvider: list[str] | None

    def process(self) -> None:
        providers = list(self.drives.providers.values())
        if not self.PSProvider:
            self.write_all(providers)
            return
        for name in self.PSProvider:
            test = matcher(name)
            found = [p for p in providers if test(p.name) or test(p.full_name)]
            if not found and not has_wildcards(name):
                self.write_error(
                    self.error(
                        f"Cannot find a provider with the name '{name}'.",
                        "ProviderNotFound",
                        "ObjectNotFound",
                        name,
                        exception="System.Management.Automation.ProviderNotFoundException",
                    )
                )
            self.write_all(found)
