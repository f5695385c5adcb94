"""Get-Process: the processes of a node of the mock."""

from __future__ import annotations

from typing import Any

from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .nodebase import NodeCmdlet
from .processinfo import Process, processes


class GetProcess(NodeCmdlet):
    """Gets the processes that are running on the computer."""

    name = "Get-Process"

    def process(self) -> None:
        bound = self.bound
        computers: Any = bound.get("ComputerName")
        own = "pwsh" if self.session.edition == "core" else "powershell"
        for name in computers or [""]:
            node = self.node(str(name))
            if computers and node is None:
                self.write_error(
                    self.error(
                        f"Couldn't connect to remote machine. ({name})",
                        "CouldnotConnectToRemoteMachine",
                        "NotSpecified",
                        name,
                    )
                )
                continue
            machine = str(name) if computers else "."
            self.choose(processes(self.world, str(getattr(node, "name", self.here)), machine, own))

    def choose(self, listed: list[Process]) -> None:
        bound = self.bound
        ids: Any = bound.get("Id")
        if ids is not None:
            for number in ids:
                found = [p for p in listed if p.id == int(number)]
                if not found:
                    self._missing(
                        f"Cannot find a process with the process identifier {number}.",
                        "NoProcessFoundForGivenId",
                        number,
                    )
                self.write_all(found)
            return
        names: Any = bound.get("Name")
        for name in names or ["*"]:
            test = Wildcard(str(name)).matches
            found = [p for p in listed if test(p.name)]
            if not found and not contains_wildcard(str(name)):
                self._missing(
                    f'Cannot find a process with the name "{name}". Verify the process name and call the cmdlet again.',
                    "NoProcessFoundForGivenName",
                    name,
                )
            self.write_all(found)

    def _missing(self, message: str, error_id: str, target: Any) -> None:
        self.write_error(
            self.error(
                message,
                error_id,
                "ObjectNotFound",
                target,
                exception="Microsoft.PowerShell.Commands.ProcessCommandException",
            )
        )
