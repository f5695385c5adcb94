"""System.IO.FileStream: a file of the session's drives; what was written reaches it at Flush or Close."""

from __future__ import annotations

from typing import Any

from pshv.runtime.netexception import NetException
from pshv.types.dotnet import files, streams
from pshv.types.dotnet.paths import full_path
from pshv.types.dotnet.streams import MemoryStream
from pshv.types.implementation import Implementation


class FileStream(MemoryStream):
    """The file's bytes with a position; `can_read` and `can_write` as it was opened."""

    __slots__ = ("can_read", "can_write", "changed", "closed", "path")
    type_names = ("System.IO.FileStream", "System.IO.Stream", "System.MarshalByRefObject", "System.Object")

    def __init__(self, path: str, data: bytes, can_read: bool, can_write: bool) -> None:
        super().__init__(data)
        self.path = path
        self.can_read = can_read
        self.can_write = can_write
        self.changed = False
        self.closed = False

    def text(self) -> str:
        return "System.IO.FileStream"

    def write(self, data: bytes) -> None:
        if not self.can_write:
            raise NetException("System.NotSupportedException", "Stream does not support writing.")
        super().write(data)
        self.changed = True

    def flush(self) -> None:
        if self.changed:
            files.write_bytes(self.path, bytes(self.data))
            self.changed = False

    def close(self) -> None:
        if not self.closed:
            self.flush()
            self.closed = True


def _mode(value: Any, default: str) -> str:
    return str(getattr(value, "name", None) or default)


def open_file(path: Any, mode: Any = None, access: Any = None, *_: Any) -> FileStream:
    """Open a file as FileMode says. Raises FileNotFoundException, IOException and what the drives refuse."""
    how = _mode(mode, "Open")
    where = full_path(path)
    there = files.exists(where)
    if how in ("Open", "Truncate") and not there:
        raise NetException("System.IO.FileNotFoundException", f"Could not find file '{where}'.")
    if how == "CreateNew" and there:
        raise NetException("System.IO.IOException", f"The file '{where}' already exists.")
    rights = _mode(access, "Write" if how == "Append" else "ReadWrite")
    kept = there and how not in ("Create", "Truncate")
    made = FileStream(where, files.read_bytes(where) if kept else b"", "Read" in rights, "Write" in rights)
    if not kept:
        files.write_bytes(where, b"")
    if how == "Append":
        made.place = len(made.data)
    return made


def open_read(path: Any) -> FileStream:
    """`[IO.File]::OpenRead`."""
    where = full_path(path)
    return FileStream(where, files.read_bytes(where), True, False)


def open_write(path: Any) -> FileStream:
    """`[IO.File]::OpenWrite`: from the start, over what is there."""
    where = full_path(path)
    return FileStream(where, files.read_bytes(where) if files.exists(where) else b"", False, True)


def create(path: Any, *_: Any) -> FileStream:
    """`[IO.File]::Create`."""
    where = full_path(path)
    files.write_bytes(where, b"")
    return FileStream(where, b"", True, True)


_BASE = streams.IMPLEMENTATIONS[0]

IMPLEMENTATIONS = (
    Implementation(
        "System.IO.FileStream",
        construct=lambda kind, path, mode=None, access=None, *rest: open_file(path, mode, access),
        properties={
            **{_BASE.spellings[name]: value for name, value in _BASE.properties.items() if name != "capacity"},
            "CanRead": lambda s: s.can_read and not s.closed,
            "CanWrite": lambda s: s.can_write and not s.closed,
            "Name": lambda s: s.path,
        },
        methods={
            **{_BASE.spellings[n]: f for n, f in _BASE.methods.items() if n not in ("getbuffer", "toarray", "writeto")},
            "Close": lambda s: s.close(),
            "Dispose": lambda s: s.close(),
            "Flush": lambda s, *rest: s.flush(),
        },
    ),
)
