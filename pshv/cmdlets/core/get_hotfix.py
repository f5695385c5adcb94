"""Get-HotFix."""

from __future__ import annotations

from .notbuilt import NotBuilt


class GetHotFix(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Get-HotFix"
    reason = "The mock has no update history."
