"""Get-EventLog."""

from __future__ import annotations

from .notbuilt import NotBuilt


class GetEventLog(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Get-EventLog"
    reason = "Use Get-WinEvent."
