"""Import-Csv."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.core.csvdelimiter import delimiter_of
from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.drives.encodings import decode_text
from pshv.serialization.csvreader import CsvReader

if TYPE_CHECKING:
    from pshv.runtime.cmdlet import Cmdlet

UNNAMED = (
    'One or more headers were not specified. Default names starting with "H" have been used in place of any missing '
    "headers."
)


def write_objects(cmdlet: Cmdlet, reader: CsvReader) -> None:
    """Write what a reader reads; a column that is there twice ends the command."""
    reader.core = cmdlet.session.core
    try:
        reader.prepare()
        warn_unnamed(cmdlet, reader)
        for obj in reader.objects():
            cmdlet.write(obj)
    except ValueError as error:
        cmdlet.throw(
            cmdlet.error(
                f'The member "{error}" is already present.',
                "AlreadyPresentPSMemberInfoInternalCollectionAdd",
                "NotSpecified",
                None,
                exception="System.Management.Automation.ExtendedTypeSystemException",
            )
        )


def warn_unnamed(cmdlet: Cmdlet, reader: CsvReader) -> None:
    """The warning about columns without a name."""
    if reader.unnamed:
        cmdlet.write_warning(UNNAMED)


class ImportCsv(ItemCmdlet):
    """Creates table-like custom objects from the items in a character-separated value (CSV) file."""

    name = "Import-Csv"

    Header: list[str] | None
    Encoding: object

    def process(self) -> None:
        for text in self.texts():
            for place in self.drives.glob(text) if not self.is_literal and _wild(text) else [self.place(text)]:
                if place is not None:
                    self._import(place)

    def _import(self, place: object) -> None:
        path = getattr(place, "path", "")
        try:
            data = self.files.read(path)
        except OSError as error:
            self._refuse(error, getattr(place, "text", path))
            return
        text = decode_text(data, core=self.session.edition == "core", encoding=self.Encoding)
        reader = CsvReader(text, delimiter_of(self), list(self.Header) if self.Header else None)
        write_objects(self, reader)

    def _refuse(self, error: OSError, path: str) -> None:
        from pshv.drives.failures import describe

        failure = describe(error, path, parent_exists=True)
        self.write_error(self.error(failure.message, "FileOpenFailure", "OpenError", None, exception=failure.exception))


def _wild(text: str) -> bool:
    from pshv.drives.paths import has_wildcards

    return has_wildcards(text)
