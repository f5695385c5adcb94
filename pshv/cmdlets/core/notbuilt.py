"""Base of the cmdlets that are known by name, bind, and then say that they are not built."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class NotBuilt(Cmdlet):
    """Throws NotImplemented, naming the cmdlet; `reason` says why."""

    reason = ""

    def process(self) -> None:
        why = f" {self.reason}" if self.reason else ""
        self.throw(
            self.error(
                f"The cmdlet '{self.name}' is not built into this mock.{why}",
                "NotImplemented",
                "NotImplemented",
                self.name,
                exception="System.NotImplementedException",
            )
        )
