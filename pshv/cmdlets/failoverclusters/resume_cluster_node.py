"""Resume-ClusterNode."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.failoverclusters.node_cmdlet import NodeCmdlet


class ResumeClusterNode(NodeCmdlet):
    """Resumes activity on a failover cluster node after it has been suspended, or paused."""

    name = "Resume-ClusterNode"
    Failback: Any

    def process(self) -> None:
        from mockcluster.operations.nodes import ResumeNode

        how = "NoFailback" if self.Failback is None else self.Failback.name
        for node in self.nodes():
            self.run_operation(ResumeNode(node.name, how))
            self.show(node)
