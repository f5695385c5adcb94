"""Debug-Job."""

from __future__ import annotations

from .notbuilt import NotBuilt


class DebugJob(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Debug-Job"
    reason = "Jobs run at once, in this process."
