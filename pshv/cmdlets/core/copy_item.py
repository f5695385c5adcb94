"""Copy-Item."""

from __future__ import annotations

from typing import Any

from pshv.drives.paths import parent
from pshv.drives.provider import ItemPath
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet


class CopyItem(ItemCmdlet):
    """Copies an item from one location to another."""

    name = "Copy-Item"
    Destination: str | None
    Recurse: bool
    Container: Any

    def process(self) -> None:
        if getattr(self, "FromSession", None) is not None or getattr(self, "ToSession", None) is not None:
            self.throw(
                self.error(
                    "Copying through a session is not built into this mock; use the administrative share "
                    "(\\\\NODE\\C$).",
                    "NotImplemented",
                    "NotImplemented",
                    exception="System.NotImplementedException",
                )
            )
        for place in list(self.found()):
            target = self.place(self.Destination or ".", True)
            if target is None:
                return
            if place.provider is not target.provider:
                self.throw(
                    self.error(
                        "Source and destination path did not resolve to the same provider.",
                        "Argument",
                        "InvalidArgument",
                        None,
                        exception="System.Management.Automation.PSArgumentException",
                    )
                )
            if place.provider.name == "FileSystem":
                self.copy(place, target)
            else:
                self.copy_state(place, target)

    def copy_state(self, place: ItemPath, target: ItemPath) -> None:
        provider: Any = place.provider
        if not self.should_process(f"Item: {place.name} Destination: {target.name}", "Copy Item"):
            return
        try:
            content = provider.content(place.path)
            item = provider.set_item(target.path, content[0] if len(content) == 1 else content)
        except PSError as error:
            self.write_error(self.own(error))
            return
        if self.PassThru:
            self.write_item(target, item)

    def copy(self, place: ItemPath, target: ItemPath) -> None:
        files = self.files
        if place.is_container():
            into = files.exists(target.path) and target.is_container()
            end = target.child(place.name) if into else target
            self.copy_folder(place, end)
            return
        end = target
        if files.exists(target.path) and target.is_container():
            end = target.child(place.name)
        self.copy_file(place, end)

    def copy_folder(self, place: ItemPath, end: ItemPath) -> None:
        if (end.path.lower() + "\\").startswith(place.path.rstrip("\\").lower() + "\\") and self.Recurse:
            self._itself(place)
            return
        if not self.should_process(f"Item: {place.path} Destination: {end.path}", "Copy Directory"):
            return
        try:
            there = self.files.entry(end.path)
            if there is not None and not there.is_folder:
                raise FileExistsError(17, "exists")
            if there is None:
                if not self.files.exists(parent(end.path)):
                    raise FileNotFoundError(2, "no such folder")
                self.files.make_folder(end.path)
            if self.PassThru:
                self.write_item(end)
            if not self.Recurse:
                return
            for child, item in place.provider.children(place):
                if child.is_container():
                    self.copy_folder(child, end.child(child.name))
                elif self._keeps(child):
                    self.copy_file(child, end.child(child.name))
                del item
        except OSError as error:
            self.write_failure(error, end.path, "CopyDirectoryInfoItem")

    def _keeps(self, place: ItemPath) -> bool:
        return self.wanted(place)

    def copy_file(self, place: ItemPath, end: ItemPath) -> None:
        if end.path.lower() == place.path.lower():
            self._itself(place)
            return
        if not self.should_process(f"Item: {place.path} Destination: {end.path}", "Copy File"):
            return
        files = self.files
        try:
            if not files.exists(parent(end.path)):
                raise FileNotFoundError(2, "no such folder")
            entry = files.entry(end.path)
            if entry is not None and entry.read_only and self.Force:
                files.set_read_only(end.path, False)
            files.copy_file(place.path, end.path)
        except OSError as error:
            self.write_failure(error, end.path, "CopyFileInfoItem")
            return
        if self.PassThru:
            self.write_item(end)

    def _itself(self, place: ItemPath) -> None:
        self.write_error(
            self.error(
                f"Cannot overwrite the item {place.path} with itself.",
                "CopyError",
                "WriteError",
                place.path,
                exception="System.IO.IOException",
            )
        )
