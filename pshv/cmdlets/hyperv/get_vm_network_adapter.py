"""Get-VMNetworkAdapter."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import by_name
from pshv.cmdlets.hyperv.machine_part import PartCmdlet
from pshv.runtime.wildcard import Wildcard
from pshv.types.world.adapter import VMNetworkAdapter


class GetVMNetworkAdapter(PartCmdlet):
    """Gets the virtual network adapters of virtual machines, snapshots and the management operating system."""

    name = "Get-VMNetworkAdapter"
    All: bool
    ManagementOS: bool
    IsLegacy: Any

    def process(self) -> None:
        self.not_built("VMSnapshot", "ManagementOS")
        if self.IsLegacy:
            return
        cluster = self.mock()
        pattern = Wildcard(str(self.Name)) if self.Name else None
        for machine in self.meant():
            for adapter in cluster.world.adapters_of(machine):
                if pattern is None or pattern.matches(adapter.name):
                    self.write(VMNetworkAdapter(cluster, adapter))

    def meant(self) -> list[Any]:
        """The machines; with `-All` every one of the hosts."""
        if not self.All:
            return self.machines()
        world = self.mock().world
        return by_name(vm for host in self.hosts() for vm in world.vms_on(host.name))
