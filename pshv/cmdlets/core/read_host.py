"""Read-Host."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_string

from .write_host import host_text

NOT_INTERACTIVE = "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available."


class ReadHost(Cmdlet):
    """Reads a line of input from the console."""

    name = "Read-Host"

    def process(self) -> None:
        bound = self.bound
        host = self.session.host
        prompt = host_text(bound.get("Prompt"), " ") if bound.get("Prompt") is not None else None
        refuse_without_reader(self)
        text = f"{prompt}: " if prompt is not None else ""
        secret = bool(bound.get("AsSecureString") or bound.get("MaskInput"))
        line = host.read_secret(text) if secret else host.read_line(text)
        if bound.get("AsSecureString"):
            from .securestring import SecureString

            self.write(SecureString(line or ""))
            return
        self.write(to_string(line or ""))


def refuse_without_reader(cmdlet: Cmdlet) -> None:
    """The error of a host that cannot ask (-NonInteractive)."""
    if getattr(cmdlet.session.host, "interactive", False):
        return
    cmdlet.throw(
        cmdlet.error(
            NOT_INTERACTIVE,
            "InvalidOperation",
            "InvalidOperation",
            None,
            exception="System.Management.Automation.PSInvalidOperationException",
        )
    )
