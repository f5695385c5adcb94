"""What our cmdlets over hosts have in common: `-ComputerName`, by default the host the session is on."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.computer import local_computer
from pshv.cmdlets.hyperv.hyperv_cmdlet import find_host
from pshv.runtime.cmdlet import Cmdlet


class HostCmdlet(Cmdlet):
    """A cmdlet over hosts; its errors are ours."""

    ComputerName: Any

    def hosts(self) -> list[Any]:
        """The hosts that are meant; an error for each name that none has."""
        cluster: Any = self.session.cluster
        own = local_computer(self.session)
        found = []
        for name in self.ComputerName or [own]:
            text = str(name)
            host = find_host(cluster, own if text.lower() in (".", "localhost") else text)
            if host is None:
                message = f"The computer '{text}' could not be resolved."
                self.write_error(self.error(message, "ComputerNotFound", "ObjectNotFound", text))
            else:
                found.append(host)
        return found
