"""Register-WmiEvent."""

from __future__ import annotations

from .notbuilt import NotBuilt


class RegisterWmiEvent(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Register-WmiEvent"
    reason = "There are no WMI events."
