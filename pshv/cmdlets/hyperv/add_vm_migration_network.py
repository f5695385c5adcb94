"""Add-VMMigrationNetwork."""

from __future__ import annotations

from pshv.cmdlets.hyperv.migration_network_cmdlet import MigrationNetworkCmdlet, entry
from pshv.cmdlets.hyperv.start_vm import announce


class AddVMMigrationNetwork(MigrationNetworkCmdlet):
    """Adds a network for virtual machine migration on one or more virtual machine hosts."""

    name = "Add-VMMigrationNetwork"
    Priority: int | None

    def process(self) -> None:
        made = entry(str(self.Subnet), None if self.Priority is None else int(self.Priority))
        for host in self.hosts():
            if not self.should_process_text(*announce(self.name, f'add the migration network "{self.Subnet}"')):
                continue
            if any(one.split(" ")[0].lower() == str(self.Subnet).lower() for one in host.migration_networks):
                text = f'The migration network "{self.Subnet}" already exists on "{host.name}".'
                self.write_error(self.hyperv_error(text, "InvalidParameter", "ResourceExists", self.Subnet))
                continue
            self.keep(host, [*host.migration_networks, made], made)
