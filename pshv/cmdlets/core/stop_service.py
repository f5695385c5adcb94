"""Stop-Service."""

from __future__ import annotations

from .notbuilt import NotBuilt


class StopService(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Stop-Service"
    reason = "Services follow the state of the nodes; use Stop-ClusterNode."
