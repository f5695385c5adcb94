"""Start-ClusterResource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.onoff import OnOffCmdlet

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class StartClusterResource(OnOffCmdlet):
    """Brings one or more resources online on a failover cluster."""

    name = "Start-ClusterResource"
    kind = "resource"

    def operation(self, entity: Any) -> Operation:
        from mockcluster.operations.roles import StartResource

        return StartResource(entity.id)
