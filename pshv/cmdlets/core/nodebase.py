"""What cmdlets with -ComputerName share: the nodes of the mock by name."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

LOCAL = frozenset({"localhost", ".", "127.0.0.1", "::1", ""})


class NodeCmdlet(Cmdlet):
    """Base of the cmdlets that look at one or more nodes."""

    @property
    def world(self) -> Any:
        """The world of the cluster."""
        cluster: Any = self.session.cluster
        return cluster.world if cluster is not None else None

    @property
    def here(self) -> str:
        """The computer the session runs on."""
        drives: Any = self.session.drives
        return str(drives.environment.get("COMPUTERNAME") or "")

    def node(self, name: str) -> Any:
        """The node called `name` (short or full), None when there is none."""
        world = self.world
        if world is None:
            return None
        short = self.here if name.lower() in LOCAL else name.partition(".")[0]
        return world.nodes.named(short)

    def unreachable(self, name: str, error_id: str) -> Any:
        """The error of a computer that is not there or is down."""
        return self.error(
            f"Cannot open Service Control Manager on computer '{name}'. This operation might require other privileges."
            if error_id.startswith("System.InvalidOperation")
            else f"The RPC server is unavailable. (Exception from HRESULT: 0x800706BA) : {name}",
            error_id,
            "ResourceUnavailable",
            name,
        )
