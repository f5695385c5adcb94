"""Format-Wide."""

from __future__ import annotations

from pshv.formatting.command import FormatCommand
from pshv.formatting.formatter import Options


class FormatWide(FormatCommand):
    """Formats objects as a wide table that displays only one property of each object."""

    name = "Format-Wide"
    shape = "wide"

    AutoSize: bool
    Column: int | None

    def fill(self, options: Options) -> None:
        options.auto_size = self.AutoSize
        options.columns = int(self.Column or 0)
