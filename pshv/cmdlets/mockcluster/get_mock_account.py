"""Get-MockAccount: what the Windows program `whoami` prints without switches (its alias)."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class GetMockAccount(Cmdlet):
    """Prints the account a session runs as, as the Windows program whoami does."""

    name = "Get-MockAccount"
    parameters = ()

    def end(self) -> None:
        environment = self.session.drives.environment
        self.write(f"{environment.get('USERDOMAIN')}\\{environment.get('USERNAME')}".lower())
