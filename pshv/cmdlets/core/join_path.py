"""Join-Path."""

from __future__ import annotations

from typing import Any

from pshv.drives.paths import join, split_drive
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet


class JoinPath(ItemCmdlet):
    """Combines a path and a child path into a single path."""

    name = "Join-Path"
    ChildPath: Any
    AdditionalChildPath: list[str] | None
    Resolve: bool

    def process(self) -> None:
        children = self.ChildPath if isinstance(self.ChildPath, list) else [self.ChildPath or ""]
        more = getattr(self, "AdditionalChildPath", None) or []
        for path in self.Path or []:
            text = path
            for child in [*children, *more]:
                text = join(text, child)
            if not self._drive_known(path):
                continue
            if not self.Resolve:
                self.write(text)
                continue
            for place in self.places_of(text, False):
                self.write(place.text)

    def _drive_known(self, path: str) -> bool:
        name, _ = split_drive(path)
        if name is None or path.find("::") >= 0:
            return True
        try:
            self.drives.need_drive(name)
        except PSError as error:
            self.write_error(self.own(error))
            return False
        return True
