"""Microsoft.PowerShell.Commands.ByteCollection: one line of Format-Hex."""

from __future__ import annotations

from typing import Final

from pshv.runtime.values import Byte, UInt32, UInt64
from pshv.types.netobject import NetObject, Property, member_table

LINE: Final = 16


class ByteCollection(NetObject):
    """Up to 16 bytes at an offset; `label` names where they come from."""

    __slots__ = ("data", "label", "offset", "path")
    type_names = ("Microsoft.PowerShell.Commands.ByteCollection", "System.Object")
    members = member_table(
        Property("Bytes", lambda self: [Byte(one) for one in self.data], None, "byte[]"),
        Property("Offset64", lambda self: UInt64(self.offset), None, "ulong", hidden=True),
        Property("Offset", lambda self: UInt32(self.offset), None, "uint"),
        Property("HexOffset", lambda self: f"{self.offset:016X}", None, "string"),
        Property("HexBytes", lambda self: " ".join(f"{one:02X}" for one in self.data), None, "string"),
        Property("Ascii", lambda self: self.ascii, None, "string"),
        Property("Path", lambda self: self.path, None, "string"),
        Property("Label", lambda self: self.label, None, "string"),
    )

    def __init__(self, data: bytes, offset: int, path: str, label: str) -> None:
        self.data = data
        self.offset = offset
        self.path = path
        self.label = label

    @property
    def ascii(self) -> str:
        """The bytes as characters; control characters as the replacement character, zero as a blank."""
        return "".join(" " if one == 0 else _character(one) for one in self.data)

    def text(self) -> str:
        hexed = " ".join(f"{one:02X}" for one in self.data)
        return f"{self.offset:016X}   {hexed:<48} {self.ascii:<16}"


def _character(one: int) -> str:
    return "\ufffd" if one < 0x20 or 0x7F <= one < 0xA0 else chr(one)
