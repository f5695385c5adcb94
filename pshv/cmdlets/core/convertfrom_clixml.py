"""ConvertFrom-CliXml."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.serialization.clixmlreader import CliXmlError, deserialize


class ConvertFromCliXml(Cmdlet):
    """Converts a CliXml-formatted string to a custom PSObject."""

    name = "ConvertFrom-CliXml"

    InputObject: str

    def process(self) -> None:
        try:
            self.write_all(deserialize(self.InputObject))
        except CliXmlError as error:
            self.throw(
                self.error(
                    str(error), "System.Xml.XmlException", "NotSpecified", None, exception="System.Xml.XmlException"
                )
            )
