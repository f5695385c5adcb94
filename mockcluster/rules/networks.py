"""Which network a live migration uses (cluster-model.md section 4)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.network import Interface, Network
    from mockcluster.world.node import Host
    from mockcluster.world.world import World


def usable_interface(world: World, node: str, network: Network) -> Interface | None:
    """Return the interface of ``node`` on ``network`` when it works."""
    for interface in world.interfaces.where("network_id", network.id):
        if interface.node == node and interface.state == "Up" and interface.connected:
            return interface
    return None


def migration_networks(world: World, source: str, target: str) -> list[Network]:
    """Return the networks a clustered migration may use, the best first.

    Eligible are Up networks with a cluster role that both nodes share, minus MigrationExcludeNetworks. The order is
    MigrationNetworkOrder, else networks not used for storage first, then the cheaper metric (D).
    """
    excluded = {name.lower() for name in world.cluster.migration_exclude_networks}
    wanted = [name.lower() for name in world.cluster.migration_network_order]
    found = [
        network
        for network in world.networks
        if network.state == "Up"
        and network.role >= 1
        and network.id.lower() not in excluded
        and network.name.lower() not in excluded
        and usable_interface(world, source, network)
        and usable_interface(world, target, network)
    ]

    def order(network: Network) -> tuple[int, bool, int, str]:
        keys = [wanted.index(k) for k in (network.id.lower(), network.name.lower()) if k in wanted]
        return (min(keys, default=len(wanted)), network.carries_storage, network.metric, network.name)

    return sorted(found, key=order)


def stand_alone_networks(world: World, source: Host, target: Host) -> list[Network]:
    """Return the networks a migration between stand-alone hosts may use: any shared one, or those in MigrationNetworks.

    ``MigrationNetworks`` holds subnets or addresses, with a priority behind a space (a higher number = used later).
    """
    order = {n.id: _priority(target, n) for n in world.networks}
    found = [
        network
        for network in world.networks
        if network.state == "Up"
        and (target.use_any_network_for_migration or order[network.id] < _NOT_LISTED)
        and usable_interface(world, source.name, network)
        and usable_interface(world, target.name, network)
    ]
    return sorted(found, key=lambda n: (order[n.id], n.carries_storage, n.metric, n.name))


def listed(entry: str) -> tuple[str, int]:
    """Return subnet and priority of an entry of a host's list of migration networks; -1 when it has no priority."""
    subnet, _, priority = entry.partition(" ")
    return subnet, int(priority) if priority else -1


def _priority(target: Host, network: Network) -> int:
    found = [listed(entry)[1] for entry in target.migration_networks if _covers(listed(entry)[0], network)]
    return min((_UNRANKED if one < 0 else one for one in found), default=_NOT_LISTED)


def _covers(subnet: str, network: Network) -> bool:
    """Tell whether an entry means a network: it is the network's subnet, lies in it, or contains it."""
    base, _, length = subnet.partition("/")
    prefix = min(int(length or 32), network.prefix_length)
    try:
        return _number(base) >> (32 - prefix) == _number(network.address) >> (32 - prefix)
    except ValueError:
        return subnet.lower() == f"{network.address}/{network.prefix_length}".lower()


def _number(address: str) -> int:
    octets = [int(part) for part in address.split(".")]
    if len(octets) != 4:
        raise ValueError(address)
    return int.from_bytes(bytes(octets), "big")


_UNRANKED = 0xFFFFFFFF
_NOT_LISTED = 1 << 40
