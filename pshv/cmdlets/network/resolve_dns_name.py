"""Resolve-DnsName: names of the nodes, the cluster and the machines."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.core.remotetarget import listed
from pshv.cmdlets.network.reach import NetworkCmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.values import PSObject, UInt32

TTL = 1200  # seconds


class ResolveDnsName(NetworkCmdlet):
    """Performs a DNS name query resolution for the specified name."""

    name = "Resolve-DnsName"
    module = "DnsClient"
    net_class = "Microsoft.DnsClient.Commands.ResolveDnsName"
    parameters = (
        Param("Name", "string[]", position=0, mandatory=True, by_value=True, by_property=True),
        Param("Type", "string", position=1, values=("A", "AAAA", "A_AAAA", "PTR", "ANY")),
        Param("Server", "string[]", aliases=("ServerAddresses",)),
        Param("DnsOnly", "switch"),
        Param("QuickTimeout", "switch"),
    )

    def process(self) -> None:
        for name in listed(self.bound.get("Name")):
            found = self.find(str(name))
            kind = str(self.bound.get("Type") or "A").upper()
            if found is None or not found.addresses or kind == "AAAA":
                self._missing(str(name))
            elif str(name) in found.addresses:
                self.write(pointer(str(name), found.name))
            else:
                self.write_all(address(found.name, one) for one in found.addresses)

    def _missing(self, name: str) -> None:
        self.write_error(
            self.error(
                f"{name} : DNS name does not exist",
                "DNS_ERROR_RCODE_NAME_ERROR",
                "ResourceUnavailable",
                name,
                exception="System.ComponentModel.Win32Exception",
            )
        )


def address(name: str, value: str) -> PSObject:
    """An A record."""
    notes: dict[str, Any] = {
        "Name": name, "Type": "A", "TTL": UInt32(TTL), "Section": "Answer", "IPAddress": value,
        "IP4Address": value, "DataLength": 4,
    }  # fmt: skip
    return PSObject(notes, ["Microsoft.DnsClient.Commands.DnsRecord_A", "System.Object"])


def pointer(value: str, name: str) -> PSObject:
    """A PTR record."""
    reverse = ".".join(reversed(value.split("."))) + ".in-addr.arpa"
    notes: dict[str, Any] = {
        "Name": reverse, "Type": "PTR", "TTL": UInt32(TTL), "Section": "Answer", "NameHost": name, "Server": name,
    }  # fmt: skip
    return PSObject(notes, ["Microsoft.DnsClient.Commands.DnsRecord_PTR", "System.Object"])
