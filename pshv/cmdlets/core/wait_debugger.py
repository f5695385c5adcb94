"""Wait-Debugger."""

from __future__ import annotations

from .notbuilt import NotBuilt


class WaitDebugger(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Wait-Debugger"
    reason = "There is no debugger."
