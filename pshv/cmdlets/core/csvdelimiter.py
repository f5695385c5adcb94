"""What the CSV cmdlets share: the delimiter, the quotes, the writer of the first object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.text import to_text
from pshv.serialization.csvwriter import CsvWriter, column_names

if TYPE_CHECKING:
    from pshv.runtime.cmdlet import Cmdlet


def delimiter_of(cmdlet: Any) -> str:
    """-Delimiter, the culture's list separator with -UseCulture, or a comma."""
    if getattr(cmdlet, "UseCulture", False):
        return list_separator(str(cmdlet.session.culture))
    given = getattr(cmdlet, "Delimiter", None)
    return str(given) if given is not None else ","


def list_separator(culture: str) -> str:
    """The list separator of a culture: a comma for English, a semicolon where the comma is the decimal sign."""
    language = culture.split("-", 1)[0].lower()
    return "," if language in ("en", "", "ja", "zh", "ko", "th", "he") else ";"


class CsvLines:
    """Makes the lines of a stream of objects: the first one fixes the columns."""

    def __init__(self, cmdlet: Cmdlet) -> None:
        self.cmdlet: Any = cmdlet
        self.core = cmdlet.session.edition == "core"
        self.writer: CsvWriter | None = None
        self.delimiter = delimiter_of(cmdlet)

    def check(self) -> None:
        """Raise the error of parameters that exclude each other."""
        cmdlet = self.cmdlet
        if getattr(cmdlet, "QuoteFields", None) is not None and getattr(cmdlet, "UseQuotes", None) is not None:
            cmdlet.throw(
                cmdlet.error(
                    "You must specify either the -UseQuotes or -QuoteFields parameters, but not both.",
                    "CannotSpecifyQuoteFieldsAndUseQuotes",
                    "InvalidData",
                    None,
                )
            )
        if getattr(cmdlet, "IncludeTypeInformation", False) and getattr(cmdlet, "NoTypeInformation", False):
            cmdlet.throw(
                cmdlet.error(
                    "You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, "
                    "but not both.",
                    "CannotSpecifyIncludeTypeInformationAndNoTypeInformation",
                    "InvalidData",
                    None,
                )
            )

    def start(self, columns: list[str]) -> CsvWriter:
        """The writer for these columns."""
        quotes = getattr(self.cmdlet, "UseQuotes", None)
        self.writer = CsvWriter(
            columns,
            self.delimiter,
            to_text(quotes) if quotes is not None else "Always",
            getattr(self.cmdlet, "QuoteFields", None),
            core=self.core,
        )
        return self.writer

    def head(self, obj: Any) -> list[str]:
        """The lines before the first row: type and column names; none when the object has no properties."""
        columns = column_names(obj, core=self.core)
        writer = self.start(columns)
        if not columns:
            return []
        lines = []
        if self._wants_type():
            lines.append(f"#TYPE {type_line(obj)}")
        if not getattr(self.cmdlet, "NoHeader", False):
            lines.append(writer.header())
        return lines

    def _wants_type(self) -> bool:
        if self.core:
            return bool(getattr(self.cmdlet, "IncludeTypeInformation", False))
        return not getattr(self.cmdlet, "NoTypeInformation", False)


def type_line(obj: Any) -> str:
    """The type name behind `#TYPE`: without the prefix an earlier import gave it."""
    from pshv.formatting.properties import type_names

    names = type_names(obj)
    return names[0].removeprefix("CSV:") if names else ""
