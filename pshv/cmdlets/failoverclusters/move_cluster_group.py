"""Move-ClusterGroup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.moving import GroupMover

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class MoveClusterGroup(GroupMover):
    """Moves a clustered role (a resource group) from one node to another: offline here, online there."""

    name = "Move-ClusterGroup"

    def operation(self, group: Any, target: str) -> Operation:
        from mockcluster.operations.movegroup import MoveGroup

        return MoveGroup(group.id, target)
