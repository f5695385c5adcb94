"""Set-Clipboard."""

from __future__ import annotations

from .notbuilt import NotBuilt


class SetClipboard(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Set-Clipboard"
    reason = "There is no clipboard."
