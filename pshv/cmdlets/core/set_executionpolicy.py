"""Set-ExecutionPolicy: remembered for the session; scripts of the sandbox always run."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .get_executionpolicy import policies


class SetExecutionPolicy(Cmdlet):
    """Sets the execution policy of a scope."""

    name = "Set-ExecutionPolicy"

    def process(self) -> None:
        policy: Any = self.bound.get("ExecutionPolicy")
        scope: Any = self.bound.get("Scope")
        name = str(getattr(scope, "name", scope)) if scope is not None else "LocalMachine"
        value = str(getattr(policy, "name", policy))
        if self.should_process(value, self.name):
            policies(self.session)[name] = value
