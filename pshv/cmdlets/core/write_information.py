"""Write-Information."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet


class WriteInformation(Cmdlet):
    """Specifies how PowerShell handles information stream data for a command."""

    name = "Write-Information"
    MessageData: Any
    Tags: list[str] | None

    def process(self) -> None:
        self.write_information(self.MessageData, list(self.Tags or []))
