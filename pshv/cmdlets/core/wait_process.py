"""Wait-Process."""

from __future__ import annotations

from .notbuilt import NotBuilt


class WaitProcess(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Wait-Process"
    reason = "There are no processes to wait for."
