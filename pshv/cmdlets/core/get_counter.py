"""Get-Counter."""

from __future__ import annotations

from .notbuilt import NotBuilt


class GetCounter(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Get-Counter"
    reason = "The mock keeps no performance counters."
