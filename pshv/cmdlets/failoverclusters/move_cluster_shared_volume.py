"""Move-ClusterSharedVolume."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet
from pshv.types.world.sharedvolume import ClusterSharedVolume


class MoveClusterSharedVolume(ClusterCmdlet):
    """Moves a Cluster Shared Volume to ownership by a different node in a failover cluster."""

    name = "Move-ClusterSharedVolume"
    Name: str | None
    Node: str | None
    Wait: int | None

    def process(self) -> None:
        from mockcluster.operations.roles import MoveVolume

        cluster = self.mock()
        volume = self.volume()
        target = ""
        if self.Node:
            node = cluster.world.nodes.named(self.Node.partition(".")[0])
            target = node.name if node is not None else self.throw(self.not_found("node", self.Node))
        self.run_operation(MoveVolume(volume.id, target))
        self.write(ClusterSharedVolume(cluster, volume))

    def volume(self) -> Any:
        """The volume that is meant."""
        world = self.mock().world
        source = getattr(self.InputObject, "entity", None)
        if source is not None and source.key in world.volumes:
            return source
        if self.Name is None:
            self.throw(self.cluster_error("No cluster object was specified.", "PSArgument", "InvalidArgument"))
        return world.volumes.named(self.Name) or self.throw(self.not_found("volume", self.Name))
