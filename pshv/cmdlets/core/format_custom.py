"""Format-Custom."""

from __future__ import annotations

from pshv.formatting.command import FormatCommand
from pshv.formatting.formatter import Options

KEYS = ("expression", "depth")


class FormatCustom(FormatCommand):
    """Formats the output as classes with their members in braces, or by a custom view."""

    name = "Format-Custom"
    shape = "custom"
    keys = KEYS

    Depth: int | None

    def fill(self, options: Options) -> None:
        options.depth = int(self.Depth or options.depth)
