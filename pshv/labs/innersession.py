"""PowerShell run by the lab itself: its story, its check's expressions, its solution. Nothing of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mockcluster.cluster import MockCluster
    from pshv.runtime.session import Session


class Ran:
    """What a text wrote: its output and errors as the console shows them."""

    __slots__ = ("errors", "output")

    def __init__(self, output: str, errors: str) -> None:
        self.output = output
        self.errors = errors


class InnerSession:
    """A session on a lab's cluster whose output is kept instead of shown. `files` holds the nodes' folders."""

    def __init__(self, cluster: MockCluster, files: Path | None, edition: str = "desktop") -> None:
        import io

        from pshv.host.console import Host
        from pshv.runtime.session import Session

        self._out, self._err = io.BytesIO(), io.BytesIO()
        host = Host(self._out, self._err, io.BytesIO())
        host.width = 120
        self.session: Session = Session(host, edition=edition, cluster=lambda: cluster)
        self.session.move_to(lambda: cluster, lab_drives(cluster, files))
        self.session.pace = 0.0

    def run(self, text: str) -> Ran:
        """Run a text as a script's content would run; errors do not end it."""
        self._out.truncate(0)
        self._err.truncate(0)
        self._out.seek(0)
        self._err.seek(0)
        self.session.run_text(text)
        return Ran(self._out.getvalue().decode(), self._err.getvalue().decode())

    def evaluate(self, expression: str) -> list[object]:
        """The values that an expression gives; raises PSError for one that fails."""
        return self.session.evaluate(expression)


def lab_drives(cluster: MockCluster, files: Path | None) -> object:
    """The drives of a lab: each node's C: under `files` (None: a temporary folder), no folder of the host."""
    from pshv.drives.drives import Drives
    from pshv.drives.environment import default_environment

    info = cluster.world.cluster
    return Drives(
        files,
        nodes=lambda: [node.name for node in cluster.world.nodes],
        management_node=lambda: cluster.world.cluster.management_node,
        host_folder=None,
        environment=lambda: default_environment(info.management_node, info.domain),
    )
