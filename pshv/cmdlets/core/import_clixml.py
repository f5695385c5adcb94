"""Import-Clixml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.drives.encodings import decode_text
from pshv.drives.failures import describe
from pshv.drives.paths import has_wildcards
from pshv.serialization.clixmlreader import CliXmlError, deserialize

if TYPE_CHECKING:
    from pshv.drives.provider import ItemPath


class ImportClixml(ItemCmdlet):
    """Imports a CLIXML file and creates corresponding objects in PowerShell."""

    name = "Import-Clixml"

    First: object
    Skip: object

    def process(self) -> None:
        for text in self.texts():
            for place in [self.place(text)] if self.is_literal or not has_wildcards(text) else self.found([text]):
                if place is not None:
                    self._import(place)

    def _import(self, place: ItemPath) -> None:
        try:
            text = decode_text(self.files.read(place.path), core=self.session.edition == "core")
            items = deserialize(text)
        except OSError as error:
            failure = describe(error, place.path, parent_exists=True)
            self.throw(self.error(failure.message, "FileOpenFailure", "OpenError", None, exception=failure.exception))
        except CliXmlError as error:
            self.throw(
                self.error(
                    f"Cannot read the file '{place.text}': {error}",
                    "System.Xml.XmlException",
                    "NotSpecified",
                    None,
                    exception="System.Xml.XmlException",
                )
            )
        skip = int(self.Skip) if isinstance(self.Skip, int) else 0
        first = int(self.First) if isinstance(self.First, int) and self.First else len(items)
        self.write_all(items[skip : skip + first])
