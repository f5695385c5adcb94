"""Write-Debug."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class WriteDebug(Cmdlet):
    """Writes a debug message to the console."""

    name = "Write-Debug"
    Message: str | None

    def process(self) -> None:
        self.write_debug(self.Message or "")
