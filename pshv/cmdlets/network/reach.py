"""What answers in the network of the world: the nodes, the cluster's name, running machines with an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.core.nodebase import LOCAL, NodeCmdlet

if TYPE_CHECKING:
    from collections.abc import Iterable

ALWAYS = frozenset({135, 139, 445, 3389, 5985})  # RPC, NetBIOS, SMB, remote desktop, WinRM
CLUSTER = 3343
MIGRATION = 6600


class Answering:
    """A computer: its full name, its addresses (the one others reach it at first), the node it is, if it is one."""

    __slots__ = ("addresses", "name", "node")

    def __init__(self, name: str, addresses: list[str], node: Any = None) -> None:
        self.name = name
        self.addresses = addresses
        self.node = node


class NetworkCmdlet(NodeCmdlet):
    """Base of the cmdlets that look for a computer."""

    def find(self, name: str) -> Answering | None:
        """The computer that a name or an address means, whether it is up or not; None when there is none."""
        world = self.world
        if world is None:
            return None
        lowered = name.lower()
        by_address = next((one for one in world.interfaces if one.address == name), None)
        node = self.node(by_address.node if by_address is not None else self.here if lowered in LOCAL else name)
        if node is not None:
            addresses = node_addresses(world, node.name)
            if by_address is not None:
                addresses = [name] + [one for one in addresses if one != name]
            return Answering(f"{node.name}.{world.cluster.domain}", addresses, node)
        return self._machine(name)

    def _machine(self, name: str) -> Answering | None:
        world = self.world
        vm = world.vms.named(name.partition(".")[0])
        if vm is None:
            vm = next((one for one in world.vms if name in _addresses(world.adapters_of(one))), None)
        if vm is None:
            return None
        return Answering(f"{vm.name}.{world.cluster.domain}", _addresses(world.adapters_of(vm)))

    def is_up(self, found: Answering) -> bool:
        """Whether the computer answers at all."""
        if found.node is not None:
            return str(found.node.state) != "Down"
        vm = self.world.vms.named(found.name.partition(".")[0])
        return vm is not None and vm.state == "Running" and bool(found.addresses)

    def listens(self, found: Answering, port: int) -> bool:
        """Whether somebody takes connections on a TCP port: live migration only where it is enabled and let in."""
        if not self.is_up(found):
            return False
        if found.node is None:
            return port in ALWAYS
        host = self.world.host_of(found.node.name)
        if port == MIGRATION:
            return bool(host.migration_enabled and host.firewall_migration_open)
        return port in ALWAYS or port == CLUSTER


def node_addresses(world: Any, node: str) -> list[str]:
    """A node's addresses, that of the client network first."""
    roles = {network.id: network.role for network in world.networks}
    mine = [one for one in world.interfaces if one.node == node and one.address]
    mine.sort(key=lambda one: (not one.has_default_gateway, -roles.get(one.network_id, 0), one.interface_index))
    return [str(one.address) for one in mine]


def _addresses(adapters: Iterable[Any]) -> list[str]:
    return [str(address) for adapter in adapters for address in adapter.ip_addresses if "." in str(address)]
