"""Groups and resources that are brought online or taken offline by hand, and what resource types are told."""

from __future__ import annotations

from mockcluster.journal import facts as f
from mockcluster.operations import subjects, transitions, votes
from mockcluster.operations.machines import StartVm, StopVm
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.group import Group, Resource

_HOW = {0: "TurnOff", 1: "Save", 2: "ShutDown", 3: "ShutDown"}  # OfflineAction of a virtual machine's resource


def _not_found(kind: str, name: str) -> Refusal:
    text = f"The cluster {kind} '{name}' could not be found."
    return Refusal("ObjectNotFound", "ObjectNotFound", (text,), 0x80070490, target=name)


class StartGroup(Operation):
    """Bring all resources of a group online, those they depend on first. Refusals: GroupNotFound, those of StartVm."""

    group: str

    def apply(self, change: Change) -> Reply:
        """Bring the group online."""
        group = subjects.group(change.world, self.group)
        if isinstance(group, Refusal):
            return group
        for resource in transitions.by_dependency(change.world.resources_of(group)):
            refusal = _online(change, resource)
            if refusal is not None:
                return refusal
        change.set(group, persistent_state=1)
        return Done(group)


class StopGroup(Operation):
    """Take all resources of a group offline, those that depend on others first; a machine as its OfflineAction says."""

    group: str

    def apply(self, change: Change) -> Reply:
        """Take the group offline."""
        group = subjects.group(change.world, self.group)
        if isinstance(group, Refusal):
            return group
        for resource in reversed(transitions.by_dependency(change.world.resources_of(group))):
            refusal = _offline(change, resource)
            if refusal is not None:
                return refusal
        change.set(group, persistent_state=0)
        return Done(group)


class StartResource(Operation):
    """Bring a resource online, with what it depends on; the key is its id. Refusals: ObjectNotFound, StartVm's."""

    resource: str

    def apply(self, change: Change) -> Reply:
        """Bring it online."""
        resource = change.world.resources.get(self.resource)
        if resource is None:
            return _not_found("resource", self.resource)
        for one in _chain(change, resource):
            refusal = _online(change, one)
            if refusal is not None:
                return refusal
        return Done(resource)


class StopResource(Operation):
    """Take a resource offline, with what depends on it; the key is its id. Refusals: ObjectNotFound, StopVm's."""

    resource: str

    def apply(self, change: Change) -> Reply:
        """Take it offline."""
        resource = change.world.resources.get(self.resource)
        if resource is None:
            return _not_found("resource", self.resource)
        group = change.world.groups[resource.group_id]
        for one in reversed(transitions.by_dependency(change.world.resources_of(group))):
            if one is resource or resource in _chain(change, one):
                refusal = _offline(change, one)
                if refusal is not None:
                    return refusal
        return Done(resource)


def _chain(change: Change, resource: Resource) -> list[Resource]:
    """Return what a resource depends on, directly or not, and the resource last."""
    siblings = change.world.resources.where("group_id", resource.group_id)
    wanted = {resource.name}
    for one in reversed(transitions.by_dependency(siblings)):
        if one.name in wanted:
            wanted.update(one.depends_on)
    return [one for one in transitions.by_dependency(siblings) if one.name in wanted]


def _online(change: Change, resource: Resource) -> Refusal | None:
    if resource.state == "Online":
        return None
    if resource.resource_type == "Virtual Machine" and resource.vm_id:
        reply = StartVm(resource.vm_id).apply(change)
        return reply if isinstance(reply, Refusal) else None
    transitions.online(change, resource)
    return None


def _offline(change: Change, resource: Resource) -> Refusal | None:
    if resource.state == "Offline":
        return None
    if resource.resource_type == "Virtual Machine" and resource.vm_id:
        how = _HOW.get(resource.offline_action, "Save")
        reply = StopVm(resource.vm_id, how, resource.offline_action == 3).apply(change)
        return reply if isinstance(reply, Refusal) else None
    transitions.offline(change, resource)
    return None


class SetMigrationNetworks(Operation):
    """Private properties of the resource type Virtual Machine: networks (names or ids) for live migration.

    ``exclude`` and ``order`` replace MigrationExcludeNetworks and MigrationNetworkOrder; None leaves one as it is.
    Refusal ObjectNotFound names a network that does not exist.
    """

    exclude: tuple[str, ...] | None = None
    order: tuple[str, ...] | None = None

    def apply(self, change: Change) -> Reply:
        """Check the networks, then set what is given."""
        cluster = change.world.cluster
        for field, name, wanted in (
            ("migration_exclude_networks", "MigrationExcludeNetworks", self.exclude),
            ("migration_network_order", "MigrationNetworkOrder", self.order),
        ):
            if wanted is None:
                continue
            for one in wanted:
                if change.world.networks.get(one.lower()) is None and change.world.networks.named(one) is None:
                    return _not_found("network", one)
            before = getattr(cluster, field)
            if before != wanted:
                change.set(cluster, **{field: wanted}, gum_id=cluster.gum_id + 1)
                change.record(
                    f.ClusterPropertyChanged, votes.database_owner(change), name=name, before=";".join(before),
                    after=";".join(wanted), gum_id=cluster.gum_id,
                )  # fmt: skip
        return Done(cluster)


class MoveVolume(Operation):
    """Give a cluster shared volume another coordinator: its id, and the node ('' = the one with most free memory)."""

    volume: str
    to: str = ""

    def apply(self, change: Change) -> Reply:
        """Move the volume's group."""
        from mockcluster.operations.movegroup import MoveGroup

        volume = change.world.volumes.get(self.volume)
        if volume is None:
            return _not_found("shared volume", self.volume)
        group: Group = change.world.groups[change.world.resources[volume.id].group_id]
        reply: Any = MoveGroup(group.id, self.to).apply(change)
        return reply if isinstance(reply, Refusal) else Done(volume)
