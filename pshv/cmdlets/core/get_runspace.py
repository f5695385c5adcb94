"""Get-Runspace."""

from __future__ import annotations

from .notbuilt import NotBuilt


class GetRunspace(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Get-Runspace"
    reason = "There is one runspace."
