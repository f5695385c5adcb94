"""Debug-Runspace."""

from __future__ import annotations

from .notbuilt import NotBuilt


class DebugRunspace(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Debug-Runspace"
    reason = "There is one runspace."
