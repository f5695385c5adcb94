"""Invoke-Item."""

from __future__ import annotations

from .itembase import ItemCmdlet


class InvokeItem(ItemCmdlet):
    """Refused: there are no programs here that could open an item."""

    name = "Invoke-Item"

    def process(self) -> None:
        for place in self.found():
            self.write_error(
                self.error(
                    f"Cannot open '{place.text}': no program can be started in this mock.",
                    "InvokeItemNotSupported",
                    "NotImplemented",
                    place.text,
                    exception="System.NotImplementedException",
                )
            )
