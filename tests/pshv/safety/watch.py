"""What a running script touches of the host, as Python's own audit events tell it."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

import contextlib

REPOSITORY = Path(__file__).resolve().parents[3]
_READABLE = tuple(
    {os.path.realpath(path) for path in (*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, str(REPOSITORY))}
)
_READABLE += ("/usr/share/zoneinfo", "/dev/null")
_FORBIDDEN = (
    "subprocess.",
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "socket.__new__",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.kill",
    "os.putenv",
    "os.unsetenv",
    "os.chdir",
    "os.chroot",
    "pty.spawn",
    "webbrowser.open",
    "urllib.Request",
    "ftplib.connect",
    "smtplib.connect",
    "http.client.connect",
    "ctypes.dlopen",
    "pickle.find_class",
    "shutil.",
)
_PATHS = {
    "open": 1,
    "os.listdir": 1,
    "os.scandir": 1,
    "os.mkdir": 1,
    "os.remove": 1,
    "os.rmdir": 1,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.utime": 1,
    "os.rename": 2,
    "os.link": 2,
    "os.symlink": 2,
}
_OF_THE_LINK = {"os.remove", "os.rename", "os.symlink", "os.link"}  # these do not follow a link
_READS = {"open", "os.listdir", "os.scandir"}


class Watch:
    """Collects what is touched beyond `inside` (folders a script may use) while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.inside: tuple[str, ...] = ()
        self.touched: list[str] = []

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """The audit hook."""
        if not self.on:
            return
        self.on = False
        try:
            if event.startswith(_FORBIDDEN):
                self.touched.append(f"{event} {arguments!r}"[:200])
            elif event in _PATHS:
                self._look(event, arguments)
        finally:
            self.on = True

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        reading = event in _READS and not _writes(event, arguments)
        for path in arguments[: _PATHS[event]]:
            if not isinstance(path, (str, bytes, os.PathLike)):
                continue
            text = os.fsdecode(path)
            full = os.path.realpath(text)
            if event in _OF_THE_LINK:
                full = os.path.join(os.path.realpath(os.path.dirname(text)), os.path.basename(text))
            if not self._allowed(full, reading):
                self.touched.append(f"{event} {text}")

    def _allowed(self, full: str, reading: bool) -> bool:
        folders = self.inside + ((*_READABLE, *sys.path) if reading else ())
        if not reading and "__pycache__" in full:
            return True
        return any(full == folder or full.startswith(folder.rstrip("/") + "/") for folder in folders)


def _writes(event: str, arguments: tuple[object, ...]) -> bool:
    if event != "open":
        return False
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


WATCH = Watch()
_installed: list[Watch] = []


@contextlib.contextmanager
def watched(*inside: Path) -> Iterator[list[str]]:
    """Gives the list that what is touched outside goes to."""
    if not _installed:
        sys.addaudithook(WATCH.hook)  # there is no way to take one off again
        _installed.append(WATCH)
    WATCH.inside = tuple(os.path.realpath(folder) for folder in inside)
    WATCH.touched = []
    WATCH.on = True
    try:
        yield WATCH.touched
    finally:
        WATCH.on = False
