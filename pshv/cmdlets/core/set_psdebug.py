"""Set-PSDebug."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet


class SetPSDebug(Cmdlet):
    """Turns strict mode of version 1 on and off; tracing and stepping are not built."""

    name = "Set-PSDebug"

    def process(self) -> None:
        bound = self.bound
        trace: Any = bound.get("Trace")
        if bound.get("Step") or (trace is not None and int(trace) > 0):
            self.throw(
                self.error(
                    "Set-PSDebug -Trace and -Step are not built into this mock.",
                    "NotImplemented",
                    "NotImplemented",
                    exception="System.NotImplementedException",
                )
            )
        scope = self.session.global_scope
        if bound.get("Strict"):
            scope.strict = 1.0
            self.session.strict_seen = True
        elif bound.get("Off"):
            scope.strict = 0.0
