"""A plain `pshv` looks for a warm host of its cluster's file, and lets it run what it can run."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pshv.host.options import Options

SUFFIX = ".host"


def socket_path(db: Path) -> Path:
    """Where the host of a cluster's file listens."""
    return db.with_name(db.name + SUFFIX)


def through_host(options: Options, name: str, words: list[str]) -> int | None:
    """Run a command line in the warm host of the cluster's file.

    Gives its exit code; None when there is no host, or none of this user's, or the command line needs a terminal of
    its own. `PSHV_NO_HOST=1` in the environment, or `--memory`, asks for none.
    """
    if options.db is None or os.environ.get("PSHV_NO_HOST", "0") not in ("", "0"):
        return None
    path = socket_path(options.db)
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISSOCK(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        return None
    from pshv.host import standin

    try:
        return standin.run(f"{standin.LOCAL}{path}", "", name, words, _settings(options))
    except OSError:
        return None


def _settings(options: Options) -> str:
    """The options as settings of a request."""
    found = []
    if options.edition is not None:
        found.append(f"edition={options.edition}")
    if options.pace is not None:
        found.append(f"pace={options.pace}")
    if not options.host_folder:
        found.append("no-host-folder=")
    found += [f"grant={folder}={letter}:" for letter, folder in options.grants]
    return "".join(f"\noption:{text}" for text in found)
