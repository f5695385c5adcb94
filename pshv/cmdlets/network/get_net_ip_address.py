"""Get-NetIPAddress: the addresses of a node."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.core.nodebase import NodeCmdlet
from pshv.cmdlets.core.remotetarget import listed
from pshv.runtime.declaration import Param
from pshv.runtime.values import Byte, PSObject, UInt32
from pshv.runtime.wildcard import Wildcard

TYPE = "Microsoft.Management.Infrastructure.CimInstance#ROOT/StandardCimv2/MSFT_NetIPAddress"
LOOPBACK = {
    "adapter": "Loopback Pseudo-Interface 1",
    "index": 1,
    "address": "127.0.0.1",
    "length": 8,
    "origin": "WellKnown",
}


class GetNetIPAddress(NodeCmdlet):
    """Gets the IP address configuration."""

    name = "Get-NetIPAddress"
    module = "NetTCPIP"
    net_class = "Get-NetIPAddress"
    parameters = (
        Param("IPAddress", "string[]", aliases=("LocalAddress",), position=0, by_property=True),
        Param("InterfaceAlias", "string[]", aliases=("ifAlias",), by_property=True),
        Param("InterfaceIndex", "uint[]", aliases=("ifIndex",), by_property=True),
        Param("AddressFamily", "string[]", values=("IPv4", "IPv6")),
        Param("CimSession", "object[]", aliases=("Session",)),
    )

    def process(self) -> None:
        families = [str(one).lower() for one in listed(self.bound.get("AddressFamily"))]
        if families and "ipv4" not in families:
            return
        for given in listed(self.bound.get("CimSession")) or [self.here]:
            node = self.node(str(getattr(given, "ComputerName", given)))
            if node is not None:
                self._choose(addresses(self.world, node.name))

    def _choose(self, found: list[PSObject]) -> None:
        for parameter in ("IPAddress", "InterfaceAlias", "InterfaceIndex"):
            wanted = [Wildcard(str(one)).matches for one in listed(self.bound.get(parameter))]
            if not wanted:
                continue
            kept = [one for one in found if any(test(str(one.properties[parameter])) for test in wanted)]
            if not kept:
                self._missing(parameter)
            found = kept
        self.write_all(found)

    def _missing(self, parameter: str) -> None:
        wanted = listed(self.bound[parameter])[0]
        self.write_error(
            self.error(
                f"No matching MSFT_NetIPAddress objects found by CIM query for instances of the "
                f"ROOT/StandardCimv2/MSFT_NetIPAddress class on the  CIM server: SELECT * FROM MSFT_NetIPAddress  "
                f"WHERE (({parameter} LIKE '{wanted}')). Verify query parameters and retry.",
                "CmdletizationQuery_NotFound",
                "ObjectNotFound",
                wanted,
                exception="Microsoft.PowerShell.Cmdletization.Cim.CimJobException",
            )
        )


def addresses(world: Any, node: str) -> list[PSObject]:
    """The addresses of a node's interfaces, and its loopback."""
    lengths = {network.id: network.prefix_length for network in world.networks}
    mine = sorted((one for one in world.interfaces if one.node == node), key=lambda one: one.interface_index)
    rows = [
        {
            "adapter": one.adapter,
            "index": one.interface_index,
            "address": one.address,
            "length": lengths.get(one.network_id, 24),
            "origin": "Dhcp" if one.dhcp_enabled else "Manual",
        }
        for one in mine
    ]
    return [shown(row) for row in (*rows, LOOPBACK)]


def shown(row: dict[str, Any]) -> PSObject:
    """One address as MSFT_NetIPAddress."""
    notes: dict[str, Any] = {
        "IPAddress": row["address"],
        "InterfaceIndex": UInt32(row["index"]),
        "InterfaceAlias": row["adapter"],
        "AddressFamily": "IPv4",
        "Type": "Unicast",
        "PrefixLength": Byte(row["length"]),
        "PrefixOrigin": row["origin"],
        "SuffixOrigin": row["origin"],
        "AddressState": "Preferred",
        "SkipAsSource": False,
        "PolicyStore": "ActiveStore",
        "PSComputerName": None,
    }
    return PSObject(notes, [TYPE, "Microsoft.Management.Infrastructure.CimInstance", "System.Object"])
