"""Get-ClusterNetworkInterface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterGetter, by_name
from pshv.runtime.wildcard import Wildcard
from pshv.types.world.clusterparts import ClusterNetworkInterface

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster


class GetClusterNetworkInterface(ClusterGetter):
    """Gets information about one or more network adapters in a failover cluster."""

    name = "Get-ClusterNetworkInterface"
    kind = "network interface"
    Node: list[str] | None
    Network: list[str] | None

    def entities(self, cluster: MockCluster) -> list[Any]:
        networks = {network.id: network.name for network in cluster.world.networks}
        found = by_name(cluster.world.interfaces)
        if self.Node:
            found = [one for one in found if any(Wildcard(name).matches(one.node) for name in self.Node)]
        if self.Network:
            found = [o for o in found if any(Wildcard(n).matches(networks[o.network_id]) for n in self.Network)]
        return found

    def show(self, cluster: MockCluster, entity: Any) -> ClusterNetworkInterface:
        return ClusterNetworkInterface(cluster, entity)

    def piped(self, cluster: MockCluster, source: Any) -> list[Any] | None:
        from pshv.types.world.network import ClusterNetwork
        from pshv.types.world.node import ClusterNode

        if isinstance(source, ClusterNode):
            return [one for one in self.entities(cluster) if one.node == source.entity.name]
        if isinstance(source, ClusterNetwork):
            return [one for one in self.entities(cluster) if one.network_id == source.entity.id]
        return [source.entity] if isinstance(source, ClusterNetworkInterface) else None
