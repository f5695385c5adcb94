"""Writing a cluster's image as a new file, complete or not at all."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_new(path: Path, image: bytes) -> None:
    """Make `path` a cluster file with the content of `image`, whatever was there; raises OSError."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    target, source = sqlite3.connect(fresh), sqlite3.connect(":memory:")
    try:
        source.deserialize(image[:18] + b"\1\1" + image[20:])  # a database in memory cannot use WAL
        source.backup(target)
        target.execute("PRAGMA journal_mode=WAL")
    finally:
        source.close()
        target.close()
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
        fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    fresh.replace(path)
