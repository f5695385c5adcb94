"""Export-Csv."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.core.csvdelimiter import CsvLines
from pshv.cmdlets.core.textoutput import TextOutput
from pshv.drives.encodings import decode_text
from pshv.drives.text import LINE_END
from pshv.serialization.csvreader import CsvReader
from pshv.serialization.csvwriter import column_names


class ExportCsv(TextOutput):
    """Converts objects into character-separated value (CSV) strings and saves the strings to a file."""

    name = "Export-Csv"
    operation = "Export-Csv"

    Path: Any
    InputObject: object

    def begin(self) -> None:
        self.lines = CsvLines(self)
        self.lines.check()
        self.ready = self.open(self.Path[0] if isinstance(self.Path, list) else self.Path)
        self.columns: list[str] | None = None
        if self.ready and self.Append and self.at is not None:
            self.columns = self._existing()

    def _given(self) -> str:
        """The path as it was given."""
        path: Any = self.Path
        return str(path[0] if isinstance(path, list) else path)

    def _existing(self) -> list[str] | None:
        """The columns of the file that is appended to."""
        assert self.at is not None
        text = decode_text(self.files.read(self.at.path), core=self.session.edition == "core", encoding=self.Encoding)
        reader = CsvReader(text, self.lines.delimiter)
        for _ in reader.objects():
            break
        if text and not text.endswith(("\n", "\r")):
            self.put(LINE_END)
        return reader.header

    def process(self) -> None:
        item = self.InputObject
        if not self.ready or item is None:
            return
        lines = self.lines
        if lines.writer is None:
            if self.columns is not None:
                self._match(item)
                lines.start(self.columns)
            else:
                for line in lines.head(item):
                    self.put(line + LINE_END)
        writer = lines.writer
        if writer is not None and writer.columns:
            self.put(writer.row(item) + LINE_END)

    def _match(self, item: object) -> None:
        have = {name.lower() for name in column_names(item, core=self.lines.core)}
        for name in self.columns or ():
            if name.lower() not in have and not self.Force:
                assert self.at is not None
                self.throw(
                    self.error(
                        f"Cannot append CSV content to the following file: {self._given()}. The appended object does "
                        f"not have a property that corresponds to the following column: {name}. To continue with "
                        "mismatched properties, add the -Force parameter, and then retry the command.",
                        "CannotAppendCsvWithMismatchedPropertyNames",
                        "InvalidData",
                        name,
                    )
                )

    def end(self) -> None:
        self.close()
