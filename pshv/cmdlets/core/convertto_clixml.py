"""ConvertTo-CliXml."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.serialization.clixml import DEFAULT_DEPTH, serialize


class ConvertToCliXml(Cmdlet):
    """Converts an object to a CliXml-formatted string."""

    name = "ConvertTo-CliXml"

    InputObject: object
    Depth: int | None

    def begin(self) -> None:
        self.kept: list[object] = []

    def process(self) -> None:
        self.kept.append(self.InputObject)

    def end(self) -> None:
        self.write(serialize(self.kept, DEFAULT_DEPTH if self.Depth is None else int(self.Depth)))
