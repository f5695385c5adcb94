"""Get-ClusterNetwork."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterGetter, by_name
from pshv.types.world.network import ClusterNetwork

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster


class GetClusterNetwork(ClusterGetter):
    """Gets information about one or more networks in a failover cluster."""

    name = "Get-ClusterNetwork"
    kind = "network"

    def entities(self, cluster: MockCluster) -> list[Any]:
        return by_name(cluster.world.networks)

    def show(self, cluster: MockCluster, entity: Any) -> ClusterNetwork:
        return ClusterNetwork(cluster, entity)
