"""Out-GridView."""

from __future__ import annotations

from .notbuilt import NotBuilt


class OutGridView(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Out-GridView"
    reason = "There are no windows."
