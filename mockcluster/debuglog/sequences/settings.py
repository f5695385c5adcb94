"""Settings and cluster shared volumes (cluster-log-format.md 4.12 and 4.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.stamp import EMPTY

if TYPE_CHECKING:
    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts

_QUORUM_NAMES = frozenset({"QuorumType", "QuorumResource", "WitnessResource", "DynamicQuorum", "NodeWeight"})
_BAD_STATES = frozenset({"Paused", "Unavailable"})


def cluster_property_changed(fact: facts.ClusterPropertyChanged, pen: Pen) -> None:
    """Every member executes the update of the database; quorum settings also raise the Paxos epoch."""
    _global_update(fact.gum_id, pen)
    if fact.name in _QUORUM_NAMES:
        epoch = pen.scene.world.cluster.paxos_tag
        for n in pen.scene.up():
            pen.write(n, "QUORUM", f"Node {n}: Updating next paxos epoch to {epoch + 1} / last paxos epoch {epoch}")


def property_changed(fact: facts.GroupPropertyChanged | facts.PropertyChanged, pen: Pen) -> None:
    """A property of a group, node, resource or network: an update of the database."""
    _global_update(fact.gum_id, pen)


def _global_update(gum_id: int, pen: Pen) -> None:
    for n in pen.scene.up():
        action = f"Executing locally gumId: {gum_id}, updates: 1, first action: /dm/update"
        pen.write(n, "GUM", f"Node {n}: {action}")


def volume_moved(fact: facts.VolumeMoved, pen: Pen) -> None:
    """The disk's group moves without going offline."""
    up = pen.scene.up()
    ends = f"from {fact.source}({fact.source_id}) to {fact.target}({fact.target_id})"
    writer = fact.source_id if fact.source_id in up and fact.move_type != "NodeDown" else fact.target_id
    found = pen.scene.resource(fact.resource)
    group = pen.scene.world.groups.get(found.group_id) if found is not None else None
    name = group.name if group is not None else fact.resource
    if writer == fact.source_id:
        pen.write(writer, "RCM", f"rcm::RcmApi::MoveGroup: ({name}, {fact.target_id})")
    tail = f"failoverCount=0, lastFailoverTime={EMPTY} targeted=true"
    text = f"move of group {name} {ends} of type MoveType::{fact.move_type} is about to succeed, {tail}"
    pen.write(writer, "RCM", text)
    pen.write(fact.target_id, "DCM", f"Volume {fact.volume} is now owned by node {fact.target_id}")


def volume_state_changed(fact: facts.VolumeStateChanged, pen: Pen) -> None:
    """The node's way to a volume changed."""
    tag = levels.WARNING if fact.after in _BAD_STATES else levels.INFORMATION
    reason = f", status {fact.status}" if fact.status else ""
    text = f"Volume {fact.volume} ({fact.resource}) changed state from {fact.before} to {fact.after}{reason}"
    pen.write(fact.node_id, "DCM", text, tag=tag)


WRITERS = {
    "ClusterPropertyChanged": cluster_property_changed,
    "GroupPropertyChanged": property_changed,
    "PropertyChanged": property_changed,
    "VolumeMoved": volume_moved,
    "VolumeStateChanged": volume_state_changed,
}
