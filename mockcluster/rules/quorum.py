"""Votes and quorum (cluster-model.md section 2)."""

from __future__ import annotations

from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mockcluster.world.node import Node


class Votes(Value):
    """Who votes: 0/1 by node number, and the witness."""

    weights: tuple[tuple[int, int], ...]
    witness: int

    @property
    def total(self) -> int:
        """All votes."""
        return sum(weight for _, weight in self.weights) + self.witness


def assign_votes(nodes: Sequence[Node], *, witness: bool, dynamic: bool, lower_priority: int = 0) -> Votes:
    """Give out votes to nodes that are Up or Paused and have a configured vote.

    With dynamic quorum the total is odd: the witness votes when the number of voters is even; without a witness one
    voter loses its vote, ``lower_priority`` if it is one of them, else the highest node number (C).
    """
    voters = [node.id for node in nodes if node.state in ("Up", "Paused") and node.node_weight]
    if not dynamic:
        weights = tuple((node.id, node.node_weight) for node in nodes)
        return Votes(weights, 1 if witness else 0)
    silent = 0
    even = len(voters) % 2 == 0
    if even and not witness and voters:
        silent = lower_priority if lower_priority in voters else max(voters)
    weights = tuple((node.id, 1 if node.id in voters and node.id != silent else 0) for node in nodes)
    return Votes(weights, 1 if witness and even else 0)


def has_quorum(votes: int, total: int) -> bool:
    """Tell whether ``votes`` are more than half of ``total``."""
    return votes * 2 > total


def quorum_mode(witness_kind: str) -> str:
    """Return the mode that Windows reports for a kind of witness."""
    return {
        "": "NodeMajority",
        "Disk": "NodeAndDiskMajority",
        "FileShare": "NodeAndFileShareMajority",
        "Cloud": "NodeAndCloudMajority",
    }[witness_kind]
