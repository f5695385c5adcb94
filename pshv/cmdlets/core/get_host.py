"""Get-Host."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class GetHost(Cmdlet):
    """Gets an object that represents the current host program."""

    name = "Get-Host"

    def process(self) -> None:
        self.write(self.session.get_variable("Host"))
