"""Format-Table."""

from __future__ import annotations

from pshv.formatting.columns import TABLE_KEYS
from pshv.formatting.command import FormatCommand
from pshv.formatting.formatter import Options


class FormatTable(FormatCommand):
    """Formats the output as a table."""

    name = "Format-Table"
    shape = "table"
    keys = TABLE_KEYS

    AutoSize: bool
    HideTableHeaders: bool
    RepeatHeader: bool
    Wrap: bool

    def fill(self, options: Options) -> None:
        options.auto_size = self.AutoSize
        options.wrap = self.Wrap
        options.hide_headers = self.HideTableHeaders
        options.repeat_headers = bool(getattr(self, "RepeatHeader", False))
