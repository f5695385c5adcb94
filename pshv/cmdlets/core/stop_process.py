"""Stop-Process."""

from __future__ import annotations

from .notbuilt import NotBuilt


class StopProcess(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Stop-Process"
    reason = "There are no processes to stop."
