"""Set-Date."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class SetDate(Cmdlet):
    """Refused: the cluster's clock moves by Start-Sleep and by the work done, never by hand."""

    name = "Set-Date"

    def process(self) -> None:
        self.throw(
            self.error(
                "The cluster's clock cannot be set: it moves with the work done and with Start-Sleep.",
                "SetDateNotSupported",
                "NotImplemented",
                exception="System.NotImplementedException",
            )
        )
