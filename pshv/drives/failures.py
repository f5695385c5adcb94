"""What the host or the sandbox refused, in .NET's words."""

from __future__ import annotations

from .sandbox import BadName, Outside


class Failure:
    """The .NET exception of a refused file operation: `kind` is one of missing, folder, denied, exists, outside, io."""

    __slots__ = ("category", "exception", "kind", "message")

    def __init__(self, exception: str, message: str, category: str, kind: str) -> None:
        self.exception = exception
        self.message = message
        self.category = category
        self.kind = kind


def describe(error: BaseException, path: str, *, parent_exists: bool | None = None) -> Failure:
    """The failure behind a Python exception for the Windows path `path`."""
    if isinstance(error, Outside):
        return Failure(
            "System.UnauthorizedAccessException",
            f"Access to the path '{path}' is denied: it leads out of its drive.",
            "PermissionDenied",
            "outside",
        )
    if isinstance(error, BadName):
        return Failure(
            "System.IO.IOException",
            f"The filename, directory name, or volume label syntax is incorrect. : '{path}'",
            "WriteError",
            "io",
        )
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        if parent_exists:
            return Failure(
                "System.IO.FileNotFoundException", f"Could not find file '{path}'.", "ObjectNotFound", "missing"
            )
        return Failure(
            "System.IO.DirectoryNotFoundException",
            f"Could not find a part of the path '{path}'.",
            "ObjectNotFound",
            "folder",
        )
    if isinstance(error, (PermissionError, IsADirectoryError)):
        return Failure(
            "System.UnauthorizedAccessException",
            f"Access to the path '{path}' is denied.",
            "PermissionDenied",
            "denied",
        )
    if isinstance(error, FileExistsError):
        return Failure(
            "System.IO.IOException", "Cannot create a file when that file already exists.", "WriteError", "exists"
        )
    reason = getattr(error, "strerror", None) or str(error)
    return Failure("System.IO.IOException", f"{reason[:1].upper()}{reason[1:]} : '{path}'", "WriteError", "io")
