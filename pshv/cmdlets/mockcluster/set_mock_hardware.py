"""Set-MockHardware: the walk to the machine room: firmware settings, boot configuration, local policy."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.get_mock_hardware import shown
from pshv.cmdlets.mockcluster.host_cmdlet import HostCmdlet
from pshv.runtime.declaration import Param


class SetMockHardware(HostCmdlet):
    """Sets what firmware, boot configuration and local policy say; the hypervisor follows at the next start."""

    name = "Set-MockHardware"
    supports_should_process = True
    parameters = (
        Param("ComputerName", "string[]", position=0, by_value=True, by_property=True),
        Param("VirtualizationSupported", "bool"),
        Param("VirtualizationFirmwareEnabled", "bool"),
        Param("SecondLevelAddressTranslation", "bool"),
        Param("DataExecutionPrevention", "bool"),
        Param("HypervisorLaunchType", "string", values=("Auto", "Off")),
        Param("LogOnAsService", "bool"),
        Param("InteractiveLogon", "bool"),
        Param("CredentialGuard", "bool"),
        Param("FirewallMigrationOpen", "bool"),
        Param("PassThru", "switch"),
    )
    PassThru: bool

    def process(self) -> None:
        from mockcluster.operations.hardware import HARDWARE, SetHardware

        cluster: Any = self.session.cluster
        given = tuple((field, plain(self.bound[name])) for field, name in HARDWARE.items() if name in self.bound)
        for host in self.hosts():
            if self.should_process(host.name, "Set hardware"):
                cluster.run(SetHardware(host.name, given))
            if self.PassThru:
                self.write(shown(cluster, host))


def plain(value: Any) -> Any:
    """Truth values and text as Python's own."""
    return value if isinstance(value, bool) else str(value).capitalize()
