"""Register-EngineEvent."""

from __future__ import annotations

from .notbuilt import NotBuilt


class RegisterEngineEvent(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Register-EngineEvent"
    reason = "There are no engine events."
