"""Exit-PSSession."""

from __future__ import annotations

from .notbuilt import NotBuilt


class ExitPSSession(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Exit-PSSession"
    reason = "There is one prompt."
