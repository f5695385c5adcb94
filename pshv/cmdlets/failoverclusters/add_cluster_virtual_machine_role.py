"""Add-ClusterVirtualMachineRole."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.failoverclusters.cluster_cmdlet import ClusterCmdlet
from pshv.types.world.group import ClusterGroup


class AddClusterVirtualMachineRole(ClusterCmdlet):
    """Creates a clustered virtual machine, that is, a virtual machine that can be failed over if necessary."""

    name = "Add-ClusterVirtualMachineRole"
    Name: str | None
    VMName: str | None
    VirtualMachine: str | None
    VMId: Any

    def process(self) -> None:
        from mockcluster.operations.clustering import ClusterMachine

        cluster = self.mock()
        outcome = self.run_operation(ClusterMachine(self.machine(), self.Name or ""))
        self.write(ClusterGroup(cluster, cluster.world.groups[outcome.value.group_id]))

    def machine(self) -> str:
        """The name or id of the machine that is meant."""
        wanted = self.VMId or self.VMName or self.VirtualMachine or getattr(self.InputObject, "entity", None)
        if wanted is None:
            self.throw(self.cluster_error("No virtual machine was specified.", "PSArgument", "InvalidArgument"))
        return str(getattr(wanted, "id", wanted)).lower() if self.VMId else str(getattr(wanted, "id", wanted))
