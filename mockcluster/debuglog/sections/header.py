"""The first section of the report (cluster-log-format.md 3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.world.node import Node


def header(node: Node, bias: int, *, local_time: bool) -> Iterator[str]:
    """The lines of the section. `bias` is UTC minus local time in minutes (UTC+8 gives -480)."""
    kind = "local time" if local_time else "Coordinated Universal Time (UTC)"
    hours = f"{bias / 60:g}"
    yield "[=== Cluster ===]"
    yield f"The logs were generated using {kind}."
    yield (
        f"UTC = localtime + time zone offset;the time zone offset of this machine is {bias} minutes, or {hours} hours"
    )
    yield f"Build Number {node.build_number}"
    yield f"Current node: name ({node.name}) id ({node.id})"
    yield ""
