"""Get-Credential."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .read_host import refuse_without_reader
from .securestring import PSCredential

TITLE = "PowerShell credential request"
DESKTOP_TITLE = "Windows PowerShell credential request."


class GetCredential(Cmdlet):
    """Gets a credential object based on a user name and password."""

    name = "Get-Credential"

    def process(self) -> None:
        from pshv.host.fields import ask_credential

        bound = self.bound
        given: Any = bound.get("Credential")
        if isinstance(given, PSCredential):
            self.write(given)
            return
        user = str(given if given is not None else bound.get("UserName") or "")
        host = self.session.host
        host.finish_line()
        title = str(bound.get("Title") or (TITLE if self.session.edition == "core" else DESKTOP_TITLE))
        message = str(bound.get("Message") or "Enter your credentials.")
        if not host.interactive:
            for line in ("", title, message):
                host.write_line(line)
            host.write(f"Password for user {user}: " if user else "User: ")
            refuse_without_reader(self)
        try:
            self.write(ask_credential(host, title, message, user))
        except EOFError:
            return
