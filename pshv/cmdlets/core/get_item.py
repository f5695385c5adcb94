"""Get-Item."""

from __future__ import annotations

from .itembase import ItemCmdlet


class GetItem(ItemCmdlet):
    """Gets the item at the specified location."""

    name = "Get-Item"

    def process(self) -> None:
        for place in self.found():
            self.write_item(place)
