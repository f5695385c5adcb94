"""Giving out the votes again after something that counts for them has changed (cluster-model.md section 2)."""

from __future__ import annotations

from mockcluster.journal import facts as f
from mockcluster.rules.quorum import assign_votes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change


def database_owner(change: Change) -> str:
    """Return the node that reports updates of the cluster database: the owner of the core group."""
    core = change.world.groups.named("Cluster Group")
    return core.owner if core is not None else change.world.cluster.management_node


def reassign(change: Change) -> None:
    """Assign dynamic weights anew; nothing is recorded when they stay the same."""
    world, cluster = change.world, change.world.cluster
    nodes = sorted(world.nodes, key=lambda node: node.id)
    witness = world.resources.get(cluster.witness_resource_id)
    votes = assign_votes(
        nodes,
        witness=witness is not None and witness.state == "Online",
        dynamic=cluster.dynamic_quorum == 1,
        lower_priority=cluster.lower_quorum_priority_node_id,
    )
    before = (tuple((node.id, node.dynamic_weight) for node in nodes), cluster.witness_dynamic_weight)
    if before == (votes.weights, votes.witness):
        return
    for node in nodes:
        change.set(node, dynamic_weight=dict(votes.weights)[node.id])
    change.set(cluster, witness_dynamic_weight=votes.witness, paxos_tag=cluster.paxos_tag + 1)
    change.record(
        f.VotesChanged,
        database_owner(change),
        weights=votes.weights,
        witness_weight=votes.witness,
        tag=cluster.paxos_tag,
    )
