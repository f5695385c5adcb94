"""Images of a lab's cluster from before each command that changed it, the newest last."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST = 25
"""Commands that can be taken back."""


class UndoStack:
    """The images of one folder; a file each, numbered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.image"))

    def __len__(self) -> int:
        return len(self._files())

    def push(self, image: bytes) -> None:
        """Keep an image, unless it is the newest one already; the oldest goes when there are too many."""
        files = self._files()
        packed = zlib.compress(image, 1)
        if files and files[-1].read_bytes() == packed:
            return
        number = int(files[-1].stem) + 1 if files else 1
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{number:06}.image").write_bytes(packed)
        for old in files[: max(0, len(files) + 1 - MOST)]:
            old.unlink(missing_ok=True)

    def pop(self) -> bytes | None:
        """Take the newest image; None when there is none."""
        files = self._files()
        if not files:
            return None
        image = zlib.decompress(files[-1].read_bytes())
        files[-1].unlink()
        return image
