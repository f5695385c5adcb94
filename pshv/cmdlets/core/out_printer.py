"""Out-Printer."""

from __future__ import annotations

from .notbuilt import NotBuilt


class OutPrinter(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Out-Printer"
    reason = "There is no printer."
