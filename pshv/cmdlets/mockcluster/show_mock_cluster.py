"""Show-MockCluster."""

from __future__ import annotations

from pshv.cmdlets.mockcluster.picture_cmdlet import PictureCmdlet
from pshv.runtime.declaration import Param


class ShowMockCluster(PictureCmdlet):
    """Draws the cluster: nodes, memory, machines, networks, and faults unless an exam hides them."""

    name = "Show-MockCluster"
    parameters = (Param("Node", "string[]", position=0), Param("OutFile", "string", aliases=("Path",)))
    Node: list[str] | None

    def process(self) -> None:
        from pshv.labs.exam import in_exam
        from pshv.pictures.clustermap import ClusterMap

        cluster = self.mock()
        known = [node.name.lower() for node in cluster.world.nodes]
        for name in self.Node or ():
            if name.lower() not in known:
                self.throw(self.error(f"There is no node '{name}'.", "NodeNotFound", "ObjectNotFound", name))
        self.show(ClusterMap(cluster, self.Node, hide_faults=in_exam(self.session)))
