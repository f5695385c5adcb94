"""Get-ChildItem.

A level is listed whole, folders first, before the next one; with -Include or -Exclude a folder is gone through as soon
as it is met. Source: powershell-traps.md 57; files-068 to files-077.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.drives.paths import has_wildcards, leaf, parent
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet

if TYPE_CHECKING:
    from pshv.drives.provider import ItemPath


class GetChildItem(ItemCmdlet):
    """Gets the items and child items in one or more specified locations."""

    name = "Get-ChildItem"
    Recurse: bool
    Depth: int | None
    Name: bool

    def begin(self) -> None:
        self.only_files = bool(getattr(self, "File", False))
        self.only_folders = bool(getattr(self, "Directory", False))
        self.tests = attribute_tests(self)
        self.limit = self.Depth if self.Depth is not None else None
        self.deep = bool(self.Recurse) or self.limit is not None

    def process(self) -> None:
        for text in self.texts() or [""]:
            try:
                self.list_path(text)
            except PSError as error:
                if error.record.error_id.startswith(("NotSupported", "NotImplemented")):
                    self.throw(self.own(error))
                self.write_error(self.own(error))

    # -- one path
    def list_path(self, text: str) -> None:
        if not text:
            self.list_place(self.drives.location)
            return
        if not self.is_literal and has_wildcards(text):
            self.list_pattern(text)
            return
        place = self.place(text, self.is_literal)
        if place is None:
            return
        try:
            there = place.exists()
        except OSError as error:
            self.write_failure(error, place.path, "Dir", category="ReadError")
            return
        if not there:
            if self.deep and parent(text) != text and leaf(text) and self._parent_exists(text):
                self.list_by_leaf(text)
                return
            self.write_error(self.not_found(place))
            return
        if self.Include and not self.deep:
            if self.wanted(place):
                self.list_place(place)
            return
        self.list_place(place)

    def _parent_exists(self, text: str) -> bool:
        place = self.place(parent(text) or ".", self.is_literal)
        return place is not None and place.exists()

    def list_pattern(self, text: str) -> None:
        if self.deep:
            self.list_by_leaf(text)
            return
        for place in self.drives.glob(text, bool(self.Force)):
            if self.wanted(place):
                self.emit(place, place.item(), place.name)

    def list_by_leaf(self, text: str) -> None:
        """`-Recurse a\\*.log`: the last segment chooses among everything below."""
        pattern, folder = leaf(text), parent(text) or "."
        if pattern == "*" and not self.Include:
            for place in self.drives.glob(text, bool(self.Force)):
                self.emit_if_wanted(place, place.item(), place.name)
                if place.is_container():
                    self.walk(place, 1, place.name + "\\")
            return
        kept = self.Include
        self.Include = kept or [pattern]
        try:
            for place in self.drives.glob(folder, bool(self.Force)):
                self.list_place(place)
        finally:
            self.Include = kept

    # -- one place
    def list_place(self, place: ItemPath) -> None:
        if self.Filter and place.provider.name != "FileSystem":
            self.throw(self.not_supported("filters"))
        if not place.is_container():
            self.emit(place, place.item(), place.name)
            return
        self.walk(place, 0, "")

    def walk(self, place: ItemPath, depth: int, prefix: str) -> None:
        """Lists a container: level by level, or depth first when names are chosen by -Include or -Exclude."""
        try:
            children = place.provider.children(place)
        except OSError as error:
            self.write_failure(error, place.path, "Dir", category="ReadError")
            return
        depth_first = bool(self.Include or self.Exclude)
        folders: list[tuple[ItemPath, str]] = []
        for child, item in children:
            if not self.Force and not self.tests.wants_hidden and place.provider.is_hidden(item):
                continue
            name = prefix + child.name
            self.emit_if_wanted(child, item, name)
            if self.deep and (self.limit is None or depth < self.limit) and self._enters(child, item):
                if depth_first:
                    self.walk(child, depth + 1, name + "\\")
                else:
                    folders.append((child, name))
        for child, name in folders:
            self.walk(child, depth + 1, name + "\\")

    @staticmethod
    def _enters(child: ItemPath, item: Any) -> bool:
        entry = getattr(item, "entry", None)
        return entry is not None and entry.is_folder and not entry.is_link

    def emit_if_wanted(self, place: ItemPath, item: Any, name: str) -> None:
        if self.wanted(place):
            self.emit(place, item, name)

    def emit(self, place: ItemPath, item: Any, name: str) -> None:
        if item is None:
            return
        entry = getattr(item, "entry", None)
        if entry is not None:
            if self.only_files != self.only_folders and entry.is_folder == self.only_files:
                return
            if not self.tests.take(entry.attributes):
                return
            if self.session.edition != "core":
                item.short = True
        if self.Name:
            self.write(name)
        else:
            self.write_item(place, item)


class AttributeTests:
    """-Attributes, -Hidden, -ReadOnly and -System: alternatives of bits that must and must not be set."""

    def __init__(self, alternatives: list[tuple[int, int]], wants_hidden: bool) -> None:
        self.alternatives = alternatives
        self.wants_hidden = wants_hidden

    def take(self, bits: int) -> bool:
        """Whether FileAttributes `bits` pass."""
        if not self.alternatives:
            return True
        return any(bits & must == must and not bits & never for must, never in self.alternatives)


BITS = {
    "readonly": 1, "r": 1, "hidden": 2, "h": 2, "system": 4, "s": 4, "directory": 16, "d": 16, "archive": 32, "a": 32,
    "normal": 128, "temporary": 256, "sparsefile": 512, "reparsepoint": 1024, "l": 1024, "compressed": 2048,
    "offline": 4096, "notcontentindexed": 8192, "encrypted": 16384,
}  # fmt: skip


def attribute_tests(cmdlet: Any) -> AttributeTests:
    """The tests of the cmdlet's parameters."""
    from pshv.runtime.text import to_text

    alternatives: list[tuple[int, int]] = []
    text = to_text(getattr(cmdlet, "Attributes", None)) if getattr(cmdlet, "Attributes", None) is not None else ""
    for option in text.replace(" ", "").split(",") if text else []:
        must = never = 0
        for word in option.split("+"):
            bit = BITS.get(word.lstrip("!").lower(), 0)
            if word.startswith("!"):
                never |= bit
            else:
                must |= bit
        alternatives.append((must, never))
    switches = 0
    for name, bit in (("Hidden", 2), ("ReadOnly", 1), ("System", 4)):
        if getattr(cmdlet, name, False):
            switches |= bit
    if switches:
        alternatives.append((switches, 0))
    return AttributeTests(alternatives, any(must & 2 for must, _ in alternatives))
