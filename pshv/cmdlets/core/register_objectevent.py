"""Register-ObjectEvent."""

from __future__ import annotations

from .notbuilt import NotBuilt


class RegisterObjectEvent(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Register-ObjectEvent"
    reason = "There are no .NET events."
