"""Push-Location."""

from __future__ import annotations

from pshv.drives.provider import PathInfo

from .set_location import LocationCmdlet


class PushLocation(LocationCmdlet):
    """Adds the current location to the top of a location stack."""

    name = "Push-Location"
    StackName: str | None

    def process(self) -> None:
        drives = self.drives
        here = drives.location
        for text in self.texts():
            if not self.enter(text):
                return
        drives.stacks.setdefault((self.StackName or drives.default_stack).lower(), []).append(here)
        if self.PassThru:
            self.write(PathInfo(drives.location))
