"""Enter-PSSession."""

from __future__ import annotations

from .notbuilt import NotBuilt


class EnterPSSession(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Enter-PSSession"
    reason = "There is one prompt; use Invoke-Command."
