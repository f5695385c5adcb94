"""Test-Connection: the nodes and running machines of the mock answer, nothing else does."""

from __future__ import annotations

from typing import Any

from pshv.types.netobject import NetObject, Property, member_table

from .nodebase import LOCAL, NodeCmdlet


class PingStatus(NetObject):
    """One echo of 7's Test-Connection."""

    __slots__ = ("address", "latency", "number", "source", "status", "target")
    type_names = ("Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus", "System.Object")
    members = member_table(
        Property("Ping", lambda p: p.number, type_name="uint"),
        Property("Source", lambda p: p.source, type_name="string"),
        Property("Destination", lambda p: p.target, type_name="string"),
        Property("Address", lambda p: p.address),
        Property("DisplayAddress", lambda p: p.address, type_name="string"),
        Property("Latency", lambda p: p.latency, type_name="long"),
        Property("Status", lambda p: p.status),
        Property("BufferSize", lambda p: 32, type_name="int"),
        Property("Reply", lambda p: None),
    )

    def __init__(self, number: int, source: str, target: str, address: str, latency: int, status: str) -> None:
        self.number = number
        self.source = source
        self.target = target
        self.address = address
        self.latency = latency
        self.status = status


class DesktopPing(PingStatus):
    """One echo of 5.1's Test-Connection (Win32_PingStatus)."""

    __slots__ = ()
    type_names = ("System.Management.ManagementObject#root\\cimv2\\Win32_PingStatus", "System.Object")
    members = member_table(
        Property("PSComputerName", lambda p: p.source, type_name="string"),
        Property("__SERVER", lambda p: p.source, type_name="string"),
        Property("Address", lambda p: p.target, type_name="string"),
        Property("IPV4Address", lambda p: p.address),
        Property("IPV6Address", lambda p: None),
        Property("ProtocolAddress", lambda p: p.address, type_name="string"),
        Property("ResponseTime", lambda p: p.latency, type_name="uint"),
        Property("StatusCode", lambda p: 0, type_name="uint"),
        Property("BufferSize", lambda p: 32, type_name="uint"),
        Property("ReplySize", lambda p: 32, type_name="uint"),
        Property("TimeToLive", lambda p: 80, type_name="uint"),
    )


class TestConnection(NodeCmdlet):
    """Sends ICMP echo request packets, or pings, to one or more computers."""

    name = "Test-Connection"

    def process(self) -> None:
        bound = self.bound
        names: Any = bound.get("TargetName") or bound.get("ComputerName") or []
        count: Any = bound.get("Count")
        for name in names:
            address = self.address(str(name))
            if bound.get("Quiet"):
                self.write(address is not None)
            elif address is None:
                self._failed(str(name))
            else:
                self.ping(str(name), address, int(count) if count is not None else 4)

    def ping(self, name: str, address: str, count: int) -> None:
        kind = PingStatus if self.session.edition == "core" else DesktopPing
        for number in range(1, count + 1):
            latency = 0 if address == "127.0.0.1" else 1
            self.write(kind(number, self.here, name, address, latency, "Success"))

    def address(self, name: str) -> str | None:
        """The address that answers to a name, None when nothing does."""
        if name.lower() in LOCAL:
            return "127.0.0.1"
        world = self.world
        if world is None:
            return None
        node = self.node(name)
        if node is not None:
            return self._node_address(node) if str(node.state) != "Down" else None
        for interface in world.interfaces:
            if name == getattr(interface, "address", None):
                return name
        vm = world.vms.named(name.partition(".")[0])
        if vm is not None and str(getattr(vm, "state", "")) == "Running":
            return _first_address(vm) or "169.254.1.1"
        return None

    def _node_address(self, node: Any) -> str:
        for interface in self.world.interfaces:
            owner = getattr(interface, "node", None)
            if owner in (node.name, node.id):
                return _first_address(interface) or "127.0.0.1"
        return "127.0.0.1"

    def _failed(self, name: str) -> None:
        reason = "Cannot resolve the target name." if self.session.core else "No such host is known"
        self.write_error(
            self.error(
                f"Testing connection to computer '{name}' failed: {reason}",
                "TestConnectionException",
                "ResourceUnavailable",
                name,
                exception="System.Net.NetworkInformation.PingException",
            )
        )


def _first_address(entity: Any) -> str | None:
    for attribute in ("address", "ipv4_address", "ip_address", "ipv4_addresses", "ip_addresses"):
        value = getattr(entity, attribute, None)
        if isinstance(value, (tuple, list)):
            value = value[0] if value else None
        if value:
            return str(value)
    return None
