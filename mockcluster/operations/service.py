"""Stopping and starting the cluster service of a node (cluster-model.md section 1)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.journal import facts as f
from mockcluster.operations import subjects, transitions, votes
from mockcluster.operations.movegroup import move
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.placement import best_node
from mockcluster.rules.quorum import has_quorum
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.group import Group
    from mockcluster.world.node import Node

_HOW = {0: "TurnOff", 1: "Save", 2: "ShutDown", 3: "ShutDown"}  # OfflineAction of a virtual machine's resource


class StopNode(Operation):
    """Stop the cluster service of a node: its roles move to others, those that no node can take go offline.

    Machines outside the cluster run on. Refusals: NodeNotFound, Busy (a live migration is under way), QuorumLost (the
    nodes that stay would have no majority, or none stays).
    """

    node: str

    def apply(self, change: Change) -> Reply:
        """Stop the service; a node that is down is left alone."""
        node = subjects.node(change.world, self.node)
        if isinstance(node, Refusal):
            return node
        if node.state == "Down":
            return Done(node)
        refusal = _busy(change, node) or _short(change, node)
        if refusal is not None:
            return refusal
        for group in sorted(change.world.groups.where("owner", node.name), key=lambda one: (-one.priority, one.name)):
            _give_away(change, group, node)
        leave(change, node)
        return Done(node)


def _busy(change: Change, node: Node) -> Refusal | None:
    under_way = change.world.migrations.where("state", "Running")
    if not any(node.name in (one.source, one.target) for one in under_way):
        return None
    message = (f"Unable to stop the cluster service on node '{node.name}'.", "A live migration is under way.")
    return Refusal("Busy", "ResourceBusy", message, c.E_BUSY, target=node.name)


def _short(change: Change, node: Node) -> Refusal | None:
    """Refuse when those that stay have no majority; a leaving node gives its vote back under dynamic quorum."""
    world, cluster = change.world, change.world.cluster
    staying = [one for one in world.nodes if one.state in ("Up", "Paused") and one is not node]
    witness = cluster.witness_dynamic_weight
    total = sum(one.dynamic_weight for one in world.nodes) + witness
    held = sum(one.dynamic_weight for one in staying) + witness
    if staying and (cluster.dynamic_quorum == 1 or has_quorum(held, total)):
        return None
    message = (
        f"Unable to stop the cluster service on node '{node.name}'.",
        "The operation would cause the cluster to lose quorum (0x80071725).",
    )
    return Refusal(
        "QuorumLost", "InvalidOperation", message, 0x80071725, target=node.name, actual=str(held if staying else 0),
        limit=f"more than {total / 2:g}", remedy="Start another node first",
    )  # fmt: skip


def _give_away(change: Change, group: Group, node: Node) -> None:
    decision = best_node(change.world, group, besides=node.name)
    if decision.chosen:
        move(change, group, decision.chosen, "Drain", targeted=False)
        return
    change.decide(decision)
    for resource in reversed(transitions.by_dependency(change.world.resources_of(group))):
        vm = change.world.vms.get(resource.vm_id) if resource.resource_type == "Virtual Machine" else None
        if vm is not None and vm.state in ("Running", "Paused"):
            from mockcluster.operations.machines import StopVm

            how = _HOW.get(resource.offline_action, "Save")
            StopVm(vm.id, "Save" if vm.state == "Paused" else how, force=True).apply(change)
        else:
            transitions.offline(change, resource)


class StartNode(Operation):
    """Start the cluster service of a node: it joins, or forms the cluster when it is the first.

    ``clear_quarantine`` lifts a quarantine. Refusals: NodeNotFound, Quarantined.
    """

    node: str
    clear_quarantine: bool = False

    def apply(self, change: Change) -> Reply:
        """Start the service; one that runs is left alone."""
        node = subjects.node(change.world, self.node)
        if isinstance(node, Refusal):
            return node
        if node.state != "Down":
            return Done(node)
        if node.quarantined_until > change.now and not self.clear_quarantine:
            message = (
                f"The cluster service could not be started on node '{node.name}'.",
                "The node is in quarantine (5985).",
            )
            return Refusal(
                "Quarantined", "InvalidOperation", message, 5985, target=node.name,
                remedy=f"Start-ClusterNode {node.name} -ClearQuarantine",
            )  # fmt: skip
        change.set(node, quarantined_until=0)
        join(change, node)
        _take_back(change, node)
        return Done(node)


def _take_back(change: Change, node: Node) -> None:
    """Bring online what waited on this node for its service: roles whose persistent state is online."""
    for group in sorted(change.world.groups.where("owner", node.name), key=lambda one: (-one.priority, one.name)):
        if group.persistent_state and not any(r.vm_id for r in change.world.resources_of(group)):
            for resource in transitions.by_dependency(change.world.resources_of(group)):
                transitions.online(change, resource)


def members(change: Change) -> tuple[int, ...]:
    """Return the numbers of the nodes whose cluster service runs."""
    return tuple(sorted(node.id for node in change.world.nodes if node.state in ("Up", "Paused")))


def leave(change: Change, node: Node) -> None:
    """Take a node out of the membership after a clean stop."""
    cluster, before = change.world.cluster, members(change)
    change.record(f.NodeStopped, node.name, reason="ServiceShutdown")
    change.set(node, state="Down", state_changed_at=change.now)
    after = members(change)
    if after:
        change.record(
            f.NodeLeft, node.name, members_before=before, members=after, view_before=cluster.membership_view,
            view=cluster.membership_view + 1,
        )  # fmt: skip
        change.set(cluster, membership_view=cluster.membership_view + 1)
        votes.reassign(change)


def join(change: Change, node: Node) -> None:
    """Let a node whose service starts join the others, or form the cluster alone."""
    cluster, before = change.world.cluster, members(change)
    change.set(node, started_at=change.now, state_changed_at=change.now)
    change.record(f.NodeStarted, node.name, build=node.build_number)
    change.pass_time(c.NODE_JOIN_TIME)
    change.set(node, state="Up", state_changed_at=change.now, status_information=0, drain_status="NotInitiated")
    after = members(change)
    view = cluster.membership_view
    if before:
        change.record(f.NodeJoined, node.name, members_before=before, members=after, view_before=view, view=view + 1)
    else:
        change.record(f.ClusterFormed, node.name, cluster=cluster.name, view=view + 1, members=after)
    change.set(cluster, membership_view=view + 1)
    votes.reassign(change)
