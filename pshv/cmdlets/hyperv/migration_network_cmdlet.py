"""What the cmdlets over migration networks have in common: the list of a host, and entries of it."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.types.world.migrationnetwork import VMMigrationNetwork


def entry(subnet: str, priority: int | None) -> str:
    """An entry of a host's list."""
    return subnet if priority is None or priority < 0 else f"{subnet} {priority}"


class MigrationNetworkCmdlet(HyperVCmdlet):
    """A cmdlet that changes the migration networks of hosts."""

    Subnet: Any
    Passthru: bool

    def found(self, host: Any) -> str | None:
        """The entry of the subnet; None after an error when the host does not have it."""
        from mockcluster.rules.networks import listed

        for one in host.migration_networks:
            if listed(one)[0].lower() == str(self.Subnet).lower():
                return str(one)
        self.write_error(self.not_found("migration network", str(self.Subnet)))
        return None

    def keep(self, host: Any, entries: list[str], shown: str) -> None:
        """Give the host its new list."""
        from mockcluster.operations.settings import SetHostSettings

        done = self.carry_out(SetHostSettings(host.name, (("migration_networks", tuple(entries)),)))
        if done is not None and self.Passthru:
            self.write(VMMigrationNetwork(host.name, shown))
