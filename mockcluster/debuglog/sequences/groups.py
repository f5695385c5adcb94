"""Groups that move, fail or may not move; drains and overload (cluster-log-format.md 4.6, 4.10 end, 4.13, 4.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.scene import UP_STATES
from mockcluster.debuglog.stamp import EMPTY, stamp

if TYPE_CHECKING:
    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts

UNLIMITED = 4294967295
_ASKED_FOR = frozenset({"Manual", "Drain", "Failback"})


def group_moving(fact: facts.GroupMoving, pen: Pen) -> None:
    """The source is asked to give the group away; a move that is not live takes it offline first."""
    if fact.move_type == "Failover":
        found = pen.scene.world.groups.named(fact.group)
        count = found.failover_count + 1 if found is not None else 1
        last = _failure_stamp(found.last_failover_time if found is not None else 0)
        text = f"Failing over group {fact.group}, failoverCount {count}, lastFailoverTime {last}."
        pen.write(fact.source_id, "RCM", text)
    if fact.move_type in _ASKED_FOR:
        pen.write(fact.source_id, "RCM", f"rcm::RcmApi::MoveGroup: ({fact.group}, {fact.target_id})")
        if not fact.live:
            pen.write(fact.source_id, "RCM", f"rcm::RcmGroup::Move: Bringing group '{fact.group}' offline first...")


def group_moved(fact: facts.GroupMoved, pen: Pen) -> None:
    """Written for every completed move, by the old owner, or by the new one when the old one is down."""
    old = pen.scene.node(fact.source_id)
    source_is_up = fact.move_type != "NodeDown" and old is not None and old.state in UP_STATES
    ends = f"from {fact.source}({fact.source_id}) to {fact.target}({fact.target_id})"
    counters = f"failoverCount={fact.failover_count}, lastFailoverTime={_failure_stamp(fact.last_failover_time)}"
    text = f"move of group {fact.group} {ends} of type MoveType::{fact.move_type} is about to succeed, {counters}"
    writer = fact.source_id if source_is_up else fact.target_id
    pen.write(writer, "RCM", f"{text} targeted={'true' if fact.targeted else 'false'}")
    if source_is_up:
        pen.write(fact.source_id, "RCM", f"ignored non-local state Online for group {fact.group}")


def _failure_stamp(time: int) -> str:
    return stamp(time // 1000) if time else EMPTY


def group_move_refused(fact: facts.GroupMoveRefused, pen: Pen) -> None:
    """A node may not host the group."""
    n = fact.node_id
    pen.write(n, "RCM", f"{fact.group} cannot be hosted on node {fact.target_id}", tag=levels.WARNING)
    ban = f"NodeCandidate({fact.target_id}) BanCode: {fact.rule} ({fact.code & 0xFFFF})"
    pen.write(n, "RCM-plcmt", f"Removing candidate: {ban}")


def group_failed(fact: facts.GroupFailed, pen: Pen) -> None:
    """The group has used up its failovers, or no node can host it."""
    found = pen.scene.world.groups.named(fact.group)
    setting = found.failover_threshold if found is not None else UNLIMITED
    limits = f"failoverThresholdSetting {setting}, computedFailoverThreshold {fact.threshold}."
    text = f"Not failing over group {fact.group}, failoverCount {fact.failover_count}, {limits}"
    pen.write(fact.node_id, "RCM", text, tag=levels.WARNING)
    _state(fact, "Pending", "Failed", pen)


def group_online_started(fact: facts.GroupOnlineStarted, pen: Pen) -> None:
    """The group begins to come online."""
    _state(fact, "Offline", "Pending", pen)


def group_online(fact: facts.GroupOnline, pen: Pen) -> None:
    """The group is online."""
    _state(fact, "Pending", "Online", pen)


def group_offline_started(fact: facts.GroupOfflineStarted, pen: Pen) -> None:
    """The group begins to go offline."""
    _state(fact, "Online", "Pending", pen)


def group_offline(fact: facts.GroupOffline, pen: Pen) -> None:
    """The group is offline."""
    _state(fact, "Pending", "Offline", pen)


def _state(
    fact: facts.GroupOnline
    | facts.GroupOnlineStarted
    | facts.GroupOffline
    | facts.GroupOfflineStarted
    | facts.GroupFailed,
    before: str,
    after: str,
    pen: Pen,
) -> None:
    pen.write(fact.node_id, "RCM", f"rcm::RcmGroup::UpdateStateIfChanged: ({fact.group}, {before} --> {after})")


def node_paused(fact: facts.NodePaused, pen: Pen) -> None:
    """A node takes no more groups."""
    pen.write(fact.node_id, "RCM", f"Node {fact.node} is paused.")


def node_resumed(fact: facts.NodeResumed, pen: Pen) -> None:
    """A node takes groups again."""
    pen.write(fact.node_id, "RCM", f"Node {fact.node} is resumed, failback: {fact.failback}.")


def node_drain_started(fact: facts.NodeDrainStarted, pen: Pen) -> None:
    """A drain begins; its groups follow one by one."""
    pen.write(fact.node_id, "RCM", f"rcm::RcmAgent::DrainNode: Initiating DrainNode, {len(fact.groups)} groups")


def node_drained(fact: facts.NodeDrained, pen: Pen) -> None:
    """All groups are gone."""
    pen.write(fact.node_id, "RCM", "Drain completed successfully. Executing worker.")


def node_drain_failed(fact: facts.NodeDrainFailed, pen: Pen) -> None:
    """One group could not be moved."""
    text = f"Drain failed: group {fact.group} could not be moved, status {fact.code}."
    pen.write(fact.node_id, "RCM", text, tag=levels.ERROR)


def node_overloaded(fact: facts.NodeOverloaded, pen: Pen) -> None:
    """The balancer found the node above its level (4.14); the moves follow as live migrations."""
    load = f"load {fact.load:.0f} is above the level of {fact.level:.0f}"
    text = f"Node {fact.node_id}: {load}, {len(fact.machines)} virtual machines move to node {fact.target}"
    pen.write(fact.node_id, "RCM-rbtr", text)


WRITERS = {
    "GroupMoving": group_moving,
    "GroupMoved": group_moved,
    "GroupMoveRefused": group_move_refused,
    "GroupFailed": group_failed,
    "GroupOnlineStarted": group_online_started,
    "GroupOnline": group_online,
    "GroupOfflineStarted": group_offline_started,
    "GroupOffline": group_offline,
    "NodePaused": node_paused,
    "NodeResumed": node_resumed,
    "NodeDrainStarted": node_drain_started,
    "NodeDrained": node_drained,
    "NodeDrainFailed": node_drain_failed,
    "NodeOverloaded": node_overloaded,
}
