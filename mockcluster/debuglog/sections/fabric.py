"""Nodes, networks and network interfaces (cluster-log-format.md 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.scene import PORT, UP_STATES
from mockcluster.debuglog.sections.csvtext import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.world.world import World

NODES = "Name,Id,comp,state,paused,stopped,isShuttingDown,failureReported,NodeNumber,IsLocalNode,"
NETWORKS = (
    "Name,Id,description,role,transport,ignore,state,linkSpeed,rdmacapable,autoMetric,metric,address,PrefixList,"
    "AssociatedInterfaces,"
)
INTERFACES = (
    "Name,Id,Description,NodeId,NetworkId,AdapterName,ClusnetEndpoint,AdapterId,Addresses,Address,InterfaceIndex,STATE,"
    "Ignore,DhcpEnabled,isConnectedToiSCSI,HasDefaultGateway,Connected,initialState,ignore,"
)


def nodes(world: World, local: int) -> Iterator[str]:
    """The section `Nodes`; `local` is the number of the node that writes the report."""
    rows = (
        (
            node.name,
            node.unique_id or node.id,
            f"{node.major_version}.{node.minor_version}.{node.build_number}",
            node.state,
            node.state == "Paused",
            node.state not in UP_STATES,
            False,
            False,
            node.id,
            node.id == local,
        )
        for node in world.nodes
    )
    return section("Nodes", NODES, rows)


def networks(world: World) -> Iterator[str]:
    """The section `Networks`; a network is as fast as its slowest interface, and RDMA needs all of them."""
    cards: dict[str, list[tuple[str, int, bool]]] = {}
    for card in world.interfaces:
        cards.setdefault(card.network_id, []).append((card.id, card.link_speed, card.rdma))
    rows = (
        (
            network.name,
            network.id,
            network.description,
            network.role,
            "TCP/IP",
            network.role == 0,
            network.state,
            min((speed for _, speed, _ in cards.get(network.id, [])), default=0),
            all(rdma for _, _, rdma in cards.get(network.id, [])),
            network.auto_metric,
            network.metric,
            network.address,
            f"{network.address}/{network.prefix_length}",
            [card for card, _, _ in cards.get(network.id, [])],
        )
        for network in world.networks
    )
    return section("Networks", NETWORKS, rows)


def interfaces(world: World) -> Iterator[str]:
    """The section `Network Interfaces`."""
    numbers = {node.name: node.id for node in world.nodes}
    roles = {network.id: network.role for network in world.networks}
    rows = (
        (
            card.name,
            card.id,
            card.description,
            numbers.get(card.node, 0),
            card.network_id,
            card.adapter,
            f"{card.address}:~{PORT}~",
            card.adapter_id,
            card.address,
            card.address,
            card.interface_index,
            card.state,
            roles.get(card.network_id, 0) == 0,
            bool(card.dhcp_enabled),
            False,
            card.has_default_gateway,
            card.connected,
            "Up",
            roles.get(card.network_id, 0) == 0,
        )
        for card in world.interfaces
    )
    return section("Network Interfaces", INTERFACES, rows)
