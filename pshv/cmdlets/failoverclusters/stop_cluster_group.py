"""Stop-ClusterGroup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.onoff import OnOffCmdlet

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class StopClusterGroup(OnOffCmdlet):
    """Takes a clustered role (also called a resource group) offline on a failover cluster."""

    name = "Stop-ClusterGroup"
    kind = "group"

    def operation(self, entity: Any) -> Operation:
        from mockcluster.operations.roles import StopGroup

        return StopGroup(entity.id)
