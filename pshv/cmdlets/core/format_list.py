"""Format-List."""

from __future__ import annotations

from pshv.formatting.command import FormatCommand


class FormatList(FormatCommand):
    """Formats the output as a list of properties in which each property appears on a new line."""

    name = "Format-List"
    shape = "list"
