"""Pausing, draining and resuming nodes (cluster-model.md sections 1 and 6)."""

from __future__ import annotations

from mockcluster.journal import facts as f
from mockcluster.migration import drain
from mockcluster.migration.request import request
from mockcluster.operations import subjects
from mockcluster.operations.movegroup import move
from mockcluster.operations.operation import Began, Done, Operation
from mockcluster.rules.attempt import Attempt
from mockcluster.rules.placement import best_node, hosting
from mockcluster.rules.refusal import Refusal
from mockcluster.world.migration import Migration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.group import Group
    from mockcluster.world.node import Node

_MOVE_TYPE_THRESHOLD = 2000  # roles of at least this priority move live
_NO_HOST = 5016


class PauseNode(Operation):
    """Pause a node: running roles stay, none moves to it.

    ``drain`` moves its roles away first (to ``target`` if given); a role that cannot move makes the drain fail and the
    node stays paused. Refusals: NodeNotFound, NodeNotUp.
    """

    node: str
    drain: bool = False
    target: str = ""

    takes_time = True

    def apply(self, change: Change) -> Reply:
        """Pause the node, and begin to drain it."""
        node = subjects.node(change.world, self.node)
        if isinstance(node, Refusal):
            return node
        if self.target:
            target = subjects.node(change.world, self.target)
            if isinstance(target, Refusal):
                return target
        if node.state not in ("Up", "Paused"):
            message = (
                f"Failed to suspend node '{node.name}'.",
                "The cluster node is not available for this operation.",
            )
            return Refusal("NodeNotUp", "InvalidOperation", message, 0x800713BA, target=node.name, actual=node.state)
        if node.state == "Up":
            change.set(node, state="Paused", state_changed_at=change.now)
            change.record(f.NodePaused, node.name, draining=self.drain)
        if not self.drain or node.drain_status == "InProgress":
            return Done(node)
        return self._drain(change, node)

    def _drain(self, change: Change, node: Node) -> Reply:
        owned = change.world.groups.where("owner", node.name)
        owned.sort(key=lambda group: (-group.priority, group.name))
        names = tuple(group.name for group in owned)
        change.set(
            node,
            drain_status="InProgress",
            drained_groups=names,
            status_information=node.status_information | drain.IN_PROGRESS,
            drain_error_code=0,
            state_changed_at=change.now,
        )
        change.record(f.NodeDrainStarted, node.name, target=self.target, groups=names)
        numbers = []
        for group in owned:
            number = leave(change, group, self.target, "Drain")
            if number:
                numbers.append(number)
            elif group.owner == node.name and node.drain_status == "InProgress":
                drain.fail(change, node, group.name, _NO_HOST)
        if numbers:
            return Began(tuple(numbers), node)
        if node.drain_status == "InProgress":
            drain.complete(change, node)
        return Done(node)


def leave(change: Change, group: Group, target: str, move_type: str) -> int:
    """Move a group off its node: live for running machines of at least medium priority, else offline and online.

    Returns the number of the migration that began, 0 when the move is done or impossible (the owner tells).
    """
    world = change.world
    decision = best_node(world, group, besides=group.owner)
    chosen = decision.chosen
    if target:
        able = hosting(world, group, world.node_of(target))[-1].verdict
        chosen = world.node_of(target).name if able else ""
    if not chosen:
        change.decide(decision)
        return 0
    machines = [vm for vm in world.vms.where("group_id", group.id) if vm.state in ("Running", "Paused")]
    if machines and group.priority >= _MOVE_TYPE_THRESHOLD:
        attempt = Attempt(world, machines[0], world.host_of(chosen))
        answer = request(change, attempt, move_type=move_type, targeted=target != "")
        return answer.id if isinstance(answer, Migration) else 0
    move(change, group, chosen, move_type, targeted=target != "")
    return 0


class ResumeNode(Operation):
    """Resume a paused node; ``failback`` is NoFailback, Immediate (what was drained comes back) or Policy."""

    node: str
    failback: str = "NoFailback"

    takes_time = True

    def apply(self, change: Change) -> Reply:
        """Resume the node and begin to bring its roles back."""
        node = subjects.node(change.world, self.node)
        if isinstance(node, Refusal):
            return node
        if node.state == "Up":
            return Done(node)
        if node.state != "Paused":
            message = (f"Failed to resume node '{node.name}'.", "The cluster node is not paused.")
            return Refusal(
                "NodeNotPaused", "InvalidOperation", message, 0x800713C2, target=node.name, actual=node.state
            )
        drained = node.drained_groups
        change.set(
            node,
            state="Up",
            state_changed_at=change.now,
            drain_status="NotInitiated",
            drained_groups=(),
            drain_error_code=0,
            status_information=node.status_information & ~(drain.IN_PROGRESS | drain.COMPLETED | drain.FAILED),
        )
        change.record(f.NodeResumed, node.name, failback=self.failback)
        if self.failback != "Immediate":
            return Done(node)
        numbers = []
        for name in drained:
            group = change.world.groups.named(name)
            if group is not None and group.owner != node.name:
                number = leave(change, group, node.name, "Failback")
                if number:
                    numbers.append(number)
        return Began(tuple(numbers), node) if numbers else Done(node)
