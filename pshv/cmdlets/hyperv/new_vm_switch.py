"""New-VMSwitch."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.cmdlets.hyperv.start_vm import announce


class NewVMSwitch(HyperVCmdlet):
    """Creates a new virtual switch on one or more virtual machine hosts."""

    name = "New-VMSwitch"
    Name: str
    SwitchType: Any
    NetAdapterName: Any
    NetAdapterInterfaceDescription: Any
    AllowManagementOS: bool | None
    Notes: str | None

    def process(self) -> None:
        from mockcluster.operations.switches import NewSwitch
        from pshv.types.world.switch import VMSwitch

        self.not_built("EnableIov", "EnablePacketDirect", "EnableEmbeddedTeaming", "MinimumBandwidthMode")
        kind = "External" if self.SwitchType is None else self.SwitchType.name
        for host in self.hosts():
            if not self.should_process_text(*announce(self.name, f'create a virtual switch named "{self.Name}"')):
                continue
            adapter = self.adapter(host) if kind == "External" else ""
            if adapter is None:
                continue
            shared = True if self.AllowManagementOS is None else bool(self.AllowManagementOS)
            done = self.carry_out(NewSwitch(host.name, self.Name, kind, adapter, shared, self.Notes or ""))
            if done is not None:
                self.write(VMSwitch(self.mock(), done.value))

    def adapter(self, host: Any) -> str | None:
        """The description of the physical adapter; None after an error for one the host does not have."""
        given = self.NetAdapterInterfaceDescription or self.NetAdapterName
        wanted = str(given[0] if isinstance(given, list) else given)
        for one in self.mock().world.interfaces.where("node", host.name):
            names = (one.adapter, self.mock().world.networks[one.network_id].name, one.name)
            if wanted.lower() in {name.lower() for name in names}:
                return str(one.adapter)
        self.write_error(
            self.hyperv_error(
                "Failed while adding virtual Ethernet switch connections.\n"
                f'Hyper-V was unable to find a network adapter with name "{wanted}" on "{host.name}".',
                "InvalidParameter", "InvalidArgument", wanted,
            )
        )  # fmt: skip
        return None
