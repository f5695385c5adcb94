"""Get-VMHostNumaNodeStatus."""

from __future__ import annotations

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.runtime.values import PSObject

TYPE = "Microsoft.HyperV.PowerShell.VMNumaNodeStatus"
MIB = 1 << 20


class GetVMHostNumaNodeStatus(HyperVCmdlet):
    """Gets the status of the virtual machines on the NUMA nodes of a virtual machine host.

    The members of the object are not documented (cmdlet-semantics.md section 11); these are our choice.
    """

    name = "Get-VMHostNumaNodeStatus"
    Id: int | None

    def process(self) -> None:
        from mockcluster.rules.numa import occupancy

        for host in self.hosts():
            if host.numa_spanning_enabled:
                text = (
                    f"The NUMA node status is not available while NUMA spanning is enabled on the host '{host.name}'."
                )
                self.write_error(self.hyperv_error(text, "InvalidState", "InvalidOperation", host.name))
                continue
            for place in occupancy(self.mock().world, host):
                if self.Id not in (None, place.node.number):
                    continue
                for share in place.shares:
                    fields = {
                        "NodeId": place.node.number,
                        "VMName": share.vm,
                        "MemoryUsed": share.memory // MIB,
                        "ProcessorCount": share.processors,
                        "ComputerName": host.name,
                    }
                    self.write(PSObject(dict(fields), [TYPE, "System.Object"]))
