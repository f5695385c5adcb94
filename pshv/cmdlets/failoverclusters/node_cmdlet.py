"""What pausing and resuming nodes have in common: which nodes."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.computer import local_computer
from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet, select


class NodeCmdlet(ClusterCmdlet):
    """A cmdlet that acts on nodes: `-Name`, a piped node, or the node the session is on."""

    Name: list[str] | None

    def nodes(self) -> list[Any]:
        """The nodes that are meant."""
        world = self.mock().world
        if self.Name:
            return select(list(world.nodes), self.Name, lambda name: self.write_error(self.not_found("node", name)))
        source = getattr(self.InputObject, "entity", None)
        if source is not None and source in list(world.nodes):
            return [source]
        return [world.node_of(local_computer(self.session))]

    def show(self, node: Any) -> None:
        """Write the node."""
        from pshv.types.world.node import ClusterNode

        self.write(ClusterNode(self.mock(), node))
