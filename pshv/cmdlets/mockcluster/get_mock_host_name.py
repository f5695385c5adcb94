"""Get-MockHostName: what the Windows program `hostname` prints (its alias)."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class GetMockHostName(Cmdlet):
    """Prints the name of the computer a session runs on, as the Windows program hostname does."""

    name = "Get-MockHostName"
    parameters = ()

    def end(self) -> None:
        self.write(str(self.session.drives.environment.get("COMPUTERNAME") or ""))
