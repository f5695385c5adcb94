"""Import-Clixml."""

from __future__ import annotations

from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.drives.encodings import decode_text
from pshv.serialization.clixmlreader import CliXmlError, deserialize


class ImportClixml(ItemCmdlet):
    """Imports a CLIXML file and creates corresponding objects in PowerShell."""

    name = "Import-Clixml"

    First: object
    Skip: object

    def process(self) -> None:
        for place in self.found():
            try:
                text = decode_text(self.files.read(place.path), core=self.session.edition == "core")
                items = deserialize(text)
            except OSError as error:
                self.write_failure(error, place.text, "FileOpen", other="Failure")
                continue
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
