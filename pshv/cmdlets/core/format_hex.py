"""Format-Hex."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.drives.encodings import codec
from pshv.runtime import values
from pshv.runtime.values import unwrap
from pshv.types.bytecollection import LINE, ByteCollection

_SIZES: dict[type, int] = {
    values.Byte: 1,
    values.SByte: 1,
    bool: 4,
    values.Int16: 2,
    values.UInt16: 2,
    int: 4,
    values.UInt32: 4,
    values.Int64: 8,
    values.UInt64: 8,
}


class FormatHex(ItemCmdlet):
    """Displays a file or other input as hexadecimal."""

    name = "Format-Hex"
    net_class = "Microsoft.PowerShell.Commands.FormatHex"

    InputObject: object
    Encoding: object
    Count: int | None
    Offset: int | None

    def begin(self) -> None:
        self.gathered = bytearray()
        self.label = ""

    def process(self) -> None:
        if self.InputObject is None:
            for place in self.found():
                try:
                    data = self.files.read(place.path)
                except OSError as error:
                    self.write_failure(error, place.text, "FormatHex")
                    continue
                self._show(data, place.path, place.path)
            return
        item = unwrap(self.InputObject)
        if "System.IO.FileInfo" in (getattr(item, "type_names", None) or ()):
            self._show(self.files.read(item.path), item.path, item.path)
            return
        gathered = self._bytes(item)
        if gathered is None:
            self.write_error(
                self.error(
                    f"Cannot convert input of type '{type_name(item)}' to hexadecimal. To view the hexadecimal "
                    "formatting of its string representation, pipe it to the Out-String cmdlet before piping it to "
                    "Format-Hex.",
                    "FormatHexTypeNotSupported",
                    "ParserError",
                    item,
                    exception="System.ArgumentException",
                )
            )
            return
        label = f"{label_of(item)} ({type_name(item)}) <{id(self) & 0xFFFFFFFF:08X}>"
        if isinstance(item, values.Byte) or self._is_number(item):
            self.gathered += gathered
            self.label = self.label or label
        else:
            self._show(gathered, "", label)

    def end(self) -> None:
        if self.gathered:
            self._show(bytes(self.gathered), "", self.label)

    @staticmethod
    def _is_number(item: Any) -> bool:
        return type(item) in _SIZES

    def _bytes(self, item: Any) -> bytes | None:
        """The bytes of a number, a text or a list of them; None for what has none."""
        size = _SIZES.get(type(item))
        if size is not None:
            return int(item).to_bytes(size, "little", signed=int(item) < 0)
        if isinstance(item, (float,)):
            import struct

            return struct.pack("<f" if type(item) is values.Single else "<d", item)
        if isinstance(item, str):
            core = self.session.edition == "core"
            given = self.Encoding
            chosen = codec(given, core=core) if given is not None else None
            return item.encode(chosen[0] if chosen else ("utf-8" if core else "ascii"), "replace")
        if isinstance(item, list):
            parts = [self._bytes(unwrap(one)) for one in item]
            return None if any(part is None for part in parts) else b"".join(part or b"" for part in parts)
        return None

    def _show(self, data: bytes, path: str, label: str) -> None:
        start = int(self.Offset or 0)
        stop = len(data) if self.Count is None else start + int(self.Count)
        part = data[start:stop]
        for at in range(0, len(part), LINE):
            self.write(ByteCollection(part[at : at + LINE], start + at, path, label))


def type_name(item: Any) -> str:
    """The full .NET name of a value's type."""
    from pshv.types.nettype import type_of

    return type_of(item).full_name


def label_of(item: Any) -> str:
    """The short name in a label."""
    from pshv.types.nettype import type_of

    return type_of(item).name
