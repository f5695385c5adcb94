"""Start-ClusterNode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.cmdlets.failoverclusters.node_cmdlet import NodeCmdlet

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster

NOT_BUILT = ("ForceQuorum", "PreventQuorum", "IgnorePersistentState")


class StartClusterNode(NodeCmdlet):
    """Starts the Cluster service on a node in a failover cluster: the node joins."""

    name = "Start-ClusterNode"
    ClearQuarantine: bool
    Wait: int | None

    def mock(self) -> MockCluster:
        return self.reachable()

    def process(self) -> None:
        from mockcluster.operations.service import StartNode

        for name in NOT_BUILT:
            if name in self.bound:
                text = f"{self.name} -{name} is not built in pshv yet."
                self.throw(self.error(text, "NotImplemented", "NotImplemented", name))
        for node in self.nodes():
            self.run_operation(StartNode(node.name, bool(self.ClearQuarantine)))
            self.show(node)
