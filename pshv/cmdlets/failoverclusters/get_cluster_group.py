"""Get-ClusterGroup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterGetter, by_name
from pshv.types.world.group import ClusterGroup

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster


class GetClusterGroup(ClusterGetter):
    """Gets information about one or more clustered roles (resource groups) in a failover cluster."""

    name = "Get-ClusterGroup"
    kind = "group"
    VMId: Any

    def entities(self, cluster: MockCluster) -> list[Any]:
        if self.VMId is not None:
            vm = cluster.world.vms.get(str(self.VMId).lower())
            group = cluster.world.group_of(vm) if vm is not None else None
            if group is None:
                self.throw(self.not_found("group", str(self.VMId)))
            return [group]
        return by_name(group for group in cluster.world.groups if group.group_type != "ClusterSharedVolume")

    def show(self, cluster: MockCluster, entity: Any) -> ClusterGroup:
        return ClusterGroup(cluster, entity)

    def piped(self, cluster: MockCluster, source: Any) -> list[Any] | None:
        from pshv.types.world.node import ClusterNode
        from pshv.types.world.resource import ClusterResource

        if isinstance(source, ClusterNode):
            return [group for group in self.entities(cluster) if group.owner == source.entity.name]
        if isinstance(source, ClusterResource):
            return [cluster.world.groups[source.entity.group_id]]
        return [source.entity] if isinstance(source, ClusterGroup) else None
