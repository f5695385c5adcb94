"""Get-ClusterSharedVolumeState."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet, by_name, select
from pshv.runtime.wildcard import Wildcard
from pshv.types.world.clusterparts import ClusterSharedVolumeStateInfo


class GetClusterSharedVolumeState(ClusterCmdlet):
    """Gets the state of Cluster Shared Volumes in a cluster: one record for each node and volume."""

    name = "Get-ClusterSharedVolumeState"
    Name: list[str] | None
    Node: list[str] | None

    def process(self) -> None:
        cluster = self.mock()
        volumes = by_name(cluster.world.volumes)
        source = getattr(self.InputObject, "entity", None)
        if source is not None and source in volumes:
            volumes = [source]
        if self.Name:
            volumes = select(volumes, self.Name, lambda name: self.write_error(self.not_found("volume", name)))
        for volume in volumes:
            for node in by_name(cluster.world.nodes):
                if not self.Node or any(Wildcard(name).matches(node.name) for name in self.Node):
                    self.write(ClusterSharedVolumeStateInfo(cluster, volume, node.name))
