"""A Hyper-V failover cluster in one SQLite file. ``MockCluster`` is the door."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster

__all__ = ["MockCluster"]


def __getattr__(name: str) -> object:
    if name == "MockCluster":
        from mockcluster.cluster import MockCluster

        return MockCluster
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
