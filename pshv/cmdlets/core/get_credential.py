"""Get-Credential."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .read_host import refuse_without_reader
from .securestring import PSCredential, SecureString

TITLE = "PowerShell credential request"
DESKTOP_TITLE = "Windows PowerShell credential request."


class GetCredential(Cmdlet):
    """Gets a credential object based on a user name and password."""

    name = "Get-Credential"

    def process(self) -> None:
        bound = self.bound
        given: Any = bound.get("Credential")
        if isinstance(given, PSCredential):
            self.write(given)
            return
        user = str(given if given is not None else bound.get("UserName") or "")
        host = self.session.host
        core = self.session.edition == "core"
        host.finish_line()
        host.write_line()
        host.write_line(str(bound.get("Title") or (TITLE if core else DESKTOP_TITLE)))
        host.write_line(str(bound.get("Message") or "Enter your credentials."))
        if not user:
            user = self._ask("User: ", secret=False)
        password = self._ask(f"Password for user {user}: ", secret=True)
        self.write(PSCredential(user, SecureString(password)))

    def _ask(self, prompt: str, *, secret: bool) -> str:
        host = self.session.host
        if not getattr(host, "interactive", False):
            host.write(prompt)
            refuse_without_reader(self)
        return (host.read_secret(prompt) if secret else host.read_line(prompt)) or ""
