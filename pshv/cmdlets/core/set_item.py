"""Set-Item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet
from .new_item import display

if TYPE_CHECKING:
    from pshv.runtime.session import Session


def option_parameters(session: Session, values: dict[str, Any]) -> list[Any]:
    """The dynamic parameters of the providers whose items have options."""
    from pshv.drives.paths import split_drive

    given = values.get("Path") or values.get("LiteralPath") or []
    first = given if isinstance(given, str) else str(given[0]) if given else ""
    name, _ = split_drive(first)
    drives: Any = session.drives
    drive = drives.drive(name) if name is not None else drives.location.drive
    if drive is None or drive.provider.name not in ("Function", "Alias"):
        return []
    from pshv.runtime.declaration import Param

    return [Param("Options", "System.Management.Automation.ScopedItemOptions")]


class SetItem(ItemCmdlet):
    """Changes the value of an item to the value specified in the command."""

    name = "Set-Item"
    Value: Any

    @staticmethod
    def dynamic_parameters(session: Session, values: dict[str, Any]) -> list[Any]:
        """-Options where the path lies in Function: or Alias:."""
        return option_parameters(session, values)

    def process(self) -> None:
        for text in self.texts():
            place = self.place(text, self.is_literal)
            if place is None:
                continue
            setter = getattr(place.provider, "set_item", None)
            if setter is None:
                self.throw(self.not_supported("this operation"))
            if not self.should_process(f"Item: {place.name} Value: {display(self.Value)}", "Set Item"):
                continue
            options = getattr(self, "Options", None)
            try:
                if place.provider.name in ("Function", "Alias"):
                    item = setter(place.path, self.Value, options=options, force=bool(self.Force))
                else:
                    item = setter(place.path, self.Value)
            except PSError as error:
                self.write_error(self.own(error))
                continue
            if self.PassThru:
                self.write_item(place, item)
