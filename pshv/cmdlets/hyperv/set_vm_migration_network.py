"""Set-VMMigrationNetwork."""

from __future__ import annotations

from pshv.cmdlets.hyperv.migration_network_cmdlet import MigrationNetworkCmdlet, entry
from pshv.cmdlets.hyperv.start_vm import announce


class SetVMMigrationNetwork(MigrationNetworkCmdlet):
    """Sets the subnet, subnet mask, and/or priority of a migration network."""

    name = "Set-VMMigrationNetwork"
    NewSubnet: str | None
    NewPriority: int | None

    def process(self) -> None:
        from mockcluster.rules.networks import listed

        for host in self.hosts():
            if not self.should_process_text(*announce(self.name, f'configure the migration network "{self.Subnet}"')):
                continue
            old = self.found(host)
            if old is None:
                continue
            subnet, priority = listed(old)
            made = entry(self.NewSubnet or subnet, priority if self.NewPriority is None else int(self.NewPriority))
            self.keep(host, [made if one == old else one for one in host.migration_networks], made)
