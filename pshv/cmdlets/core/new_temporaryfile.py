"""New-TemporaryFile."""

from __future__ import annotations

from .itembase import ItemCmdlet


class NewTemporaryFile(ItemCmdlet):
    """Creates a temporary file in the session's TEMP folder."""

    name = "New-TemporaryFile"

    def process(self) -> None:
        folder = self.drives.environment.get("TEMP") or "C:\\Windows\\Temp"
        if not self.should_process(folder, self.name):
            return
        at = temporary_path(self)
        self.files.write(at, b"")
        self.write_item(self.drives.resolve(at))


def temporary_path(cmdlet: ItemCmdlet) -> str:
    """A path in TEMP that is not taken: `tmpXXXX.tmp`."""
    folder = cmdlet.drives.environment.get("TEMP") or "C:\\Windows\\Temp"
    number = int(cmdlet.session.extras.get("temporary-files", 0))  # type: ignore[call-overload]
    while True:
        number += 1
        path = f"{folder}\\tmp{number:04X}.tmp"
        if not cmdlet.files.exists(path):
            break
    cmdlet.session.extras["temporary-files"] = number
    if not cmdlet.files.exists(folder):
        cmdlet.files.make_folder(folder)
    return path
