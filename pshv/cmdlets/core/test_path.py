"""Test-Path."""

from __future__ import annotations

from typing import Any

from pshv.drives.paths import has_wildcards, unescape
from pshv.drives.sandbox import BAD_CHARACTERS
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet


class TestPath(ItemCmdlet):
    """Determines whether all elements of a path exist."""

    name = "Test-Path"
    IsValid: bool
    PathType: Any
    NewerThan: Any
    OlderThan: Any

    def process(self) -> None:
        texts = self.LiteralPath if self.LiteralPath is not None else self.Path
        if not texts:
            self.write_error(
                self.error(
                    "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')",
                    "NullPathNotPermitted",
                    "InvalidArgument",
                    None,
                    exception="System.ArgumentNullException",
                )
            )
            return
        for text in texts:
            if text is None:
                continue
            self.write(self.is_valid(text) if self.IsValid else self.test(text))

    def is_valid(self, text: str) -> bool:
        """Whether the text could be a path."""
        try:
            at = self.drives.resolve(text)
        except PSError:
            return False
        inner = at.below if at.drive is not None else at.path
        return bool(text.strip()) and BAD_CHARACTERS.isdisjoint(inner.replace("\\", ""))

    def test(self, text: str) -> bool:
        if not text.strip():
            return False
        kind = str(getattr(self.PathType, "name", self.PathType) or "Any").lower()
        try:
            if not self.is_literal and has_wildcards(text):
                places = [p for p in self.drives.glob(text, True) if self.wanted(p)]
            else:
                place = self.drives.resolve(text if self.is_literal else unescape(text))
                places = [place] if place.exists() and self.wanted(place) else []
        except (PSError, OSError):
            return False
        if kind == "leaf":
            places = [p for p in places if not p.is_container()]
        elif kind == "container":
            places = [p for p in places if p.is_container()]
        return any(self.in_time(place) for place in places)

    def in_time(self, place: Any) -> bool:
        newer, older = getattr(self, "NewerThan", None), getattr(self, "OlderThan", None)
        if newer is None and older is None:
            return True
        if place.provider.name != "FileSystem":
            return True
        from pshv.drives.filetimes import local_date

        written = local_date(place.item().stamp("written")).ticks
        return (newer is None or written > newer.ticks) and (older is None or written < older.ticks)
