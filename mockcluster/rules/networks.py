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

    ``MigrationNetworks`` holds addresses with prefix, e.g. ``10.10.30.0/24``.
    """
    allowed = {entry.split("/")[0] for entry in target.migration_networks}
    return [
        network
        for network in sorted(world.networks, key=lambda n: (n.carries_storage, n.metric, n.name))
        if network.state == "Up"
        and (target.use_any_network_for_migration or network.address in allowed)
        and usable_interface(world, source.name, network)
        and usable_interface(world, target.name, network)
    ]
