"""Set-Location."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.drives.provider import PathInfo
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet
from .locationstack import stack_of

if TYPE_CHECKING:
    from pshv.drives.provider import ItemPath


class LocationCmdlet(ItemCmdlet):
    """Base of the cmdlets that change the current location."""

    def texts(self) -> list[str]:
        given: object = self.LiteralPath if self.LiteralPath is not None else self.Path
        if given is None:
            return []
        return [given] if isinstance(given, str) else [str(one) for one in given]  # type: ignore[attr-defined]

    def enter(self, text: str) -> bool:
        """Makes `text` the current location; writes the error when it cannot be."""
        places = self.one_place(text)
        if not places:
            return False
        if len(places) > 1:
            self.write_error(
                self.error(
                    f"Cannot set the location because path '{text}' resolved to multiple containers. You can only set "
                    "the location to a single container at a time.",
                    "Argument",
                    "InvalidArgument",
                    text,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
            return False
        place = places[0]
        if not place.is_container():
            self.write_error(self.not_found(place))
            return False
        self.go(place)
        return True

    def one_place(self, text: str) -> list[ItemPath]:
        if text.endswith(":") and not self.is_literal:
            try:
                drive = self.drives.need_drive(text[:-1])
            except PSError as error:
                self.write_error(self.own(error))
                return []
            return [self.drives.resolve(f"{drive.name}:\\{drive.current}")]
        return self.places_of(text, self.is_literal)

    def go(self, place: ItemPath) -> None:
        self.drives.back.append(self.drives.location)
        self.drives.forward.clear()
        self.drives.location = self.spelled(place)

    def spelled(self, place: ItemPath) -> ItemPath:
        from pshv.drives.provider import ItemPath as Place

        return Place(place.provider, place.drive, place.provider.spell(place.path))


class SetLocation(LocationCmdlet):
    """Sets the current working location to a specified location."""

    name = "Set-Location"
    StackName: str | None

    def process(self) -> None:
        drives = self.drives
        if self.StackName is not None:
            try:
                stack_of(drives, self.StackName)
                drives.default_stack = self.StackName
            except PSError as error:
                self.throw(self.own(error))
            return
        for text in self.texts() or ["~"]:
            moved = self.history(text) if text in ("-", "+") and not self.is_literal else self.enter(text)
            if moved and self.PassThru:
                self.write(PathInfo(drives.location))

    def history(self, mark: str) -> bool:
        """`-` and `+`: where one was before, and forth again."""
        drives = self.drives
        source, target = (drives.back, drives.forward) if mark == "-" else (drives.forward, drives.back)
        if not source:
            which = "left to navigate backwards" if mark == "-" else "left to navigate forwards"
            self.write_error(
                self.error(
                    f"There is no location history {which}.",
                    "InvalidOperation",
                    "InvalidOperation",
                    exception="System.InvalidOperationException",
                )
            )
            return False
        target.append(drives.location)
        drives.location = source.pop()
        return True
