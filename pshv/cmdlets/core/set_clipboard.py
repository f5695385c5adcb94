"""Set-Clipboard: the clipboard of the sandbox, which all sessions of one run share."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text

SHARED = "clipboard"


def clipboard(session: Any) -> list[str]:
    """The lines on the clipboard."""
    found: list[str] = session.extras.setdefault(SHARED, [])
    return found


class SetClipboard(Cmdlet):
    """Sets the contents of the clipboard."""

    name = "Set-Clipboard"

    def begin(self) -> None:
        self.lines: list[str] = []

    def process(self) -> None:
        given: Any = self.bound.get("Value")
        items = given if isinstance(given, list) else [given]
        self.lines.extend("" if item is None else to_text(item) for item in items)

    def end(self) -> None:
        text = "\n".join(self.lines)
        if not self.should_process("Set Clipboard", f"Set Clipboard content to '{text}'"):
            return
        held = clipboard(self.session)
        if not self.bound.get("Append"):
            held.clear()
        held.extend(text.split("\n") if text else [])
        if self.bound.get("PassThru"):
            self.write_all(self.lines)
