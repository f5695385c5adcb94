"""Get-NetAdapter: the adapters of a node that the cluster knows."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.core.nodebase import NodeCmdlet
from pshv.cmdlets.core.remotetarget import listed
from pshv.runtime.declaration import Param
from pshv.runtime.values import PSObject, UInt32, UInt64
from pshv.runtime.wildcard import Wildcard, contains_wildcard

TYPE = "Microsoft.Management.Infrastructure.CimInstance#ROOT/StandardCimv2/MSFT_NetAdapter"
SPEEDS = ((10**9, "Gbps"), (10**6, "Mbps"), (10**3, "Kbps"))


class GetNetAdapter(NodeCmdlet):
    """Gets the basic network adapter properties."""

    name = "Get-NetAdapter"
    module = "NetAdapter"
    net_class = "Get-NetAdapter"
    default_set = "ByName"
    parameters = (
        Param(
            "Name", "string[]", aliases=("ifAlias", "InterfaceAlias"), position=0, by_property=True, sets=("ByName",)
        ),
        Param("InterfaceDescription", "string[]", aliases=("ifDesc",), mandatory=True, sets=("ByInstanceID",)),
        Param("InterfaceIndex", "uint[]", aliases=("ifIndex",), mandatory=True, by_property=True, sets=("ByIndex",)),
        Param("Physical", "switch"),
        Param("IncludeHidden", "switch"),
        Param("CimSession", "object[]", aliases=("Session",)),
    )

    def process(self) -> None:
        for given in listed(self.bound.get("CimSession")) or [self.here]:
            node = self.node(str(getattr(given, "ComputerName", given)))
            if node is not None:
                self._choose([one for one in self.world.interfaces if one.node == node.name])

    def _choose(self, adapters: list[Any]) -> None:
        adapters.sort(key=lambda one: one.interface_index)
        for parameter, field in (
            ("Name", "adapter"), ("InterfaceDescription", "description"), ("InterfaceIndex", "interface_index"),
        ):  # fmt: skip
            if self.bound.get(parameter) is not None:
                self._named(adapters, parameter, field)
                return
        self.write_all(shown(one) for one in adapters)

    def _named(self, adapters: list[Any], parameter: str, field: str) -> None:
        for wanted in listed(self.bound[parameter]):
            found = [one for one in adapters if Wildcard(str(wanted)).matches(str(getattr(one, field)))]
            if not found and not contains_wildcard(str(wanted)):
                self.write_error(
                    self.error(
                        f"No MSFT_NetAdapter objects found with property '{parameter}' equal to '{wanted}'.  Verify "
                        "the value of the property and retry.",
                        f"CmdletizationQuery_NotFound_{parameter}",
                        "ObjectNotFound",
                        wanted,
                        exception="Microsoft.PowerShell.Cmdletization.Cim.CimJobException",
                    )
                )
            self.write_all(shown(one) for one in found)


def speed_text(bits: int) -> str:
    """Bits per second as `10 Gbps`."""
    for size, unit in SPEEDS:
        if bits >= size:
            return f"{bits / size:g} {unit}"
    return f"{bits} bps"


def shown(one: Any) -> PSObject:
    """An interface as MSFT_NetAdapter."""
    up = one.state == "Up" and one.connected
    mac = one.mac_address.replace(":", "").replace("-", "").upper()
    notes: dict[str, Any] = {
        "Name": one.adapter,
        "InterfaceDescription": one.description or one.adapter,
        "ifIndex": UInt32(one.interface_index),
        "Status": "Up" if up else "Disconnected",
        "MacAddress": "-".join(mac[at : at + 2] for at in range(0, len(mac), 2)),
        "LinkSpeed": speed_text(one.link_speed if up else 0),
        "InterfaceAlias": one.adapter,
        "InterfaceIndex": UInt32(one.interface_index),
        "InterfaceGuid": one.adapter_id,
        "Speed": UInt64(one.link_speed if up else 0),
        "ReceiveLinkSpeed": UInt64(one.link_speed if up else 0),
        "TransmitLinkSpeed": UInt64(one.link_speed if up else 0),
        "MediaConnectionState": "Connected" if one.connected else "Disconnected",
        "AdminStatus": "Up",
        "Virtual": False,
        "SystemName": one.node,
        "PSComputerName": None,
    }
    return PSObject(notes, [TYPE, "Microsoft.Management.Infrastructure.CimInstance", "System.Object"])
