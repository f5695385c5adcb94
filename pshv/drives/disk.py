"""The FileSystem provider."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .paths import split_drive
from .provider import CREDENTIALS, FILTER, SHOULD_PROCESS, Drive, ItemPath, Provider
from .sandbox import BadName, Outside

if TYPE_CHECKING:
    from .drives import Drives
    from .entry import Entry
    from .filesystem import FileSystem

HOME = "C:\\Users\\Administrator"


class FileSystemProvider(Provider):
    """Files and folders; its paths are full Windows paths."""

    __slots__ = ("files",)
    name = "FileSystem"
    capabilities = FILTER | SHOULD_PROCESS | CREDENTIALS
    home = HOME

    def __init__(self, drives: Drives, files: FileSystem) -> None:
        super().__init__(drives)
        self.files = files

    def exists(self, path: str) -> bool:
        return self._entry(path) is not None

    def is_container(self, path: str) -> bool:
        entry = self._entry(path)
        return entry is not None and entry.is_folder

    def _entry(self, path: str) -> Entry | None:
        """What is there; nothing where a link leads out of its root or the name cannot be one."""
        try:
            return self.files.entry(path)
        except (Outside, BadName):
            return None

    def item(self, at: ItemPath) -> Any:
        from .fileinfo import info_of

        entry = self.files.entry(at.path)
        if entry is None:
            return None
        place = ItemPath(self, at.drive, entry.path)
        return info_of(self.files, entry, place)

    def children(self, at: ItemPath) -> list[tuple[ItemPath, Any]]:
        from .fileinfo import info_of

        found = []
        for entry in self.files.entries(at.path):
            place = ItemPath(self, at.drive, entry.path)
            found.append((place, info_of(self.files, entry, place)))
        return found

    def is_hidden(self, item: Any) -> bool:
        entry = item.entry
        return entry is not None and entry.hidden

    def spell(self, path: str) -> str:
        entry = self._entry(path)
        return entry.path if entry is not None else path

    def used(self, drive: Drive) -> object:
        """Bytes taken on the drive."""
        return self._space(drive)[0]

    def free(self, drive: Drive) -> object:
        """Bytes free on the drive."""
        return self._space(drive)[1]

    def _space(self, drive: Drive) -> tuple[object, object]:
        from pshv.runtime.values import Int64

        letter, _ = split_drive(drive.root)
        if letter is None or letter.upper() != "C":
            return (None, None)
        size = 127 * 1024**3 - 1024**2
        taken = 11 * 1024**3 + _bytes_below(self.files.host_path(drive.root))
        return Int64(taken), Int64(max(0, size - taken))


def _bytes_below(folder: str) -> int:
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(where, name)).st_size
            except OSError:
                continue
    return total
