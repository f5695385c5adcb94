"""Convert-Path."""

from __future__ import annotations

from .itembase import ItemCmdlet


class ConvertPath(ItemCmdlet):
    """Converts a path from a PowerShell path to a PowerShell provider path."""

    name = "Convert-Path"

    def process(self) -> None:
        for place in self.found():
            self.write(place.path)
