"""Register-CimIndicationEvent."""

from __future__ import annotations

from .notbuilt import NotBuilt


class RegisterCimIndicationEvent(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Register-CimIndicationEvent"
    reason = "There are no CIM events."
