"""Text files of the sandbox: lines read one by one, lines written with Windows line ends."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any

from .encodings import codec, default_codec, detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .filesystem import FileSystem

LINE_END = "\r\n"


def open_text(files: FileSystem, path: str, encoding: object = None) -> IO[str]:
    """Opens a text file for reading with any of the three line ends taken as one; its mark decides the encoding."""
    raw = files.open(path, "rb")
    found = detect(raw.read(4))
    if found is not None:
        raw.seek(found[1])
        name = found[0]
    else:
        raw.seek(0)
        chosen = codec(encoding, core=files.core) if encoding is not None else None
        name = chosen[0] if chosen is not None else default_codec(core=files.core)[0]
    return io.TextIOWrapper(raw, encoding=name, errors="replace", newline=None)


def read_lines(files: FileSystem, path: str, encoding: object = None) -> Iterator[str]:
    """The lines of a file without their ends, one at a time."""
    with open_text(files, path, encoding) as file:
        for line in file:
            yield line[:-1] if line.endswith("\n") else line


def write_lines(
    files: FileSystem,
    path: str,
    values: object,
    *,
    core: bool,
    encoding: object = None,
    append: bool = False,
) -> None:
    """Writes values as lines, as Set-Content does."""
    from pshv.runtime.text import to_string
    from pshv.runtime.values import enumerate_value

    items: Any = enumerate_value(values)
    lines = [to_string(item) for item in (items if items is not None else [values])]
    name, mark = (codec(encoding, core=core) if encoding is not None else None) or default_codec(core=core)
    data = "".join(line + LINE_END for line in lines).encode(name, "replace")
    if not append or not files.exists(path):
        data = mark + data
    files.write(path, data, append=append)
