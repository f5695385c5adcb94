"""Get-Clipboard: what Set-Clipboard put on the clipboard of the sandbox."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text

from .set_clipboard import clipboard


class GetClipboard(Cmdlet):
    """Gets the contents of the clipboard."""

    name = "Get-Clipboard"

    def process(self) -> None:
        lines = clipboard(self.session)
        if not lines:
            return
        delimiters: Any = self.bound.get("Delimiter")
        if self.bound.get("Raw"):
            self.write("\r\n".join(lines))
        elif delimiters:
            self.write_all(_split("\r\n".join(lines), [to_text(each) for each in delimiters]))
        else:
            self.write_all(lines)


def _split(text: str, delimiters: list[str]) -> list[str]:
    pieces = [text]
    for delimiter in delimiters:
        pieces = [part for piece in pieces for part in (piece.split(delimiter) if delimiter else [piece])]
    return pieces
