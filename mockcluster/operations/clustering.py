"""Making a machine a clustered role, and taking a role out of the cluster."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster import identity
from mockcluster.journal import facts as f
from mockcluster.operations import subjects, transitions, votes
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.refusal import Refusal
from mockcluster.world.group import Group, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.machine import VirtualMachine

_PARTS = (("Virtual Machine Configuration", "configuration"), ("Virtual Machine", "machine"))


class ClusterMachine(Operation):
    """Make a machine of a node a clustered role called ``name`` ('' = as the machine).

    Refusals: VmNotFound, AlreadyClustered, NameTaken, NodeNotUp.
    """

    vm: str
    name: str = ""

    def apply(self, change: Change) -> Reply:
        """Add the group and its two resources; those of a running machine come online."""
        vm = subjects.machine(change.world, self.vm)
        if isinstance(vm, Refusal):
            return vm
        name = self.name or vm.name
        refusal = _refusal(change, vm, name)
        if refusal is not None:
            return refusal
        group = Group(id=identity.guid(change.world.seed, "group", name, vm.id), name=name, owner=vm.host)
        change.add(group)
        change.set(vm, group_id=group.id)
        node = votes.database_owner(change)
        change.record(f.GroupPropertyChanged, node, group=name, name="Name", before="", after=name, gum_id=_gum(change))
        for kind, key in _PARTS:
            resource = Resource(
                id=identity.guid(change.world.seed, key, name, vm.id), name=f"{kind} {vm.name}", resource_type=kind,
                group_id=group.id, vm_id=vm.id, state="Offline", last_state_change=change.now,
                depends_on=(f"{_PARTS[0][0]} {vm.name}",) if key == "machine" else (),
                parameters=(f"VmID={vm.id}", *(("OfflineAction=1",) if key == "machine" else ())),
            )  # fmt: skip
            change.add(resource)
            if vm.state in ("Running", "Paused"):
                transitions.online(change, resource)
        change.set(group, persistent_state=1 if vm.state in ("Running", "Paused") else 0)
        return Done(vm)


def _gum(change: Change) -> int:
    cluster = change.world.cluster
    change.set(cluster, gum_id=cluster.gum_id + 1)
    return cluster.gum_id


def _refusal(change: Change, vm: VirtualMachine, name: str) -> Refusal | None:
    heading = f"An error occurred while creating the clustered role '{name}'."
    if vm.group_id:
        text = f"The virtual machine '{vm.name}' is already part of a clustered role."
        return Refusal("AlreadyClustered", "ResourceExists", (heading, text), 0x80071392, target=vm.name)
    if change.world.groups.named(name) is not None:
        text = "A cluster group with this name exists already."
        return Refusal("NameTaken", "ResourceExists", (heading, text), 0x80071392, target=name)
    node = change.world.nodes.named(vm.host)
    if node is None or node.state == "Down":
        text = f"The cluster service does not run on node '{vm.host}'."
        return Refusal("NodeNotUp", "InvalidOperation", (heading, text), 0x800713BA, target=vm.host)
    return None


class RemoveRole(Operation):
    """Take a role out of the cluster: with ``resources``, its resources too. The machine stays as it is.

    Refusals: GroupNotFound, CoreGroup, NotEmpty, Busy.
    """

    group: str
    resources: bool = False

    def apply(self, change: Change) -> Reply:
        """Remove the group."""
        world = change.world
        group = subjects.group(world, self.group)
        if isinstance(group, Refusal):
            return group
        machines = world.vms.where("group_id", group.id)
        held = world.resources_of(group)
        heading = f"An error occurred while removing the clustered role '{group.name}'."
        if group.is_core_group or group.group_type == "ClusterSharedVolume":
            text = "The operation is not allowed on a core group (0x80071706)."
            return Refusal("CoreGroup", "InvalidOperation", (heading, text), 0x80071706, target=group.name)
        if held and not self.resources:
            text = "The cluster group could not be removed because it is not empty (0x80071393)."
            return Refusal("NotEmpty", "InvalidOperation", (heading, text), 0x80071393, target=group.name)
        if any(world.migration_of(vm) for vm in machines):
            text = "The requested resource is in use."
            return Refusal("Busy", "ResourceBusy", (heading, text), c.E_BUSY, target=group.name)
        node = votes.database_owner(change)
        before = group.name
        change.record(
            f.GroupPropertyChanged, node, group=before, name="Name", before=before, after="", gum_id=_gum(change)
        )
        for vm in machines:
            change.set(vm, group_id="")
        for resource in list(held):
            change.remove(resource)
        change.remove(group)
        return Done(before)
