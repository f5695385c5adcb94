"""Invoke-WebRequest."""

from __future__ import annotations

from .notbuilt import NotBuilt


class InvokeWebRequest(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Invoke-WebRequest"
    reason = "There is no network."
