"""Stop-ClusterNode."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.node_cmdlet import NodeCmdlet


class StopClusterNode(NodeCmdlet):
    """Stops the Cluster service on a node in a failover cluster; its roles move to other nodes."""

    name = "Stop-ClusterNode"
    Wait: int | None

    def process(self) -> None:
        from mockcluster.operations.service import StopNode

        for node in self.nodes():
            if self.should_process(node.name):
                self.run_operation(StopNode(node.name))
                self.show(node)
