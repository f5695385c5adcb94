"""Microsoft.HyperV.PowerShell.VMMigrationNetwork (Get-VMMigrationNetwork)."""

from __future__ import annotations

from pshv.types.moduletypes import HYPERV
from pshv.types.netobject import NetObject, Property, member_table


class VMMigrationNetwork(NetObject):
    """A subnet that a host accepts live migrations on; the higher its priority's number, the later it is used."""

    __slots__ = ("host", "priority", "subnet")
    type_names = (f"{HYPERV}VMMigrationNetwork", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        Property("Subnet", lambda self: self.subnet, None, "string"),
        Property("Priority", lambda self: None if self.priority < 0 else self.priority, None, "System.Nullable[int]"),
        Property("CimSession", lambda _: None, None, "Microsoft.Management.Infrastructure.CimSession"),
        Property("ComputerName", lambda self: self.host, None, "string"),
        Property("IsDeleted", lambda _: False, None, "bool"),
    )

    def __init__(self, host: str, entry: str) -> None:
        from mockcluster.rules.networks import listed

        self.host = host
        self.subnet, self.priority = listed(entry)
