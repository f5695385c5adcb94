"""Get-PSSnapin (5.1 only): the session's own snap-in."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard
from pshv.types.netobject import NetObject, Property, member_table

from .add_pssnapin import CORE


class SnapIn(NetObject):
    """System.Management.Automation.PSSnapInInfo of the core snap-in."""

    __slots__ = ()
    type_names = ("System.Management.Automation.PSSnapInInfo", "System.Object")
    display_set = ("Name", "PSVersion", "Description")
    members = member_table(
        Property("Name", lambda s: CORE, type_name="string"),
        Property("IsDefault", lambda s: True, type_name="bool"),
        Property("PSVersion", lambda s: _version(), type_name="version"),
        Property("Vendor", lambda s: "Microsoft", type_name="string"),
        Property(
            "Description",
            lambda s: (
                "This Windows PowerShell snap-in contains cmdlets used to manage components of Windows PowerShell."
            ),
            type_name="string",
        ),
        Property("LogPipelineExecutionDetails", lambda s: False, type_name="bool"),
    )

    def text(self) -> str:
        return CORE


def _version() -> Any:
    from pshv.runtime import current
    from pshv.types.members import get

    return get(current.session.get_variable("PSVersionTable"), "PSVersion")


class GetPSSnapin(Cmdlet):
    """Gets the Windows PowerShell snap-ins on the computer."""

    name = "Get-PSSnapin"

    def process(self) -> None:
        if self.bound.get("Registered"):
            return
        names: Any = self.bound.get("Name")
        for wanted in names or ["*"]:
            if Wildcard(str(wanted)).matches(CORE):
                self.write(SnapIn())
            elif names:
                self.write_error(
                    self.error(
                        f"No Windows PowerShell snap-ins matching the pattern '{wanted}' were found. Check the pattern "
                        "and then try the command again.",
                        "NoSnapInsFound",
                        "InvalidArgument",
                        str(wanted),
                        exception="System.Management.Automation.PSArgumentException",
                    )
                )
