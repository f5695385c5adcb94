"""The computer a session is on: the management node, or the node that Invoke-Command went to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.runtime.session import Session


def local_computer(session: Session) -> str:
    """Its short name."""
    node = session.extras.get("node")
    if node is not None:
        return str(node)
    cluster: Any = session.cluster
    return str(cluster.world.cluster.management_node)
