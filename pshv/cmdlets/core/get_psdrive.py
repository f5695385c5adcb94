"""Get-PSDrive."""

from __future__ import annotations

from pshv.drives.paths import has_wildcards

from .itembase import ItemCmdlet, matcher


class GetPSDrive(ItemCmdlet):
    """Gets drives in the current session."""

    name = "Get-PSDrive"
    Name: list[str] | None
    LiteralName: list[str] | None
    PSProvider: list[str] | None

    def process(self) -> None:
        drives = self.drives.all_drives()
        if self.PSProvider:
            tests = [matcher(one) for one in self.PSProvider]
            drives = [d for d in drives if any(t(d.provider.name) or t(d.provider.full_name) for t in tests)]
        literal = self.LiteralName is not None
        names = self.LiteralName if literal else self.Name
        if not names:
            self.write_all(drives)
            return
        for name in names:
            test = name.lower().__eq__ if literal else matcher(name)
            found = [d for d in drives if test(d.name.lower() if literal else d.name)]
            if not found and (literal or not has_wildcards(name)):
                self.write_error(
                    self.error(
                        f"Cannot find drive. A drive with the name '{name}' does not exist.",
                        "GetLocationNoMatchingDrive",
                        "ObjectNotFound",
                        name,
                        exception="System.Management.Automation.DriveNotFoundException",
                    )
                )
            self.write_all(found)
