"""Get-ClusterNode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterGetter, by_name
from pshv.types.world.node import ClusterNode

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster


class GetClusterNode(ClusterGetter):
    """Gets information about one or more nodes, or servers, in a failover cluster."""

    name = "Get-ClusterNode"
    kind = "node"

    def entities(self, cluster: MockCluster) -> list[Any]:
        return by_name(cluster.world.nodes)

    def show(self, cluster: MockCluster, entity: Any) -> ClusterNode:
        return ClusterNode(cluster, entity)

    def piped(self, cluster: MockCluster, source: Any) -> list[Any] | None:
        from pshv.types.world.group import ClusterGroup

        if isinstance(source, ClusterGroup):
            return [cluster.world.node_of(source.entity.owner)]
        return [source.entity] if isinstance(source, ClusterNode) else None
