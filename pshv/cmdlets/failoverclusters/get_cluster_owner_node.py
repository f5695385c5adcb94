"""Get-ClusterOwnerNode."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.cluster_cmdlet import by_name
from pshv.cmdlets.failoverclusters.owner_cmdlet import OwnerCmdlet
from pshv.types.world.clusterparts import ClusterOwnerNodeList


class GetClusterOwnerNode(OwnerCmdlet):
    """Gets the preferred owners of a group, or the possible owners of a resource."""

    name = "Get-ClusterOwnerNode"

    def process(self) -> None:
        from pshv.types.world.group import ClusterGroup
        from pshv.types.world.resource import ClusterResource

        cluster = self.mock()
        kind, entity = self.owned()
        if kind == "group":
            self.write(ClusterOwnerNodeList(cluster, ClusterGroup(cluster, entity), entity.preferred_owners))
            return
        owners = entity.possible_owners or tuple(node.name for node in by_name(cluster.world.nodes))
        self.write(ClusterOwnerNodeList(cluster, ClusterResource(cluster, entity), owners))
