"""Suspend-ClusterNode."""

from __future__ import annotations

from pshv.cmdlets.failoverclusters.node_cmdlet import NodeCmdlet


class SuspendClusterNode(NodeCmdlet):
    """Suspends activity on a failover cluster node, that is, pauses the node; with -Drain its roles move away."""

    name = "Suspend-ClusterNode"
    TargetNode: str | None
    Drain: bool
    ForceDrain: bool
    Wait: bool

    def seconds_to_wait(self) -> int | None:
        """Here `-Wait` is a switch: without it the cmdlet returns while the drain goes on."""
        return None if self.Wait else 0

    def process(self) -> None:
        from mockcluster.operations.nodes import PauseNode

        if self.ForceDrain:
            text = f"{self.name} -ForceDrain is not built in pshv yet."
            self.throw(self.error(text, "NotImplemented", "NotImplemented", "ForceDrain"))
        for node in self.nodes():
            if self.should_process(node.name):
                self.run_operation(PauseNode(node.name, bool(self.Drain), self.TargetNode or ""))
                self.show(node)
