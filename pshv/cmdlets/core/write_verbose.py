"""Write-Verbose."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class WriteVerbose(Cmdlet):
    """Writes text to the verbose message stream."""

    name = "Write-Verbose"
    Message: str | None

    def process(self) -> None:
        self.write_verbose(self.Message or "")
