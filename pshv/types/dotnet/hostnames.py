"""System.Net.Dns and Ping: the names and addresses of the cluster's nodes, networks and machines, nothing else."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current, values
from pshv.runtime.netexception import NetException
from pshv.types.dotnet.network import IPAddress, parse_address
from pshv.types.implementation import Implementation
from pshv.types.nettype import STRING, known_type

_UNKNOWN = "No such host is known"
_LOCAL = frozenset({"localhost", ".", "127.0.0.1", "::1", ""})


class HostEntry:
    """System.Net.IPHostEntry."""

    __slots__ = ("addresses", "name")
    type_names = ("System.Net.IPHostEntry", "System.Object")

    def __init__(self, name: str, addresses: list[IPAddress]) -> None:
        self.name = name
        self.addresses = addresses

    def text(self) -> str:
        return self.type_names[0]


class Ping:
    """Sends nothing: running nodes and machines of the cluster answer."""

    __slots__ = ()
    type_names = (
        "System.Net.NetworkInformation.Ping",
        "System.ComponentModel.Component",
        "System.MarshalByRefObject",
        "System.Object",
    )

    def text(self) -> str:
        return self.type_names[0]


class PingReply:
    """The answer to an echo request."""

    __slots__ = ("address", "status")
    type_names = ("System.Net.NetworkInformation.PingReply", "System.Object")

    def __init__(self, address: IPAddress, status: str) -> None:
        self.address = address
        self.status = status

    def text(self) -> str:
        return self.type_names[0]


def _variable(name: str) -> str:
    return str(current.session.drives.environment.get(name) or "")


def _world() -> Any:
    cluster = current.session.cluster
    return cluster.world if cluster is not None else None


def _found(name: str) -> tuple[str, list[str], bool] | None:
    """The full name, the addresses and whether it answers, of a node or machine by name or address."""
    world = _world()
    here = _variable("COMPUTERNAME")
    asked = here if name.lower() in _LOCAL else name
    if world is None:
        return (here, ["127.0.0.1"], True) if asked.lower() == here.lower() else None
    domain = _variable("USERDNSDOMAIN").lower()
    asked = _owner(world, asked)
    short = asked.partition(".")[0]
    node = world.nodes.named(short)
    if node is not None:
        addresses = [i.address for i in world.interfaces if i.node == node.name]
        return f"{node.name}.{domain}" if domain else node.name, addresses, str(node.state) != "Down"
    vm = world.vms.named(short)
    if vm is None:
        return None
    addresses = _machine_addresses(world, vm)
    return f"{vm.name}.{domain}" if domain else vm.name, addresses, bool(addresses)


def _owner(world: Any, asked: str) -> str:
    """The node or machine that has the address `asked`; otherwise `asked` itself."""
    for interface in world.interfaces:
        if interface.address == asked:
            return str(interface.node)
    for adapter in world.adapters:
        if asked in adapter.ip_addresses:
            return str(next((vm.name for vm in world.vms if vm.id == adapter.vm_id), asked))
    return asked


def _machine_addresses(world: Any, vm: Any) -> list[str]:
    if str(vm.state) not in ("Running", "Paused"):
        return []
    return [str(address) for adapter in world.adapters_of(vm) for address in adapter.ip_addresses]


def _entry(name: Any) -> HostEntry:
    asked = name.text() if isinstance(name, IPAddress) else str(name)
    found = _found(asked)
    if found is None:
        raise NetException("System.Net.Sockets.SocketException", _UNKNOWN, properties={"ErrorCode": 11001})
    full, addresses, _ = found
    return HostEntry(full, [parse_address(a) for a in addresses])


def _array(items: list[IPAddress]) -> values.TypedArray:
    return values.TypedArray(items, known_type("System.Net.IPAddress"))


def _send(ping: Ping, target: Any, *_: Any) -> PingReply:
    asked = target.text() if isinstance(target, IPAddress) else str(target)
    found = _found(asked)
    if found is None and not isinstance(target, IPAddress) and not asked.replace(".", "").isdigit():
        raise NetException(
            "System.Net.NetworkInformation.PingException",
            "An exception occurred during a Ping request.",
            inner=NetException("System.Net.Sockets.SocketException", _UNKNOWN).as_object(),
        )
    if found is None or not found[2]:
        return PingReply(parse_address("0.0.0.0"), "TimedOut")
    return PingReply(parse_address(found[1][0] if found[1] else "127.0.0.1"), "Success")


def _status(reply: PingReply) -> Any:
    return known_type("System.Net.NetworkInformation.IPStatus").enum_member(reply.status)


IMPLEMENTATIONS = (
    Implementation(
        "System.Net.Dns",
        statics={
            "GetHostName": lambda: _variable("COMPUTERNAME"),
            "GetHostEntry": lambda name, *r: _entry(name),
            "GetHostByName": _entry,
            "GetHostByAddress": _entry,
            "Resolve": _entry,
            "GetHostAddresses": lambda name, *r: _array(_entry(name).addresses),
        },
    ),
    Implementation(
        "System.Net.IPHostEntry",
        properties={
            "HostName": lambda e: e.name,
            "Aliases": lambda e: values.TypedArray([], STRING),
            "AddressList": lambda e: _array(e.addresses),
        },
    ),
    Implementation(
        "System.Net.NetworkInformation.Ping",
        construct=lambda kind: Ping(),
        methods={"Send": _send, "Dispose": lambda p: None},
    ),
    Implementation(
        "System.Net.NetworkInformation.PingReply",
        properties={
            "Status": _status,
            "Address": lambda r: r.address,
            "RoundtripTime": lambda r: values.Int64(0 if r.status != "Success" else 1),
            "Options": lambda r: None,
        },
    ),
)
