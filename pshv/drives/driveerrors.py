"""Errors of drives and paths."""

from __future__ import annotations

from pshv.runtime.errors import PSError, runtime_error


def drive_not_found(name: str) -> PSError:
    """`Cannot find drive.`"""
    return runtime_error(
        f"Cannot find drive. A drive with the name '{name}' does not exist.",
        "DriveNotFound",
        "ObjectNotFound",
        name,
        exception="System.Management.Automation.DriveNotFoundException",
    )


def outside_base(path: str, root: str) -> PSError:
    """A `..` that leads above the root of a drive."""
    return runtime_error(
        f"Cannot process the argument because the path '{path}' refers to an item that is outside the base path "
        f"'{root}'.",
        "PathOutsideBasePath",
        "InvalidArgument",
        path,
        exception="System.Management.Automation.PSArgumentException",
    )
