"""Get-Cluster."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.cluster_cmdlet import RPC_CONNECTION, ClusterCmdlet, answers_to
from pshv.runtime.wildcard import Wildcard, contains_wildcard


class GetCluster(ClusterCmdlet):
    """Gets information about one or more failover clusters in a given domain."""

    name = "Get-Cluster"
    Name: str | None
    Domain: str | None

    def process(self) -> None:
        from pshv.types.world.clusterinfo import Cluster

        self.Cluster = None
        cluster = self.mock() if (self.Name or ".") in (".", "localhost") else self.reachable()
        info = cluster.world.cluster
        if self.Domain and self.Domain.lower() != info.domain.lower():
            self.throw(self.cluster_error(RPC_CONNECTION, "ClusterRpcConnection", "ConnectionError"))
        name = self.Name or "."
        if answers_to(cluster, name) or (contains_wildcard(name) and Wildcard(name).matches(info.name)):
            self.write(Cluster(cluster, info))
        elif not contains_wildcard(name):
            self.write_error(self.cluster_error(RPC_CONNECTION, "ClusterRpcConnection", "ConnectionError"))
