"""Write-Warning."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class WriteWarning(Cmdlet):
    """Writes a warning message."""

    name = "Write-Warning"
    Message: str | None

    def process(self) -> None:
        self.write_warning(self.Message or "")
