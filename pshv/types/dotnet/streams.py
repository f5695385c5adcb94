"""System.IO.MemoryStream."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import out_of_range
from pshv.types.dotnet.encodings import byte_array, to_bytes
from pshv.types.implementation import Implementation


class MemoryStream:
    """Bytes in memory with a position."""

    __slots__ = ("data", "place")
    type_names = ("System.IO.MemoryStream", "System.IO.Stream", "System.MarshalByRefObject", "System.Object")

    def __init__(self, data: bytes = b"") -> None:
        self.data = bytearray(data)
        self.place = 0

    def text(self) -> str:
        return "System.IO.MemoryStream"

    def write(self, data: bytes) -> None:
        end = self.place + len(data)
        if self.place > len(self.data):
            self.data.extend(b"\0" * (self.place - len(self.data)))
        self.data[self.place : end] = data
        self.place = end

    def read_all(self) -> bytes:
        return self.rest()

    def rest(self) -> bytes:
        found = bytes(self.data[self.place :])
        self.place = len(self.data)
        return found


def _write(s: MemoryStream, buffer: Any, offset: int = 0, count: int | None = None) -> None:
    data = to_bytes(buffer)
    s.write(data[offset:] if count is None else data[offset : offset + count])


def _read(s: MemoryStream, buffer: Any, offset: int, count: int) -> int:
    found = s.data[s.place : s.place + count]
    for i, byte in enumerate(found):
        buffer[offset + i] = values.Byte(byte)
    s.place += len(found)
    return len(found)


def _read_byte(s: MemoryStream) -> int:
    if s.place >= len(s.data):
        return -1
    s.place += 1
    return s.data[s.place - 1]


def _seek(s: MemoryStream, offset: int, origin: Any) -> int:
    base = {"Begin": 0, "Current": s.place, "End": len(s.data)}[origin.name]
    s.place = base + int(offset)
    return s.place


def _set_place(s: MemoryStream, value: int) -> None:
    if value < 0:
        raise out_of_range("Non-negative number required.", "value")
    s.place = int(value)


def _set_length(s: MemoryStream, length: int) -> None:
    del s.data[length:]
    s.data.extend(b"\0" * (int(length) - len(s.data)))


def _new(kind: Any, *parts: Any) -> MemoryStream:
    return MemoryStream(to_bytes(parts[0])) if parts and isinstance(parts[0], list) else MemoryStream()


IMPLEMENTATIONS = (
    Implementation(
        "System.IO.MemoryStream",
        construct=_new,
        properties={
            "CanRead": lambda s: True,
            "CanSeek": lambda s: True,
            "CanTimeout": lambda s: False,
            "CanWrite": lambda s: True,
            "Capacity": lambda s: max(256, len(s.data)),
            "Length": lambda s: values.Int64(len(s.data)),
            "Position": (lambda s: values.Int64(s.place), _set_place),
        },
        methods={
            "Close": lambda s: None,
            "Dispose": lambda s: None,
            "Flush": lambda s: None,
            "GetBuffer": lambda s: byte_array(bytes(s.data)),
            "Read": _read,
            "ReadByte": _read_byte,
            "Seek": _seek,
            "SetLength": _set_length,
            "ToArray": lambda s: byte_array(bytes(s.data)),
            "Write": _write,
            "WriteByte": lambda s, b: s.write(bytes([int(b)])),
            "WriteTo": lambda s, other: other.write(bytes(s.data)),
            "CopyTo": lambda s, other, *r: other.write(s.rest()),
        },
    ),
    Implementation("System.IO.Stream"),
)
