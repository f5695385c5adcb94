"""Get-MockCompletion: what Tab would offer at a place of a text. TabExpansion2 calls it."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param


class GetMockCompletion(Cmdlet):
    """Gets the completions of a text at a cursor position."""

    name = "Get-MockCompletion"
    parameters = (
        Param("InputScript", "string", position=0),
        Param("CursorColumn", "int", position=1),
        Param("Options", "hashtable", position=2),
    )
    InputScript: str
    CursorColumn: Any

    def process(self) -> None:
        from pshv.console.completion import complete

        text = self.InputScript or ""
        cursor = len(text) if self.CursorColumn is None else self.CursorColumn
        self.write(complete(self.session, text, cursor))
