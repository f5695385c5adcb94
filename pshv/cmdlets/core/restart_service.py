"""Restart-Service."""

from __future__ import annotations

from .notbuilt import NotBuilt


class RestartService(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Restart-Service"
    reason = "Services follow the state of the nodes."
