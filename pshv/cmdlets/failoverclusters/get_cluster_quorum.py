"""Get-ClusterQuorum."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet
from pshv.types.world.clusterparts import ClusterQuorumSettings


class GetClusterQuorum(ClusterCmdlet):
    """Gets information about the quorum configuration of a cluster."""

    name = "Get-ClusterQuorum"

    def process(self) -> None:
        self.write(ClusterQuorumSettings(self.mock()))
