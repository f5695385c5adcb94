"""Invoke-RestMethod."""

from __future__ import annotations

from .notbuilt import NotBuilt


class InvokeRestMethod(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Invoke-RestMethod"
    reason = "There is no network."
