"""Groups, resources and volumes (event-ids.md sections 2 and 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockcluster.eventlog.desk import Desk
    from mockcluster.journal import facts

_FAILURE_MOVES = frozenset({"NodeDown", "Failover"})


def resource_state_changed(fact: facts.ResourceStateChanged, desk: Desk) -> None:
    """Every transition of a resource."""
    desk.operational(fact.node_id, 1637, fact.resource, fact.group, fact.before, fact.after)


def resource_failed(fact: facts.ResourceFailed, desk: Desk) -> None:
    """A resource failed, with its error."""
    desk.system(fact.node_id, 1069, fact.resource, fact.group, fact.resource_type, fact.text, f"0x{fact.code:x}")


def resource_call_timed_out(fact: facts.ResourceCallTimedOut, desk: Desk) -> None:
    """A resource hung and its monitor process ends."""
    desk.system(fact.node_id, 1230, fact.resource, fact.resource_type, fact.dll)
    desk.system(fact.node_id, 1146)


def group_online_started(fact: facts.GroupOnlineStarted, desk: Desk) -> None:
    """The attempt to bring a role online."""
    desk.operational(fact.node_id, 1200, fact.group)


def group_online(fact: facts.GroupOnline, desk: Desk) -> None:
    """The role is online."""
    desk.operational(fact.node_id, 1201, fact.group)


def group_offline_started(fact: facts.GroupOfflineStarted, desk: Desk) -> None:
    """The attempt to bring a role offline."""
    desk.operational(fact.node_id, 1203, fact.group)


def group_offline(fact: facts.GroupOffline, desk: Desk) -> None:
    """The role is offline."""
    desk.operational(fact.node_id, 1204, fact.group)


def group_failed(fact: facts.GroupFailed, desk: Desk) -> None:
    """A role stays failed, above its failover threshold or for want of a node."""
    if fact.failover_count >= fact.threshold:
        desk.system(fact.node_id, 1254, fact.group)
    desk.system(fact.node_id, 1205, fact.group)


def group_moving(fact: facts.GroupMoving, desk: Desk) -> None:
    """A role moves. When its node is lost the new owner writes, since the old one cannot."""
    writer = fact.target_id if fact.move_type == "NodeDown" else fact.source_id
    if fact.move_type in _FAILURE_MOVES:
        desk.operational(writer, 1153, fact.group, fact.source, fact.target)
    elif fact.move_type == "Failback":
        desk.operational(writer, 1154, fact.group, fact.source, fact.target)
    desk.operational(writer, 1641, fact.group, fact.source, fact.target)


def group_move_refused(fact: facts.GroupMoveRefused, desk: Desk) -> None:
    """A resource of the role rejects the move."""
    world = desk.scene.world
    group = world.groups.named(fact.group)
    resources = world.resources_of(group) if group is not None else []
    if resources:
        desk.operational(fact.node_id, 1252, resources[0].name, fact.group, fact.target, fact.code)


def volume_state_changed(fact: facts.VolumeStateChanged, desk: Desk) -> None:
    """A node's access to a cluster shared volume."""
    name, disk, n = fact.volume, fact.resource, fact.node_id
    if fact.after == "Paused":
        desk.system(n, 5120, name, disk, fact.status)
    elif fact.after == "Unavailable":
        desk.system(n, 5142, name, disk, fact.status)
    elif fact.after == "BlockRedirected":
        desk.system(n, 5121, name, disk)
    elif fact.after == "FileSystemRedirected":
        desk.system(n, 5136, name, disk)
    elif fact.before == "FileSystemRedirected":
        desk.system(n, 5137, name, disk)
    else:
        desk.operational(n, 5122, name, disk)


RULES = {
    "ResourceStateChanged": resource_state_changed,
    "ResourceFailed": resource_failed,
    "ResourceCallTimedOut": resource_call_timed_out,
    "GroupOnlineStarted": group_online_started,
    "GroupOnline": group_online,
    "GroupOfflineStarted": group_offline_started,
    "GroupOffline": group_offline,
    "GroupFailed": group_failed,
    "GroupMoving": group_moving,
    "GroupMoveRefused": group_move_refused,
    "VolumeStateChanged": volume_state_changed,
}
