"""Get-ExecutionPolicy."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.values import PSObject

SCOPES = ("MachinePolicy", "UserPolicy", "Process", "CurrentUser", "LocalMachine")


def policies(session: Any) -> dict[str, str]:
    """The policy of each scope: scripts of the sandbox always run."""
    found = session.extras.get("execution-policies")
    if found is None:
        found = session.extras["execution-policies"] = dict.fromkeys(SCOPES, "Undefined")
        found["LocalMachine"] = "RemoteSigned"
    return found  # type: ignore[no-any-return]


class GetExecutionPolicy(Cmdlet):
    """Gets the execution policies for the current session."""

    name = "Get-ExecutionPolicy"

    def process(self) -> None:
        known = policies(self.session)
        if self.bound.get("List"):
            names = ["Microsoft.PowerShell.ExecutionPolicyScope", "System.Object"]
            self.write_all(PSObject({"Scope": s, "ExecutionPolicy": known[s]}, list(names)) for s in SCOPES)
            return
        scope: Any = self.bound.get("Scope")
        if scope is not None:
            self.write(known.get(str(getattr(scope, "name", scope)), "Undefined"))
            return
        self.write(next((known[s] for s in SCOPES if known[s] != "Undefined"), "RemoteSigned"))
