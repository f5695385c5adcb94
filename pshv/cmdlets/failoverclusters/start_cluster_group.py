"""Start-ClusterGroup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.onoff import OnOffCmdlet

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class StartClusterGroup(OnOffCmdlet):
    """Brings a clustered role (also called a resource group) online on a failover cluster."""

    name = "Start-ClusterGroup"
    kind = "group"

    def operation(self, entity: Any) -> Operation:
        from mockcluster.operations.roles import StartGroup

        return StartGroup(entity.id)
