"""Who drives a migration: a lock that its process holds, so that others can tell whether it is still alive."""

from __future__ import annotations

import contextlib
import os
from typing import IO


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class DriverLock:
    """A file beside the cluster's file, locked while its process lives; the system frees it when the process ends."""

    def __init__(self, path: str, number: int) -> None:
        self._name = _name(path, number)
        self._file = open(self._name, "wb")  # noqa: SIM115 - held while the process lives
        _try_lock(self._file)

    def release(self) -> None:
        """Give the lock up and remove its file."""
        self._file.close()
        with contextlib.suppress(OSError):
            os.unlink(self._name)


def alive(path: str, number: int) -> bool:
    """Tell whether the process with this driver number still runs; leftovers of a dead one are removed."""
    name = _name(path, number)
    try:
        file = open(name, "r+b")  # noqa: SIM115 - closed by the with below
    except OSError:
        return False
    with file:
        if not _try_lock(file):
            return True
    with contextlib.suppress(OSError):
        os.unlink(name)
    return False


def _name(path: str, number: int) -> str:
    return f"{path}-driver-{number}"
