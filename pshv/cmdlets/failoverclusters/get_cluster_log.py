"""Get-ClusterLog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.computer import local_computer
from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet, by_name, select

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from pshv.runtime.errors import ErrorRecord

REPORTS = "Windows\\Cluster\\Reports"
NOT_BUILT = ("Netft", "ExportClusterPerformanceHistory", "NetworkDiagnostics", "ClusWmi")


class GetClusterLog(ClusterCmdlet):
    """Creates a log file for all nodes, or a specific node, in a failover cluster.

    `-TimeSpan` counts minutes back from now; times are UTC unless `-UseLocalTime`. With `-Destination` each node's file
    is copied there as `<node>_cluster.log` (cmdlet-semantics.md section 2, cluster-log-format.md section 1).
    """

    name = "Get-ClusterLog"
    Node: list[str] | None
    Destination: str | None
    TimeSpan: int | None
    UseLocalTime: bool
    SkipClusterState: bool
    Health: bool

    def process(self) -> None:
        self.refuse_unbuilt()
        cluster = self.mock()
        nodes = self.nodes(cluster)
        destination = self.folder()
        if destination is not None:
            self.refuse_folders(destination, nodes)
        for node in nodes:
            self.write(self.report(cluster, node, destination))

    def refuse_unbuilt(self) -> None:
        """Parameters of the real module that pshv does not have yet say so by name."""
        for name in NOT_BUILT:
            if name in self.bound:
                self.throw(
                    self.error(f"Get-ClusterLog -{name} is not built in pshv yet.", "NotImplemented", "NotImplemented")
                )

    def nodes(self, cluster: MockCluster) -> list[Any]:
        """The nodes that are meant, by name; one that is down has no service to ask."""
        found = by_name(cluster.world.nodes)
        source = getattr(self.InputObject, "entity", None)
        if source is not None and source in found:
            found = [source]
        if self.Node:
            found = select(found, self.Node, lambda name: self.throw(self.not_found("node", name)))
        return found

    def folder(self) -> str | None:
        """The folder that `-Destination` names, which must exist; None without it."""
        if not self.Destination:
            return None
        from pshv.runtime.errors import PSError

        try:
            at = self.session.drives.resolve(self.Destination)
        except PSError:
            at = None
        if at is None or at.provider.name != "FileSystem" or not at.provider.is_container(at.path):
            self.throw(
                self.cluster_error(
                    f"The destination path '{self.Destination}' does not exist.\n"
                    "    The system cannot find the path specified",
                    self.name,
                    "ObjectNotFound",
                    self.Destination,
                )
            )
        return str(at.path)

    def refuse_folders(self, destination: str, nodes: list[Any]) -> None:
        """End before anything is written when a folder stands where a file has to go."""
        for node in nodes:
            standing = self.session.drives.files.entry(self.place(destination, node))
            if standing is not None and standing.is_folder:
                self.throw(self.unwritten(node, "Access is denied", self.Destination))

    def place(self, destination: str, node: Any) -> str:
        """The path of a node's file in the destination."""
        return f"{destination}\\{node.name}_{'health' if self.Health else 'cluster'}.log"

    def unwritten(self, node: Any, reason: str | None, target: object) -> ErrorRecord:
        """The record for a file that cannot be written."""
        text = f"The cluster log of node '{node.name}' could not be written.\n    {reason}"
        return self.cluster_error(text, self.name, "WriteError", target)

    def report(self, cluster: MockCluster, node: Any, destination: str | None) -> object:
        """Write one node's file and give it as FileInfo."""
        from mockcluster.debuglog.report import Source, write_report
        from pshv.drives.fileinfo import FileInfo

        files = self.session.drives.files
        local = node.name == local_computer(self.session)
        place = "C:" if local else f"\\\\{node.name}\\C$"
        own = f"{place}\\{REPORTS}\\{'ClusterHealth' if self.Health else 'Cluster'}.log"
        try:
            with files.open(own, "wb") as sink:
                write_report(
                    Source(cluster.world, cluster.reader, cluster.now),
                    node,
                    sink,
                    span_minutes=None if self.TimeSpan is None else int(self.TimeSpan),
                    local_time=self.UseLocalTime,
                    skip_state=self.SkipClusterState,
                    health=self.Health,
                )
            files.set_times(own, written=cluster.now * 1000, read=cluster.now * 1000)
            shown = own
            if destination is not None:
                shown = self.place(destination, node)
                files.copy_file(own, shown)
        except OSError as problem:
            if problem.strerror is None:
                raise
            self.throw(self.unwritten(node, problem.strerror, self.Destination or own))
        return FileInfo(files, shown)
