"""Set-ClusterLog."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet


class SetClusterLog(ClusterCmdlet):
    """Sets the size and level of detail for the cluster log.

    The level (0 to 5, 3 by default) counts when lines are written; the size (8 to 2048 MB) bounds the time that the log
    can cover. Values out of range are refused by the cluster, not by the binder (cmdlet-semantics.md section 3).
    """

    name = "Set-ClusterLog"
    Size: int | None
    Level: int | None

    def process(self) -> None:
        from mockcluster.operations.settings import SetClusterLog as Operation
        from pshv.types.world.clusterinfo import Cluster

        cluster = self.mock()
        level = None if self.Level is None else int(self.Level)
        size = None if self.Size is None else int(self.Size)
        self.run_operation(Operation(level=level, size=size))
        self.write(Cluster(cluster, cluster.world.cluster))
