"""Get-VMMigrationNetwork."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.runtime.wildcard import Wildcard
from pshv.types.world.migrationnetwork import VMMigrationNetwork


class GetVMMigrationNetwork(HyperVCmdlet):
    """Gets the networks added for migration to one or more virtual machine hosts."""

    name = "Get-VMMigrationNetwork"
    Subnet: Any
    Priority: Any

    def process(self) -> None:
        patterns = [Wildcard(str(one)) for one in self.Subnet or ["*"]]
        for host in self.hosts():
            for item in host.migration_networks:
                network = VMMigrationNetwork(host.name, item)
                wanted = self.Priority is None or network.priority in [int(one) for one in self.Priority]
                if wanted and any(pattern.matches(network.subnet) for pattern in patterns):
                    self.write(network)
