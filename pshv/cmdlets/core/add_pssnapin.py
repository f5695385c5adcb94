"""Add-PSSnapin (5.1 only): no snap-ins are registered on a node."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

CORE = "Microsoft.PowerShell.Core"


class AddPSSnapin(Cmdlet):
    """Adds one or more Windows PowerShell snap-ins to the current session."""

    name = "Add-PSSnapin"

    def process(self) -> None:
        names: Any = self.bound.get("Name")
        for wanted in names or []:
            if str(wanted).lower() == CORE.lower():
                message = f"Cannot add Windows PowerShell snap-in {wanted} because it is already added. Verify the "
                message += "name of the snap-in and try again."
            else:
                message = f"The Windows PowerShell snap-in '{wanted}' is not installed on this computer."
            self.write_error(
                self.error(
                    message,
                    "AddPSSnapInRead",
                    "InvalidArgument",
                    str(wanted),
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
