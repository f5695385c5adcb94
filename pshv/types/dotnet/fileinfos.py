"""Constructors of System.IO.FileInfo and DirectoryInfo, on the session's drives (the classes live with the drives)."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current
from pshv.runtime.netexception import argument_null, not_supported
from pshv.types.dotnet.paths import full_path
from pshv.types.implementation import Implementation


def _made(folder: bool) -> Any:
    def construct(kind: Any, path: Any) -> Any:
        from pshv.drives.fileinfo import DirectoryInfo, FileInfo

        if path is None:
            raise argument_null("path" if folder else "fileName")
        if current.session is None:
            raise not_supported("There is no session whose drives could be used.")
        cls = DirectoryInfo if folder else FileInfo
        return cls(current.session.drives.files, full_path(path))

    return construct


IMPLEMENTATIONS = (
    Implementation("System.IO.FileInfo", construct=_made(False)),
    Implementation("System.IO.DirectoryInfo", construct=_made(True)),
)
