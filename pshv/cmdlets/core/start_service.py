"""Start-Service."""

from __future__ import annotations

from .notbuilt import NotBuilt


class StartService(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Start-Service"
    reason = "Services follow the state of the nodes."
