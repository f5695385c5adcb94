"""Get-ClusterResource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterGetter, by_name
from pshv.types.world.resource import ClusterResource

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster


class GetClusterResource(ClusterGetter):
    """Gets information about one or more resources in a failover cluster."""

    name = "Get-ClusterResource"
    kind = "resource"
    VMId: Any

    def entities(self, cluster: MockCluster) -> list[Any]:
        world = cluster.world
        if self.VMId is not None:
            found = world.resources.where("vm_id", str(self.VMId).lower())
            if not found:
                self.throw(self.not_found("resource", str(self.VMId)))
            return by_name(found)
        return by_name(one for one in world.resources if one.id not in world.volumes)

    def show(self, cluster: MockCluster, entity: Any) -> ClusterResource:
        return ClusterResource(cluster, entity)

    def piped(self, cluster: MockCluster, source: Any) -> list[Any] | None:
        from pshv.types.world.group import ClusterGroup
        from pshv.types.world.node import ClusterNode

        world = cluster.world
        if isinstance(source, ClusterGroup):
            return by_name(world.resources_of(source.entity))
        if isinstance(source, ClusterNode):
            owned = {group.id for group in world.groups.where("owner", source.entity.name)}
            return [one for one in self.entities(cluster) if one.group_id in owned]
        return [source.entity] if isinstance(source, ClusterResource) else None
