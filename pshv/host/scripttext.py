"""The text of a script file in the encodings that PowerShell reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def read_script(path: Path, edition: str) -> str:
    """Read a script: by its byte order mark; without one UTF-8 in 7, the ANSI code page (1252) in 5.1.

    UTF-8 text without a mark is taken as such in 5.1 too when it is valid: hosts that pshv runs on write no marks.
    """
    return decode_script(path.read_bytes(), edition)


def decode_script(raw: bytes, edition: str) -> str:
    """The text of `raw`; see `read_script`."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    if edition == "core":
        return raw.decode("utf-8", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
