"""Move-ClusterVirtualMachineRole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.failoverclusters.moving import GroupMover

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class MoveClusterVirtualMachineRole(GroupMover):
    """Moves the ownership of a clustered virtual machine to a different node; live unless told otherwise."""

    name = "Move-ClusterVirtualMachineRole"
    Cancel: bool
    MigrationType: Any
    VMId: Any

    def operation(self, group: Any, target: str) -> Operation:
        from mockcluster.operations.livemigrate import CancelMigration, LiveMigrate
        from mockcluster.operations.movegroup import QuickMigrate

        vm = self.machine_of(group)
        if self.Cancel:
            return CancelMigration(vm.id)
        kind = "Live" if self.MigrationType is None else self.MigrationType.name
        if kind == "Live":
            return LiveMigrate(vm.id, target)
        return QuickMigrate(vm.id, target, kind)

    def machine_of(self, group: Any) -> Any:
        """The machine of a role; an error for roles that have none."""
        machines = self.mock().world.vms.where("group_id", group.id)
        if not machines:
            self.throw(
                self.cluster_error(
                    f"The clustered role '{group.name}' does not have a virtual machine resource.\n"
                    "    The resource type cannot be found",
                    self.name,
                )
            )
        return machines[0]
