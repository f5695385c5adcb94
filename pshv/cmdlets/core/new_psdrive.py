"""New-PSDrive."""

from __future__ import annotations

from typing import Any

from pshv.drives.provider import Drive
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet


class NewPSDrive(ItemCmdlet):
    """Creates a drive that leads to a folder inside the session's drives."""

    name = "New-PSDrive"
    Name: str
    PSProvider: str
    Root: str
    Description: str | None
    Scope: str | None

    def process(self) -> None:
        drives = self.drives
        try:
            provider = drives.provider(self.PSProvider)
        except PSError as error:
            self.throw(self.own(error))
        if not self.should_process(f"Name: {self.Name} Provider: {provider.full_name} Root: {self.Root}", "New drive"):
            return
        if drives.drive(self.Name) is not None and self._taken():
            self.write_error(
                self.error(
                    f"A drive with the name '{self.Name}' already exists.",
                    "DriveAlreadyExists",
                    "ResourceExists",
                    self.Name,
                    exception="System.Management.Automation.SessionStateException",
                )
            )
            return
        root = self._root(provider)
        if root is None:
            return
        drive = Drive(self.Name, provider, root, self.Description or "")
        drives.add(drive, self._scope())
        self.write(drive)

    def _root(self, provider: Any) -> str | None:
        if provider.name != "FileSystem":
            return ""
        try:
            place = self.drives.resolve(self.Root)
            if place.exists() and place.is_container():
                return place.provider.spell(place.path)
        except PSError as error:
            self.write_error(self.own(error))
            return None
        except OSError as error:
            self.write_failure(error, self.Root, "DriveRoot", denied="Error", other="Error")
            return None
        self.write_error(
            self.error(
                f'The specified drive root "{self.Root}" either does not exist, or it is not a folder.',
                "DriveRootError",
                "ReadError",
                self.Root,
                exception="System.IO.IOException",
            )
        )
        return None

    def _taken(self) -> bool:
        scope = self._scope()
        built_in = self.Name.lower() in self.drives._drives
        return built_in or (scope.drives is not None and self.Name.lower() in scope.drives)

    def _scope(self) -> Any:
        scope = self.session.scope
        return scope.named(self.Scope) if self.Scope else scope
