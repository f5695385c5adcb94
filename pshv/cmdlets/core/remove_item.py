"""Remove-Item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet

if TYPE_CHECKING:
    from pshv.drives.entry import Entry
    from pshv.drives.provider import ItemPath

STATE_TITLES = {
    "Variable": "Remove variable",
    "Environment": "Remove environment variable",
    "Function": "Remove function",
    "Alias": "Remove alias",
}


class RemoveItem(ItemCmdlet):
    """Deletes the specified items."""

    name = "Remove-Item"
    Recurse: bool
    _for_all = ""  # what Yes to All or No to All has settled

    def process(self) -> None:
        for place in list(self.found()):
            if place.provider.name == "FileSystem":
                self.remove_entry(place)
            else:
                self.remove_state(place)

    def remove_state(self, place: ItemPath) -> None:
        title = STATE_TITLES.get(place.provider.name, "Remove Item")
        if not self.should_process(f"Item: {place.name}", title):
            return
        try:
            place.provider.remove_item(place.path, bool(self.Force))  # type: ignore[attr-defined]
        except PSError as error:
            self.write_error(self.own(error))

    def remove_entry(self, place: ItemPath) -> None:
        files = self.files
        entry = files.entry(place.path)
        if entry is None:
            return
        if self._in_use(place):
            self.write_error(
                self.error(
                    f"Cannot remove the item at '{place.path}' because it is in use.",
                    "InvalidOperation",
                    "InvalidOperation",
                    place.path,
                    exception="System.Management.Automation.PSInvalidOperationException",
                )
            )
            return
        if entry.is_folder and not entry.is_link and not self.Recurse and files.entries(place.path):
            if not self._asks(place):
                return
        title = "Remove Directory" if entry.is_folder else "Remove File"
        if not self.should_process(place.path, title):
            return
        if not self._may_remove(entry):
            return
        try:
            files.remove(place.path)
        except FileNotFoundError:
            return
        except OSError as error:
            self.write_failure(error, place.path, "RemoveFileSystemItem", denied="UnAuthorizedAccess")

    def _asks(self, place: ItemPath) -> bool:
        """The question about a folder that is not empty."""
        if self.run.flag("WhatIf"):
            return True
        query = (
            f"The item at {place.path} has children and the Recurse parameter was not specified. If you continue, all "
            "children will be removed with the item. Are you sure you want to continue?"
        )
        from pshv.runtime.shouldprocess import should_continue_for_all

        answer, self._for_all = should_continue_for_all(self.run, query, "Confirm", self._for_all)
        return answer

    def _in_use(self, place: ItemPath) -> bool:
        here = self.drives.location
        if here.provider.name != "FileSystem":
            return False
        target = place.path.rstrip("\\").lower()
        return (here.path.rstrip("\\").lower() + "\\").startswith(target + "\\")

    def _may_remove(self, entry: Entry) -> bool:
        """Read-only, hidden and system files need -Force."""
        guarded = entry.read_only or entry.flags & 6
        if entry.is_folder or self.Force or not guarded:
            return True
        self.write_error(
            self.error(
                "You do not have sufficient access rights to perform this operation or the item is hidden, system, or "
                "read only.",
                "RemoveFileSystemItemUnAuthorizedAccess",
                "PermissionDenied",
                entry.path,
                exception="System.IO.IOException",
            )
        )
        return False
