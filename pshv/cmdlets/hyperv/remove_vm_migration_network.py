"""Remove-VMMigrationNetwork."""

from __future__ import annotations

from pshv.cmdlets.hyperv.migration_network_cmdlet import MigrationNetworkCmdlet
from pshv.cmdlets.hyperv.start_vm import announce


class RemoveVMMigrationNetwork(MigrationNetworkCmdlet):
    """Removes a network from use with migration."""

    name = "Remove-VMMigrationNetwork"

    def process(self) -> None:
        for host in self.hosts():
            if not self.should_process_text(*announce(self.name, f'remove the migration network "{self.Subnet}"')):
                continue
            old = self.found(host)
            if old is not None:
                self.keep(host, [one for one in host.migration_networks if one != old], old)
