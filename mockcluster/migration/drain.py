"""Draining a node: what the end of each migration means for it (cluster-model.md section 6)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.journal import facts as f

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.world.migration import Migration
    from mockcluster.world.node import Node

IN_PROGRESS, COMPLETED, FAILED = 4, 8, 16  # bits of StatusInformation
_BITS = IN_PROGRESS | COMPLETED | FAILED
_UNDER_WAY = ("Queued", "Starting", "Running")


def settle(change: Change, migration: Migration) -> None:
    """Judge the drain that a migration belonged to: failed with it, or completed with the last one."""
    node = change.world.nodes.named(migration.source)
    if node is None or node.drain_status != "InProgress" or migration.move_type != "Drain":
        return
    if migration.state != "Completed":
        vm = change.world.vms[migration.vm_id]
        group = change.world.group_of(vm)
        fail(change, node, group.name if group else vm.name, migration.error_code)
    elif not under_way(change, node):
        complete(change, node)


def under_way(change: Change, node: Node) -> list[Migration]:
    """Return the migrations of a drain that have not ended."""
    leaving = change.world.migrations.where("source", node.name)
    return [m for m in leaving if m.state in _UNDER_WAY and m.move_type == "Drain"]


def complete(change: Change, node: Node) -> None:
    """Note that everything has left the node."""
    seconds = (change.now - node.state_changed_at) / c.MICROSECONDS
    information = node.status_information & ~_BITS | COMPLETED
    change.set(node, drain_status="Completed", status_information=information)
    change.record(f.NodeDrained, node.name, groups=node.drained_groups, seconds=seconds)


def fail(change: Change, node: Node, group: str, code: int) -> None:
    """Note that a group cannot leave; the node stays paused and what has moved stays moved."""
    information = node.status_information & ~_BITS | FAILED
    change.set(node, drain_status="Failed", status_information=information, drain_error_code=code)
    change.record(f.NodeDrainFailed, node.name, group=group, code=code)
