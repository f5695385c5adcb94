"""Remove-PSDrive."""

from __future__ import annotations

from pshv.drives.driveerrors import drive_not_found
from pshv.drives.paths import has_wildcards

from .itembase import ItemCmdlet, matcher


class RemovePSDrive(ItemCmdlet):
    """Deletes drives from the session."""

    name = "Remove-PSDrive"
    Name: list[str] | None
    LiteralName: list[str] | None
    PSProvider: list[str] | None

    def process(self) -> None:
        drives = self.drives
        for name in self.LiteralName or self.Name or []:
            test = matcher(name)
            found = [d for d in drives.all_drives() if test(d.name)]
            if not found and not has_wildcards(name):
                self.write_error(self.own(drive_not_found(name)))
            for drive in found:
                target = f"Name: {drive.name} Provider: {drive.provider.full_name} Root: {drive.root}"
                if not self.should_process(target, "Remove Drive"):
                    continue
                if drives.location.drive is drive and not self.Force:
                    self.write_error(
                        self.error(
                            f"Cannot remove drive '{drive.name}' because it is in use.",
                            "InvalidOperation",
                            "InvalidOperation",
                            exception="System.Management.Automation.PSInvalidOperationException",
                        )
                    )
                    continue
                drives.remove(drive.name)
