"""Rename-Item."""

from __future__ import annotations

from typing import Any

from pshv.drives.paths import parent, segments, windows
from pshv.drives.provider import ItemPath
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet


class RenameItem(ItemCmdlet):
    """Renames an item in a PowerShell provider namespace."""

    name = "Rename-Item"
    NewName: str | None

    def texts(self) -> list[str]:
        given: Any = self.LiteralPath if self.LiteralPath is not None else self.Path
        return [given] if isinstance(given, str) else list(given or [])

    def process(self) -> None:
        for place in list(self.found()):
            if place.provider.name == "FileSystem":
                self.rename(place, self.NewName or "")
            else:
                self.rename_state(place, self.NewName or "")

    def rename_state(self, place: ItemPath, name: str) -> None:
        provider: Any = place.provider
        if not self.should_process(f"Item: {place.name} NewName: {name}", "Rename Item"):
            return
        try:
            content = provider.content(place.path)
            item = provider.set_item(name, content[0] if content else None)
            provider.remove_item(place.path, bool(self.Force))
        except PSError as error:
            self.write_error(self.own(error))
            return
        if self.PassThru:
            self.write_item(place.child(name), item)

    def rename(self, place: ItemPath, name: str) -> None:
        folder = parent(place.path)
        if len(segments(name)) != 1 or ":" in name:
            if windows(name).rpartition("\\")[0].lower().rstrip("\\") not in (".", folder.lower().rstrip("\\")):
                self._bad_name(name)
                return
            name = segments(name)[-1]
        end = ItemPath(place.provider, place.drive, folder.rstrip("\\") + "\\" + name)
        title = "Rename Directory" if place.is_container() else "Rename File"
        if not self.should_process(f"Item: {place.path} Destination: {end.path}", title):
            return
        try:
            self.files.move(place.path, end.path)
        except OSError as error:
            self.write_failure(error, place.path, "RenameItem")
            return
        if self.PassThru:
            self.write_item(end)

    def _bad_name(self, name: str) -> None:
        self.write_error(
            self.error(
                "Cannot rename the specified target, because it represents a path or device name.",
                "Argument",
                "InvalidArgument",
                name,
                exception="System.Management.Automation.PSArgumentException",
            )
        )
