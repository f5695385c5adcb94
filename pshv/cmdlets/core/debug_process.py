"""Debug-Process."""

from __future__ import annotations

from .notbuilt import NotBuilt


class DebugProcess(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Debug-Process"
    reason = "There are no processes to debug."
