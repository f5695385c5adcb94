"""Get-Content.

Files are read line by line. Source: files-001 to files-038.
"""

from __future__ import annotations

from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from pshv.drives.paths import has_wildcards
from pshv.drives.text import open_text
from pshv.runtime.values import Byte

from .itembase import ItemCmdlet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pshv.drives.provider import ItemPath


class GetContent(ItemCmdlet):
    """Gets the content of the item at the specified location."""

    name = "Get-Content"
    ReadCount: Any
    TotalCount: Any
    Tail: Any
    Raw: bool
    Wait: bool
    Delimiter: str | None
    Encoding: Any

    def begin(self) -> None:
        total, tail = self.TotalCount, self.Tail
        self.total = int(total) if total is not None else -1
        self.tail = int(tail) if tail is not None else -1
        self.size = int(self.ReadCount) if self.ReadCount is not None else 1
        self.as_bytes = bool(self.bound.get("AsByteStream")) or encoding_name(self.Encoding) == "byte"
        if self.bound.get("Wait"):
            self.throw(
                self.error(
                    "Get-Content -Wait is not built into this mock.",
                    "NotImplemented",
                    "NotImplemented",
                    exception="System.NotImplementedException",
                )
            )

    def process(self) -> None:
        if self.total >= 0 and self.tail >= 0:
            self._clash(
                "The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.",
                "TailAndHeadCannotCoexist",
            )
            return
        for text in self.texts():
            for place in self._places(text):
                self.read(place)

    def _places(self, text: str) -> list[ItemPath]:
        places = self.places_of(text, self.is_literal)
        if not places and not self.is_literal and has_wildcards(text):
            self.write_error(
                self.error(
                    f"An object at the specified path {text} does not exist, or has been filtered by the -Include or "
                    "-Exclude parameter.",
                    "ItemNotFound",
                    "ObjectNotFound",
                    text,
                    exception="System.Exception",
                )
            )
        return places

    def _clash(self, message: str, error_id: str) -> None:
        self.write_error(
            self.error(message, error_id, "InvalidOperation", None, exception="System.InvalidOperationException")
        )

    # -- one item
    def read(self, place: ItemPath) -> None:
        if place.provider.name != "FileSystem":
            self.read_state(place)
            return
        if place.is_container():
            self._folder(place)
            return
        if self.bound.get("Raw") and (self.tail >= 0 or self.total >= 0):
            other = "Tail" if self.tail >= 0 else "TotalCount"
            self.write_error(
                self.error(
                    f"The 'Raw' and '{other}' parameters cannot be specified in the same command.",
                    "InvalidOperation",
                    "InvalidOperation",
                    None,
                    exception="System.InvalidOperationException",
                )
            )
            return
        try:
            self.read_file(place.path)
        except OSError as error:
            self.write_failure(
                error, place.path, "GetContentReader", folder="DirectoryNotFoundError", category="ReadError"
            )

    def read_state(self, place: ItemPath) -> None:
        reader = getattr(place.provider, "content", None)
        if reader is None:
            self.throw(self.not_supported("content"))
        for value in reader(place.path):
            self.write([value] if isinstance(value, list) else value)

    def _folder(self, place: ItemPath) -> None:
        if self.files.core:
            message = (
                f"Unable to get content because it is a directory: '{place.path}'. Please use 'Get-ChildItem' instead."
            )
            record = self.error(message, "GetContainerContentException", "InvalidOperation", place.path)
        else:
            record = self.error(
                f"Access to the path '{place.path}' is denied.",
                "GetContentReaderUnauthorizedAccessError",
                "PermissionDenied",
                place.path,
                exception="System.UnauthorizedAccessException",
            )
        self.write_error(record)

    def read_file(self, path: str) -> None:
        if self.as_bytes:
            self.read_bytes(path)
            return
        if self.bound.get("Raw"):
            self.read_whole(path)
            return
        with open_text(self.files, path, self.Encoding) as file:
            lines = self.pieces(file)
            if self.tail >= 0:
                from collections import deque

                lines = iter(deque(lines, maxlen=self.tail) if self.tail else ())
            elif self.total >= 0:
                lines = islice(lines, self.total)
            self.write_groups(lines)

    def pieces(self, file: IO[str]) -> Iterator[str]:
        """Lines, or what stands between delimiters, without their ends."""
        if self.Delimiter is None or self.Delimiter == "\n":
            for line in file:
                yield line[:-1] if line[-1:] == "\n" else line
            return
        yield from split_stream(file, self.Delimiter)

    def write_groups(self, lines: Iterable[Any]) -> None:
        write = self.write
        if self.size == 1:
            for line in lines:
                write(line)
            return
        iterator = iter(lines)
        if self.size <= 0:
            whole = list(iterator)
            if whole:
                write(whole if len(whole) > 1 else whole[0])
            return
        while group := list(islice(iterator, self.size)):
            write(group if len(group) > 1 or self.size > 1 else group[0])

    def read_whole(self, path: str) -> None:
        from pshv.drives.encodings import decode_text

        text = decode_text(self.files.read(path), core=self.files.core, encoding=self.Encoding)
        if text:
            self.write(text)

    def read_bytes(self, path: str) -> None:
        with self.files.open(path, "rb") as file:
            if self.bound.get("Raw"):
                from pshv.runtime.values import TypedArray
                from pshv.types.nettype import BYTE

                self.write(TypedArray(map(Byte, file.read()), BYTE))
                return
            data: Iterator[Any] = (Byte(b) for chunk in iter(lambda: file.read(65536), b"") for b in chunk)
            if self.tail >= 0:
                everything = list(data)
                data = iter(everything[len(everything) - self.tail :] if self.tail else [])
            elif self.total >= 0:
                data = islice(data, self.total)
            self.write_groups(data)


def split_stream(file: IO[str], delimiter: str) -> Iterator[str]:
    """The pieces of a text between delimiters, read in blocks; a last empty piece is left out."""
    rest = ""
    while block := file.read(65536):
        *whole, rest = (rest + block).split(delimiter)
        yield from whole
    if rest:
        yield rest


def encoding_name(encoding: Any) -> str:
    """The name of an -Encoding argument in lower case."""
    if encoding is None:
        return ""
    return str(getattr(encoding, "name", encoding)).lower()
