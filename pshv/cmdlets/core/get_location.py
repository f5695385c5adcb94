"""Get-Location."""

from __future__ import annotations

from pshv.drives.provider import ItemPath, PathInfo
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet
from .locationstack import LocationStack, stack_of


class GetLocation(ItemCmdlet):
    """Gets information about the current working location or a location stack."""

    name = "Get-Location"
    Stack: bool
    StackName: list[str] | None
    PSDrive: list[str] | None
    PSProvider: list[str] | None

    def process(self) -> None:
        drives = self.drives
        if self.Stack or self.StackName is not None:
            for name in self.StackName or [drives.default_stack]:
                try:
                    places = stack_of(drives, name)
                except PSError as error:
                    self.write_error(self.own(error))
                    continue
                self.write(LocationStack(name, places))
            return
        if self.PSDrive is None:
            self.write(PathInfo(drives.location))
            return
        for name in self.PSDrive:
            try:
                drive = drives.need_drive(name)
            except PSError as error:
                self.write_error(self.own(error))
                continue
            self.write(PathInfo(ItemPath(drive.provider, drive, drive.inner(drive.current))))
