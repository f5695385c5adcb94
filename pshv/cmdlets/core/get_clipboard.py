"""Get-Clipboard."""

from __future__ import annotations

from .notbuilt import NotBuilt


class GetClipboard(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Get-Clipboard"
    reason = "There is no clipboard."
