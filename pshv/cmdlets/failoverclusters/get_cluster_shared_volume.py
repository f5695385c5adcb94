"""Get-ClusterSharedVolume."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterGetter, by_name
from pshv.types.world.sharedvolume import ClusterSharedVolume

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster


class GetClusterSharedVolume(ClusterGetter):
    """Gets information about Cluster Shared Volumes in a failover cluster."""

    name = "Get-ClusterSharedVolume"
    kind = "volume"

    def entities(self, cluster: MockCluster) -> list[Any]:
        return by_name(cluster.world.volumes)

    def show(self, cluster: MockCluster, entity: Any) -> ClusterSharedVolume:
        return ClusterSharedVolume(cluster, entity)

    def piped(self, cluster: MockCluster, source: Any) -> list[Any] | None:
        from pshv.types.world.node import ClusterNode

        if isinstance(source, ClusterNode):
            world = cluster.world
            return [one for one in self.entities(cluster) if world.volume_owner(one) == source.entity.name]
        return None
