"""Get-ItemProperty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.values import PSObject
from pshv.types import members

from .itembase import ItemCmdlet, matcher

if TYPE_CHECKING:
    from pshv.drives.provider import ItemPath


class GetItemProperty(ItemCmdlet):
    """Gets the properties of a specified item."""

    name = "Get-ItemProperty"
    Name: list[str] | None

    def process(self) -> None:
        for place in self.found():
            item = place.item()
            if item is None:
                continue
            if not self.Name:
                self.write_item(place, item)
                continue
            self.write_properties(place, item, self.Name)

    def write_properties(self, place: ItemPath, item: Any, names: list[str]) -> None:
        found: dict[str, object] = {}
        for name in names:
            test = matcher(name)
            matched = [key for key, _ in members.properties(item) if test(key)]
            for key in matched:
                if not key.startswith("PS"):
                    found[key] = members.get(item, key)
            if not matched:
                self.write_error(missing_property(self, name, place))
        if found:
            for key in ("PSPath", "PSParentPath", "PSChildName", "PSDrive", "PSProvider"):
                if members.has(item, key):
                    found[key] = members.get(item, key)
            self.write(PSObject(found))


def missing_property(cmdlet: ItemCmdlet, name: str, place: ItemPath) -> Any:
    """The error of a property an item does not have."""
    return cmdlet.error(
        f"Property {name} does not exist at path {place.path}.",
        "System.Management.Automation.PSArgumentException",
        "InvalidArgument",
        name,
        exception="System.Management.Automation.PSArgumentException",
    )
