"""The content of items: lines of files, values of variables, blocks of functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .drives import Drives
    from .provider import ItemPath


def read_content(drives: Drives, at: ItemPath) -> list[Any]:
    """The content of an item: a file's lines, a variable's value, a function's block."""
    if at.provider.name == "FileSystem":
        from .encodings import decode_text

        return decode_text(drives.files.read(at.path), core=drives.files.core).splitlines()
    reader = getattr(at.provider, "content", None)
    return list(reader(at.path)) if reader is not None else []
