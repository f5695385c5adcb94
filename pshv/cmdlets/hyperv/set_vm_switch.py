"""Set-VMSwitch."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.set_vm_host import plain
from pshv.cmdlets.hyperv.start_vm import announce
from pshv.cmdlets.hyperv.switch_cmdlet import SwitchCmdlet

FIELDS = {"Notes": "notes", "AllowManagementOS": "allow_management_os", "SwitchType": "switch_type"}

NOT_BUILT = (
    "NetAdapterName", "NetAdapterInterfaceDescription", "Extensions", "DefaultFlowMinimumBandwidthWeight",
    "DefaultFlowMinimumBandwidthAbsolute", "EnableSoftwareRsc",
    "DefaultQueueVrssEnabled", "DefaultQueueVmmqEnabled", "DefaultQueueVmmqQueuePairs",
)  # fmt: skip


class SetVMSwitch(SwitchCmdlet):
    """Configures a virtual switch."""

    name = "Set-VMSwitch"

    def process(self) -> None:
        from mockcluster.operations.switches import SetSwitch

        self.not_built(*NOT_BUILT)
        changes: dict[str, Any] = {field: plain(self.bound[n]) for n, field in FIELDS.items() if n in self.bound}
        for switch in self.switches():
            if not self.should_process_text(*announce(self.name, f'configure the virtual switch "{switch.name}"')):
                continue
            if self.carry_out(SetSwitch(switch.id, tuple(changes.items()))) is not None:
                self.pass_switch(switch)
