"""Set-VMHost."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.cmdlets.hyperv.start_vm import announce
from pshv.types.world.host import VMHost

# parameter -> field of the host; numbers and names arrive as the binder made them
FIELDS = {
    "MaximumVirtualMachineMigrations": "maximum_virtual_machine_migrations",
    "MaximumStorageMigrations": "maximum_storage_migrations",
    "VirtualMachineMigrationAuthenticationType": "migration_authentication_type",
    "VirtualMachineMigrationPerformanceOption": "migration_performance_option",
    "UseAnyNetworkForMigration": "use_any_network_for_migration",
    "NumaSpanningEnabled": "numa_spanning_enabled",
    "VirtualHardDiskPath": "virtual_hard_disk_path",
    "VirtualMachinePath": "virtual_machine_path",
    "MacAddressMinimum": "mac_address_minimum",
    "MacAddressMaximum": "mac_address_maximum",
    "EnableEnhancedSessionMode": "enable_enhanced_session_mode",
    "FibreChannelWwnn": "fibre_channel_wwnn",
    "FibreChannelWwpnMinimum": "fibre_channel_wwpn_minimum",
    "FibreChannelWwpnMaximum": "fibre_channel_wwpn_maximum",
}


class SetVMHost(HyperVCmdlet):
    """Configures a Hyper-V host."""

    name = "Set-VMHost"
    ResourceMeteringSaveInterval: Any
    Passthru: bool

    def process(self) -> None:
        from mockcluster.operations.settings import SetHostSettings

        changes = {field: plain(self.bound[name]) for name, field in FIELDS.items() if name in self.bound}
        if self.ResourceMeteringSaveInterval is not None:
            changes["resource_metering_save_interval"] = self.ResourceMeteringSaveInterval.ticks // 10_000_000
        for host in self.hosts():
            if not self.should_process_text(*announce(self.name, f'configure the host "{host.name}"')):
                continue
            done = self.carry_out(SetHostSettings(host.name, tuple(sorted(changes.items()))))
            if done is not None and self.Passthru:
                self.write(VMHost(self.mock(), host))


def plain(value: Any) -> Any:
    """The engine's value: enum members by name, numbers and text as they are."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    return getattr(value, "name", value)
