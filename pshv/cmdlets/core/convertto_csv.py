"""ConvertTo-Csv."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.core.csvdelimiter import CsvLines
from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from collections.abc import Callable


class ConvertToCsv(Cmdlet):
    """Converts objects into a series of character-separated value (CSV) strings."""

    name = "ConvertTo-Csv"

    InputObject: object

    lines: CsvLines | None = None

    def begin(self) -> None:
        self.receiver()

    def receiver(self) -> Callable[[object], object]:
        """What is called with each object of the pipeline."""
        if self.lines is None:
            self.lines = CsvLines(self)
            self.lines.check()
        return self._take

    def process(self) -> None:
        self._take(self.InputObject)

    def _take(self, item: object) -> None:
        lines = self.lines
        if item is None or lines is None:
            return
        if lines.writer is None:
            for line in lines.head(item):
                self.write(line)
        writer = lines.writer
        if writer is not None and writer.columns:
            line = writer.row(item)
            if line:
                self.write(line)
