"""Unblock-File."""

from __future__ import annotations

from .itembase import ItemCmdlet


class UnblockFile(ItemCmdlet):
    """Unblocks files that were downloaded: here nothing is ever blocked, so only the paths are checked."""

    name = "Unblock-File"

    def process(self) -> None:
        for place in self.found():
            self.should_process(place.path, self.name)
