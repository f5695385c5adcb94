"""ConvertFrom-Csv."""

from __future__ import annotations

from pshv.cmdlets.core.csvdelimiter import delimiter_of
from pshv.cmdlets.core.import_csv import write_objects
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text
from pshv.serialization.csvreader import CsvReader


class ConvertFromCsv(Cmdlet):
    """Converts properties in character-separated value (CSV) format into versions of the original objects."""

    name = "ConvertFrom-Csv"

    InputObject: list[object] | None
    Header: list[str] | None

    def begin(self) -> None:
        self.delimiter = delimiter_of(self)
        self.header = list(self.Header) if self.Header else None
        self.type_name: str | None = None

    def process(self) -> None:
        for item in self.InputObject or ():
            reader = CsvReader(to_text(item), self.delimiter, self.header)
            reader.type_name = self.type_name
            write_objects(self, reader)
            if self.header is None and reader.header is not None:
                self.header = reader.header
            self.type_name = self.type_name or reader.type_name
