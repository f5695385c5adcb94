"""File errors of the sandbox's drives that no cmdlet worded itself, as PowerShell errors.

A link that leads out of its drive, a name Windows does not allow, a disk that is full: whatever a drive raises ends in
one of these, never in a Python exception. So does what is wrong with the cluster's own file (locked, read-only, full).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .errors import PSError, runtime_error
from .netexception import NetException

if TYPE_CHECKING:
    from .session import Session

_STORE_CATEGORIES = {"Locked": "ResourceBusy", "ReadOnly": "WriteError", "Full": "WriteError", "Damaged": "InvalidData"}
_STORE_EXCEPTION = "System.IO.IOException"


def net_exception(error: OSError, session: Session | None) -> NetException:
    """The .NET exception of a refused file operation."""
    from pshv.drives.failures import describe

    stored = getattr(error, "problem", None)
    if stored is not None:
        return NetException(_STORE_EXCEPTION, stored.text)
    failure = describe(error, _shown_path(error, session))
    return NetException(failure.exception, failure.message)


def file_error(error: OSError, session: Session | None, error_id: str = "") -> PSError:
    """The error of a refused file operation; its id is the exception's type unless given."""
    from pshv.drives.failures import describe

    stored = getattr(error, "problem", None)
    if stored is not None:
        category = _STORE_CATEGORIES.get(stored.kind, "OpenError")
        return runtime_error(stored.text, error_id or f"ClusterFile{stored.kind}", category, exception=_STORE_EXCEPTION)
    path = _shown_path(error, session)
    failure = describe(error, path)
    return runtime_error(
        failure.message, error_id or failure.exception, failure.category, path, exception=failure.exception
    )


def _shown_path(error: OSError, session: Session | None) -> str:
    """The path as a drive shows it: a path of the host is never told. A caller that went away is no file's error."""
    if isinstance(error, ConnectionError):
        raise error
    if error.filename is None:
        return str(error.args[0]) if len(error.args) == 1 else ""
    path = str(error.filename)
    shown = None if session is None else session.drives.display_host_path(Path(path))
    return shown if shown is not None else path.replace("\\", "/").rsplit("/", 1)[-1]
