"""Set-Content, and what it shares with Add-Content."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from pshv.drives.encodings import codec, default_codec, detect
from pshv.drives.paths import has_wildcards, parent, unescape
from pshv.runtime.errors import PSError
from pshv.runtime.text import to_string
from pshv.runtime.values import enumerate_value

from .get_content import encoding_name
from .itembase import ItemCmdlet

if TYPE_CHECKING:
    from pshv.drives.provider import ItemPath


class Writer:
    """An open file and how its lines become bytes."""

    __slots__ = ("codec", "file", "path")

    def __init__(self, file: IO[bytes], codec_name: str, path: str) -> None:
        self.file = file
        self.codec = codec_name
        self.path = path


class ContentWriter(ItemCmdlet):
    """Base of Set-Content and Add-Content: files are opened once and stay open while objects come."""

    Value: Any
    NoNewline: bool
    Encoding: Any
    action = "Set Content"
    append = False

    def begin(self) -> None:
        self.writers: list[Writer] | None = None
        self.as_bytes = bool(self.bound.get("AsByteStream")) or encoding_name(self.bound.get("Encoding")) == "byte"

    def process(self) -> None:
        if self.writers is None or not self.expecting_input or self._by_pipeline():
            self.close()
            self.writers = []
            for text in self.texts():
                self.open_path(text)
        values = self.Value
        for writer in self.writers:
            self.write_values(writer, values)
        if self.PassThru and self.writers:
            for value in items_of(values):
                self.write(value)

    def _by_pipeline(self) -> bool:
        """Whether paths come from the pipeline's objects, so that each object names its own file."""
        return "Path" not in self.bound and "LiteralPath" not in self.bound

    def end(self) -> None:
        self.close()

    def stop(self) -> None:
        self.close()

    def close(self) -> None:
        for writer in self.writers or ():
            writer.file.close()
            self.files.date(writer.path)
        self.writers = None

    # -- opening
    def open_path(self, text: str) -> None:
        try:
            if not self.is_literal and has_wildcards(text):
                places = [place for place in self.drives.glob(text, bool(self.Force)) if self.wanted(place)]
                if not places:
                    self.write_error(self.own(self._no_match(text)))
            else:
                places = [self.drives.resolve(text if self.is_literal else unescape(text))]
        except PSError as error:
            self.write_error(self.own(error))
            return
        for place in places:
            self.open_place(place)

    def _no_match(self, text: str) -> PSError:
        from pshv.runtime.errors import runtime_error

        return runtime_error(
            f"An object at the specified path {text} does not exist, or has been filtered by the -Include or -Exclude "
            "parameter.",
            "ItemNotFound",
            "ObjectNotFound",
            text,
            exception="System.Exception",
        )

    def open_place(self, place: ItemPath) -> None:
        if place.provider.name != "FileSystem":
            self.set_state(place)
            return
        if not self.should_process(f"Path: {place.path}", self.action):
            return
        try:
            self.open_file(place)
        except OSError as error:
            self.write_failure(error, place.path, "GetContentWriter", folder="DirectoryNotFoundError")

    def open_file(self, place: ItemPath) -> None:
        files = self.files
        if not files.exists(parent(place.path)):
            raise FileNotFoundError(2, "no such folder")
        entry = files.entry(place.path)
        if entry is not None and entry.read_only and self.Force:
            files.set_read_only(place.path, False)
        name, mark = self.chosen(place)
        file = files.open(place.path, "ab" if self.append else "wb")
        if mark and not self.as_bytes and (not self.append or entry is None or not entry.length):
            file.write(mark)
        assert self.writers is not None
        self.writers.append(Writer(file, name, place.path))

    def chosen(self, place: ItemPath) -> tuple[str, bytes]:
        """Codec and mark: the one asked for, else what an appended 5.1 file is written in, else the default."""
        core = self.files.core
        given = self.bound.get("Encoding")
        if given is not None and not self.as_bytes:
            return codec(given, core=core) or default_codec(core=core)
        if self.append and not core and self.files.exists(place.path):
            with self.files.open(place.path, "rb") as file:
                found = detect(file.read(4))
            if found is not None:
                return found[0], b""
        return default_codec(core=core)

    def set_state(self, place: ItemPath) -> None:
        provider: Any = place.provider
        setter = getattr(provider, "set_content", None) or getattr(provider, "set_item", None)
        if setter is None:
            self.throw(self.not_supported("content"))
        if not self.should_process(f"Path: {place.text}", self.action):
            return
        try:
            value = self.Value
            if isinstance(value, list) and len(value) == 1:
                value = value[0]
            setter(place.path, value)
        except PSError as error:
            self.write_error(self.own(error))

    # -- writing
    def write_values(self, writer: Writer, values: Any) -> None:
        write = writer.file.write
        if self.as_bytes:
            write(bytes(self._byte(value) for value in items_of(values)))
            return
        end = "" if self.bound.get("NoNewline") else "\r\n"
        for value in items_of(values):
            text = value if type(value) is str else to_string(value)
            write((text + end).encode(writer.codec, "replace"))

    def _byte(self, value: Any) -> int:
        from pshv.runtime.convert import convert
        from pshv.types.nettype import BYTE

        return int(convert(value, BYTE))


def items_of(values: Any) -> list[Any]:
    """The values to write: nested collections one after the other."""
    found: list[Any] = []
    items = enumerate_value(values)
    for value in [values] if items is None else items:
        if isinstance(value, list):
            found += items_of(value)
        else:
            found.append(value)
    return found


class SetContent(ContentWriter):
    """Writes new content or replaces existing content in a file."""

    name = "Set-Content"
