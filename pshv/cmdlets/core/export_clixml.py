"""Export-Clixml."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.core.textoutput import TextOutput
from pshv.serialization.clixml import DEFAULT_DEPTH, serialize


class ExportClixml(TextOutput):
    """Creates an XML-based representation of an object or objects and stores it in a file."""

    name = "Export-Clixml"
    operation = "Export-Clixml"
    redirect = True

    Path: Any
    InputObject: object
    Depth: int | None

    def begin(self) -> None:
        self.kept: list[object] = []
        self.ready = self.open(self.Path[0] if isinstance(self.Path, list) else self.Path)

    def process(self) -> None:
        self.kept.append(self.InputObject)

    def end(self) -> None:
        if self.ready:
            self.put(serialize(self.kept, DEFAULT_DEPTH if self.Depth is None else int(self.Depth)))
        self.close()
