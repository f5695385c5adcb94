"""Pop-Location."""

from __future__ import annotations

from pshv.drives.provider import PathInfo
from pshv.runtime.errors import PSError

from .locationstack import stack_of
from .set_location import LocationCmdlet


class PopLocation(LocationCmdlet):
    """Changes the current location to the location most recently pushed onto the stack."""

    name = "Pop-Location"
    StackName: str | None

    def process(self) -> None:
        drives = self.drives
        try:
            stack = stack_of(drives, self.StackName or "")
        except PSError as error:
            self.throw(self.own(error))
        if not stack:
            return
        drives.location = stack.pop()
        if self.PassThru:
            self.write(PathInfo(drives.location))
