"""Clear-Content."""

from __future__ import annotations

from .itembase import ItemCmdlet


class ClearContent(ItemCmdlet):
    """Deletes the contents of an item, but does not delete the item."""

    name = "Clear-Content"

    def process(self) -> None:
        for place in list(self.found()):
            if place.provider.name != "FileSystem":
                self.throw(self.not_supported("this operation"))
            if not self.should_process(f"Item: {place.path}", "Clear Content"):
                continue
            try:
                if place.is_container():
                    raise PermissionError(13, "is a folder")
                self.files.write(place.path, b"")
            except OSError as error:
                self.write_failure(error, place.path, "ClearContent")
