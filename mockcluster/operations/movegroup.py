"""Moving roles: groups that go offline and online, and quick migration of machines."""

from __future__ import annotations

from mockcluster.journal import facts as f
from mockcluster.migration.ending import identity
from mockcluster.operations import subjects, transitions
from mockcluster.operations.machines import StartVm, StopVm
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.placement import best_node, hosting
from mockcluster.rules.refusal import Decision, Refusal
from mockcluster.world.migration import Migration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.group import Group
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.node import Node
    from mockcluster.world.world import World

_NOT_POSSIBLE = (
    "The operation failed because either the specified cluster node is not the owner of the group, or the node is not "
    "a possible owner of the group"
)


class MoveGroup(Operation):
    """Move a group to node ``to`` ('' = the best one): offline at the source, online at the destination.

    A running machine is saved, moved and restored (quick migration, live-migration-model.md section 6).
    Refusals: GroupNotFound, NodeNotFound, NotPossibleOwner, Busy.
    """

    group: str
    to: str = ""
    move_type: str = "Manual"

    def apply(self, change: Change) -> Reply:
        """Move the group."""
        found = self._decide(change.world)
        if isinstance(found, Refusal):
            return found
        group, node, decision = found
        if node.name == group.owner:
            return Done(group)
        if decision is not None:
            change.decide(decision)
        refusal = _refusal(change, group, node)
        if refusal is not None:
            return refusal
        move(change, group, node.name, self.move_type, targeted=self.to != "")
        return Done(group)

    def judge(self, change: Change) -> Refusal | None:
        """Return why the move would be refused, and record it; None when it is possible."""
        found = self._decide(change.world)
        return found if isinstance(found, Refusal) else _refusal(change, found[0], found[1])

    def plan(self, world: World) -> Decision | Refusal | None:
        """Return the node that would be chosen."""
        found = self._decide(world)
        if isinstance(found, Refusal):
            return found
        group, node, decision = found
        return decision or Decision("MoveGroup", group.name, "Allowed", node.name, tuple(hosting(world, group, node)))

    def _decide(self, world: World) -> tuple[Group, Node, Decision | None] | Refusal:
        group = subjects.group(world, self.group)
        if isinstance(group, Refusal):
            return group
        if self.to:
            node = subjects.node(world, self.to)
            return node if isinstance(node, Refusal) else (group, node, None)
        decision = best_node(world, group, besides=group.owner)
        if not decision.chosen:
            message = (f"An error occurred while moving the clustered role '{group.name}'.", _NOT_POSSIBLE)
            return Refusal("NotPossibleOwner", "NotSpecified", message, 0x80071398, target=group.name)
        return group, world.node_of(decision.chosen), decision


def _refusal(change: Change, group: Group, node: Node) -> Refusal | None:
    heading = f"An error occurred while moving the clustered role '{group.name}'."
    if any(change.world.migration_of(vm) for vm in change.world.vms.where("group_id", group.id)):
        text = "The requested resource is in use."
        return Refusal("Busy", "ResourceBusy", (heading, text), 0x800700AA, target=group.name)
    failed = next((reason for reason in hosting(change.world, group, node) if not reason.verdict), None)
    if failed is None:
        return None
    change.record(
        f.GroupMoveRefused, group.owner, group=group.name, target=node.name, target_id=node.id, rule=failed.rule,
        code=5016,
    )  # fmt: skip
    return Refusal(
        "NotPossibleOwner", "NotSpecified", (heading, _NOT_POSSIBLE), 0x80071398, target=group.name,
        limit=failed.limit, actual=failed.actual, details=(("rule", failed.rule), ("node", node.name)),
    )  # fmt: skip


def move(change: Change, group: Group, target: str, move_type: str, *, targeted: bool) -> None:
    """Move a group that may move; resources that were online come online again."""
    world = change.world
    source, node = world.node_of(group.owner), world.node_of(target)
    if group.group_type == "ClusterSharedVolume":
        _coordinate(change, group, source, node, move_type)
        return
    change.record(
        f.GroupMoving, source.name, group=group.name, source=source.name, source_id=source.id, target=node.name,
        target_id=node.id, move_type=move_type, live=False, targeted=targeted,
    )  # fmt: skip
    machines = [vm for vm in world.vms.where("group_id", group.id) if vm.state in ("Running", "Paused")]
    if machines:
        for vm in machines:
            _quick(change, group, vm, node.name, move_type, targeted=targeted)
        return
    up = [r for r in transitions.by_dependency(world.resources_of(group)) if r.state == "Online"]
    for resource in reversed(up):
        transitions.offline(change, resource)
    transitions.change_owner(change, group, node.name, move_type, live=False, targeted=targeted)
    for resource in up:
        transitions.online(change, resource)


def _coordinate(change: Change, group: Group, source: Node, target: Node, move_type: str) -> None:
    """Give a volume another coordinator: its disk stays online (cluster-model.md section 8)."""
    change.set(group, owner=target.name, previous_owner=source.id)
    for resource in change.world.resources_of(group):
        volume = change.world.volumes.get(resource.id)
        if volume is not None:
            change.record(
                f.VolumeMoved,
                source.name,
                volume=volume.friendly_name,
                resource=volume.name,
                source=source.name,
                source_id=source.id,
                target=target.name,
                target_id=target.id,
                move_type=move_type,
            )


def _quick(change: Change, group: Group, vm: VirtualMachine, target: str, move_type: str, *, targeted: bool) -> None:
    world = change.world
    migration = Migration(
        id=1 + (world.migrations.last_key or 0), vm_id=vm.id, kind="Quick", source=vm.host, target=target,
        move_type=move_type, targeted=targeted, state="Running", started_at=change.now, queued_at=change.now,
    )  # fmt: skip
    change.add(migration)
    common = identity(change, migration)
    change.record(f.QuickMigrationStarted, vm.host, **common, memory=vm.memory_assigned)
    saving = transitions.save_seconds(change, vm)
    configuration = world.resource_of(vm, "Virtual Machine Configuration")
    started, assigned = vm.started_at, vm.memory_assigned
    transitions.machine_off(change, vm, "Saved", saving)
    change.record(f.VmSaved, vm.host, **transitions.vm_fields(change, vm), seconds=saving, bytes=vm.saved_bytes)
    if configuration is not None:
        transitions.offline(change, configuration)
    transitions.change_owner(change, group, target, move_type, live=False, targeted=targeted)
    restoring = transitions.save_seconds(change, vm)
    transitions.machine_on(change, vm)
    change.set(vm, started_at=started, memory_assigned=assigned)
    change.set(migration, state="Completed", stage=6, progress=100, finished_at=change.now)
    change.record(f.QuickMigrationCompleted, target, **common, save_seconds=saving, restore_seconds=restoring)


class QuickMigrate(Operation):
    """Move a clustered machine with downtime.

    ``how`` is what happens to it meanwhile: Quick (saved and restored), TurnOff, Shutdown or ShutdownForce (booted
    again at the destination). Refusals: those of ``MoveGroup`` and of stopping and starting, VmNotFound, NotClustered.
    """

    vm: str
    to: str = ""
    how: str = "Quick"

    def apply(self, change: Change) -> Reply:
        """Move the machine's role."""
        vm = subjects.machine(change.world, self.vm)
        if isinstance(vm, Refusal):
            return vm
        group = change.world.group_of(vm)
        if group is None:
            text = f"The virtual machine '{vm.name}' is not a clustered role."
            return Refusal("NotClustered", "InvalidOperation", (text,), target=vm.name)
        if self.how != "Quick" and vm.state in ("Running", "Paused"):
            return self._cold(change, vm, group)
        reply = MoveGroup(group.name, self.to).apply(change)
        return Done(vm) if isinstance(reply, Done) else reply

    def _cold(self, change: Change, vm: VirtualMachine, group: Group) -> Reply:
        """Stop the machine, move its role and start it; the move is judged before anything is stopped."""
        wanted = MoveGroup(group.name, self.to)
        judged = wanted.judge(change)
        if judged is not None:
            return judged
        how = "TurnOff" if self.how == "TurnOff" else "ShutDown"
        for step in (StopVm(vm.id, how, self.how == "ShutdownForce"), wanted, StartVm(vm.id)):
            reply = step.apply(change)
            if not isinstance(reply, Done):
                return reply
        return Done(vm)
