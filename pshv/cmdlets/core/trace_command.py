"""Trace-Command."""

from __future__ import annotations

from .notbuilt import NotBuilt


class TraceCommand(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Trace-Command"
    reason = "There is no tracing."
