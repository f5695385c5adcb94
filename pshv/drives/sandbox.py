"""One folder of the host as the root of a tree that nothing leaves.

Names are looked up without regard to case; a symbolic link is followed only while its target stays inside the root.
"""

from __future__ import annotations

import os
import stat as _stat

BAD_CHARACTERS = frozenset('"<>|*?:/\\') | frozenset(map(chr, range(32)))


class Outside(OSError):
    """A path that leads out of its root."""


class BadName(OSError):
    """A name Windows does not allow."""


class Root:
    """A host folder shown as a tree of Windows paths.

    `folder` is the absolute host path; it need not exist yet.
    """

    __slots__ = ("_real", "folder")

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._real: str | None = None

    @property
    def real(self) -> str:
        """The folder with its own links resolved."""
        if self._real is None:
            self._real = os.path.realpath(self.folder)
        return self._real

    def contains(self, path: str) -> bool:
        """Whether the resolved host path lies inside this root."""
        real = self.real
        return path == real or path.startswith(real.rstrip("/") + "/") or real == "/"

    def locate(self, parts: list[str], *, follow_last: bool = True) -> str:
        """The host path of `parts` below the root, each found by exact name, else without regard to case.

        What does not exist keeps its spelling. Raises Outside for a link that leads out, BadName for a name that
        cannot exist on Windows.
        """
        path = self.real
        for index, part in enumerate(parts):
            check_name(part)
            child = self._child(path, part)
            last = index == len(parts) - 1
            if (not last or follow_last) and _is_link(child):
                child = os.path.realpath(child)
                if not self.contains(child):
                    raise Outside(part)
            path = child
        return path

    @staticmethod
    def _child(folder: str, name: str) -> str:
        exact = os.path.join(folder, name)
        if os.path.lexists(exact):
            return exact
        wanted = name.casefold()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entry.name for entry in entries if entry.name.casefold() == wanted)
        except OSError:
            return exact
        return os.path.join(folder, found[0]) if found else exact

    def leads_out(self, path: str) -> bool:
        """Whether the host path is a link to something outside the root."""
        return _is_link(path) and not self.contains(os.path.realpath(path))


def check_name(name: str) -> None:
    """Raises BadName when Windows would not take `name` as one segment."""
    if name in (".", "..") or not BAD_CHARACTERS.isdisjoint(name) or len(name.encode("utf-8", "surrogatepass")) > 255:
        raise BadName(name)
    if any("\ud800" <= letter <= "\udfff" for letter in name):  # half a character: no host has such a name
        raise BadName(name)


def _is_link(path: str) -> bool:
    try:
        return _stat.S_ISLNK(os.lstat(path).st_mode)
    except OSError:
        return False
