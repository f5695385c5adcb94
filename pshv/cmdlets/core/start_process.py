"""Start-Process."""

from __future__ import annotations

from .notbuilt import NotBuilt


class StartProcess(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Start-Process"
    reason = "No process can be started."
