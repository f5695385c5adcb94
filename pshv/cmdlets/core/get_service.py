"""Get-Service: the services of a node of the mock."""

from __future__ import annotations

from typing import Any

from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .nodebase import NodeCmdlet
from .serviceinfo import ServiceController, services


class GetService(NodeCmdlet):
    """Gets the services on the computer."""

    name = "Get-Service"

    def process(self) -> None:
        bound = self.bound
        computers: Any = bound.get("ComputerName")
        for name in computers or [""]:
            node = self.node(str(name))
            if computers and node is None:
                self.write_error(self.unreachable(str(name), "System.InvalidOperationException"))
                continue
            machine = "." if not computers else str(name)
            self.choose(services(node, machine))

    def choose(self, listed: list[ServiceController]) -> None:
        bound = self.bound
        names: Any = bound.get("Name")
        displays: Any = bound.get("DisplayName")
        inputs: Any = bound.get("InputObject")
        if inputs is not None:
            names = [one.name for one in inputs if isinstance(one, ServiceController)]
        for wanted in names or displays or ["*"]:
            test = Wildcard(str(wanted)).matches
            found = [s for s in listed if test(s.display if displays else s.name) and self.kept(s.name)]
            if not found and not contains_wildcard(str(wanted)):
                what = "display name" if displays else "service name"
                self.write_error(
                    self.error(
                        f"Cannot find any service with {what} '{wanted}'.",
                        "NoServiceFoundForGivenDisplayName" if displays else "NoServiceFoundForGivenName",
                        "ObjectNotFound",
                        wanted,
                        exception="Microsoft.PowerShell.Commands.ServiceCommandException",
                    )
                )
            self.write_all(found)

    def kept(self, name: str) -> bool:
        include: Any = self.bound.get("Include")
        exclude: Any = self.bound.get("Exclude")
        if include and not any(Wildcard(str(p)).matches(name) for p in include):
            return False
        return not any(Wildcard(str(p)).matches(name) for p in exclude or [])
