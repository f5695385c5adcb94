"""Stop-ClusterResource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.onoff import OnOffCmdlet

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class StopClusterResource(OnOffCmdlet):
    """Takes a resource offline on a failover cluster."""

    name = "Stop-ClusterResource"
    kind = "resource"

    def operation(self, entity: Any) -> Operation:
        from mockcluster.operations.roles import StopResource

        return StopResource(entity.id)
