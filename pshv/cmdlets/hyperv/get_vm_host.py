"""Get-VMHost."""

from __future__ import annotations

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.types.world.host import VMHost


class GetVMHost(HyperVCmdlet):
    """Gets a Hyper-V host."""

    name = "Get-VMHost"

    def process(self) -> None:
        for host in self.hosts():
            self.write(VMHost(self.mock(), host))
