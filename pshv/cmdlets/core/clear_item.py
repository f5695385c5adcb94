"""Clear-Item."""

from __future__ import annotations

from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet


class ClearItem(ItemCmdlet):
    """Clears the contents of an item, but does not delete the item."""

    name = "Clear-Item"

    def process(self) -> None:
        for place in list(self.found()):
            setter = getattr(place.provider, "set_item", None)
            if setter is None:
                self.throw(self.not_supported("this operation"))
            if not self.should_process(f"Item: {place.name}", "Clear Item"):
                continue
            try:
                setter(place.path, None)
            except PSError as error:
                self.write_error(self.own(error))
