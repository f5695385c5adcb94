"""Split-Path."""

from __future__ import annotations

from pshv.drives.paths import (
    base_name,
    extension,
    is_unc,
    leaf,
    parent,
    root_length,
    split_drive,
    split_provider,
    windows,
)

from .itembase import ItemCmdlet


class SplitPath(ItemCmdlet):
    """Returns the specified part of a path."""

    name = "Split-Path"
    Resolve: bool

    def process(self) -> None:
        for text in self.texts():
            if self.Resolve:
                for place in self.places_of(text, self.is_literal):
                    self.write(self.part(place.text))
            else:
                self.write(self.part(text))

    def part(self, text: str) -> object:
        """The part of `text` the parameters ask for."""
        if getattr(self, "IsAbsolute", False):
            return is_unc(text) or split_drive(text)[0] is not None
        if getattr(self, "Leaf", False):
            return leaf(text)
        if getattr(self, "LeafBase", False):
            return base_name(leaf(text))
        if getattr(self, "Extension", False):
            return extension(leaf(text))
        if getattr(self, "Qualifier", False):
            return self.qualifier(text)
        if getattr(self, "NoQualifier", False):
            name, rest = split_drive(text)
            return rest if name is not None else text
        named, rest = split_provider(text)
        up = parent(rest)
        return up if named is None or not up else f"{text[: len(text) - len(rest)]}{up}"

    def qualifier(self, text: str) -> str | None:
        name, _ = split_drive(text)
        if name is not None:
            return f"{name}:"
        if is_unc(text):
            return windows(text)[: root_length(windows(text))]
        self.write_error(
            self.error(
                f"Cannot parse path because path '{text}' does not have a qualifier specified.",
                "ParsePathFormatError",
                "InvalidArgument",
                None,
                exception="System.FormatException",
            )
        )
        return None
