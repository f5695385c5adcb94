"""Stop-Computer."""

from __future__ import annotations

from .notbuilt import NotBuilt


class StopComputer(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Stop-Computer"
    reason = "Use the cluster's and Hyper-V's cmdlets."
