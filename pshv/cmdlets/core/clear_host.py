"""Clear-Host."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class ClearHost(Cmdlet):
    """Clears the display in the host program."""

    name = "Clear-Host"

    def process(self) -> None:
        self.session.host.clear()
