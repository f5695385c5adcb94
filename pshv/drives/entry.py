"""What stands at a path of the file system."""

from __future__ import annotations

import os
import stat as _stat


class Entry:
    """A file or folder: its full Windows path, its host path, and what the host says of it.

    `status` is None for a Windows folder that is not written yet.
    """

    __slots__ = ("host", "is_link", "path", "status")

    def __init__(self, path: str, host: str, status: os.stat_result | None, is_link: bool = False) -> None:
        self.path = path
        self.host = host
        self.status = status
        self.is_link = is_link

    @property
    def name(self) -> str:
        """The last segment of the path."""
        return self.path.rstrip("\\").rpartition("\\")[2]

    @property
    def is_folder(self) -> bool:
        return self.status is None or _stat.S_ISDIR(self.status.st_mode)

    @property
    def length(self) -> int:
        """Bytes."""
        return 0 if self.status is None else self.status.st_size

    @property
    def read_only(self) -> bool:
        return self.status is not None and not self.status.st_mode & _stat.S_IWUSR

    @property
    def hidden(self) -> bool:
        return self.name.startswith(".") or bool(self.flags & HIDDEN)

    @property
    def flags(self) -> int:
        """FileAttributes bits set by scripts."""
        return 0 if self.status is None else stored_flags(self.host)

    @property
    def attributes(self) -> int:
        """The FileAttributes number: ReadOnly 1, Hidden 2, System 4, Directory 16, Archive 32, ReparsePoint 1024."""
        bits = self.flags & (HIDDEN | SYSTEM)
        if self.name.startswith("."):
            bits |= HIDDEN
        if self.read_only and not self.is_folder:
            bits |= READ_ONLY
        if self.is_folder:
            bits |= DIRECTORY
        elif not bits & ~READ_ONLY or not self.flags & NOT_ARCHIVE:
            bits |= ARCHIVE
        if self.is_link:
            bits |= REPARSE_POINT
        return bits


READ_ONLY, HIDDEN, SYSTEM, DIRECTORY, ARCHIVE, NORMAL, REPARSE_POINT = 1, 2, 4, 16, 32, 128, 1024
NOT_ARCHIVE = 1 << 20
_KEY = "user.pshv.attributes"


def stored_flags(host: str) -> int:
    """The attribute bits kept with the file, 0 where the host keeps none."""
    getter = getattr(os, "getxattr", None)
    if getter is None:
        return 0
    try:
        return int(getter(host, _KEY))
    except (OSError, ValueError):
        return 0


def store_flags(host: str, bits: int) -> None:
    """Keeps attribute bits with the file; a host that cannot raises OSError."""
    setter = getattr(os, "setxattr", None)
    if stored_flags(host) == bits:
        return
    if setter is None:
        raise OSError("attributes cannot be kept here")
    setter(host, _KEY, str(bits).encode())
