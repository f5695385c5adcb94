"""Get-VMHostNumaNode."""

from __future__ import annotations

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.types.world.host import VMHostNumaNode


class GetVMHostNumaNode(HyperVCmdlet):
    """Gets the NUMA topology of a virtual machine host."""

    name = "Get-VMHostNumaNode"
    Id: int | None

    def process(self) -> None:
        cluster = self.mock()
        for host in self.hosts():
            for node in cluster.world.numa_nodes.where("host", host.name):
                if self.Id in (None, node.number):
                    self.write(VMHostNumaNode(cluster, node))
