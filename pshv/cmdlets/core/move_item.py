"""Move-Item."""

from __future__ import annotations

from pshv.drives.paths import parent
from pshv.drives.provider import ItemPath

from .itembase import ItemCmdlet


class MoveItem(ItemCmdlet):
    """Moves an item from one location to another."""

    name = "Move-Item"
    Destination: str | None

    def process(self) -> None:
        for place in list(self.found()):
            target = self.place(self.Destination or ".", True)
            if target is None:
                return
            if place.provider.name != "FileSystem" or target.provider.name != "FileSystem":
                self.throw(self.not_supported("moving"))
            self.move(place, target)

    def move(self, place: ItemPath, target: ItemPath) -> None:
        files = self.files
        folder = place.is_container()
        end = target
        if files.exists(target.path) and target.is_container():
            end = target.child(place.name)
        title = "Move Directory" if folder else "Move File"
        if not self.should_process(f"Item: {place.path} Destination: {end.path}", title):
            return
        stem = "MoveDirectoryItem" if folder else "MoveFileInfoItem"
        try:
            if self.Force and not folder and files.exists(end.path) and not end.is_container():
                if end.path.lower() != place.path.lower():
                    files.remove(end.path)
            if not files.exists(parent(end.path)):
                raise FileNotFoundError(2, "no such folder")
            files.move(place.path, end.path)
        except OSError as error:
            self.write_failure(error, end.path if folder else place.path, stem)
            return
        if self.PassThru:
            self.write_item(end)
