"""Get-ItemPropertyValue."""

from __future__ import annotations

from pshv.types import members

from .get_itemproperty import missing_property
from .itembase import ItemCmdlet


class GetItemPropertyValue(ItemCmdlet):
    """Gets the value for one or more properties of a specified item."""

    name = "Get-ItemPropertyValue"
    Name: list[str] | None

    def texts(self) -> list[str]:
        return super().texts() or ["."]

    def process(self) -> None:
        for place in self.found():
            item = place.item()
            for name in self.Name or []:
                if members.has(item, name):
                    self.write(members.get(item, name))
                else:
                    self.write_error(missing_property(self, name, place))
