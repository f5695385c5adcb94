"""Set-ItemProperty."""

from __future__ import annotations

from typing import Any

from pshv.runtime.errors import PSError
from pshv.types import members

from .get_itemproperty import missing_property
from .itembase import ItemCmdlet


class SetItemProperty(ItemCmdlet):
    """Creates or changes the value of a property of an item."""

    name = "Set-ItemProperty"
    Name: str | None
    Value: Any
    InputObject: Any

    def process(self) -> None:
        for place in list(self.found()):
            item = place.item()
            if self.InputObject is not None:
                pairs = [(key, members.get(self.InputObject, key)) for key, _ in members.properties(self.InputObject)]
            else:
                pairs = [(self.Name or "", self.Value)]
            for name, value in pairs:
                if not self.should_process(f"Item: {place.path} Property: {name}", "Set Property"):
                    continue
                if not members.has(item, name):
                    self.write_error(missing_property(self, name, place))
                    continue
                try:
                    members.set(item, name, value)
                except PSError as error:
                    self.write_error(self.own(error))
            if self.PassThru:
                self.write_item(place, item)
