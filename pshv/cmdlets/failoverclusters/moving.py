"""What the cmdlets that move roles have in common: which role, to which node, how long to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet
from pshv.types.world.group import ClusterGroup

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation
    from mockcluster.rules.refusal import Refusal
    from pshv.runtime.errors import ErrorRecord


def locked(cmdlet: ClusterCmdlet, group: str) -> ErrorRecord:
    """The record for a role that something (a backup, a migration of its storage) keeps where and as it is."""
    text = f"An error occurred while moving the clustered role '{group}'.\n    The group is locked (0x80071748)"
    return cmdlet.cluster_error(text, cmdlet.name, "ResourceBusy")


class GroupMover(ClusterCmdlet):
    """Moves one role to a node, or to the best one, and writes the role."""

    Name: str | None
    Node: str | None
    IgnoreLocked: bool
    Wait: int | None
    VMId: Any = None

    def operation(self, group: Any, target: str) -> Operation:
        """The request that moves `group` to `target` ('' lets the cluster choose)."""
        raise NotImplementedError

    def process(self) -> None:
        cluster = self.mock()
        group = self.group()
        target = self.target()
        if group.locked_from_moving and not self.IgnoreLocked:
            self.throw(locked(self, group.name))
        self.run_operation(self.operation(group, target))
        self.write(ClusterGroup(cluster, cluster.world.groups[group.id]))

    def refused(self, refusal: Refusal) -> ErrorRecord:
        """The record of a move that did not happen: which role, then what the hosts said."""
        from mockcluster.rules.refusal import migration_heading

        heading = f"An error occurred while moving the clustered role '{self.group().name}'."
        told = [text for text in refusal.message if text != heading]
        if refusal.side:
            vm = self.mock().world.vms.named(refusal.target) or self.mock().world.vms.get(refusal.target)
            if vm is not None:
                told.insert(0, migration_heading(vm.name, vm.id, refusal.side, refusal.host))
        return super().refused(refusal.replace(message=(heading, *told)))

    def group(self) -> Any:
        """The role that is meant: piped, by the machine's id, or by name."""
        world = self.mock().world
        if self.InputObject is not None:
            source = getattr(self.InputObject, "entity", None)
            held = getattr(source, "group_id", "") or getattr(source, "id", "")
            if held in world.groups:
                return world.groups[held]
        if self.VMId is not None:
            vm = world.vms.get(str(self.VMId).lower())
            if vm is not None and vm.group_id:
                return world.groups[vm.group_id]
        if self.Name is None:
            self.throw(self.cluster_error("No cluster object was specified.", "PSArgument", "InvalidArgument"))
        group = world.groups.named(self.Name)
        if group is None:
            self.throw(self.not_found("group", self.Name))
        return group

    def target(self) -> str:
        """The node's own name; '' when none was given."""
        if not self.Node:
            return ""
        node = self.mock().world.nodes.named(self.Node.partition(".")[0])
        if node is None:
            self.throw(self.not_found("node", self.Node))
        return str(node.name)
