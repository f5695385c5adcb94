"""Remove-VMSwitch."""

from __future__ import annotations

from pshv.cmdlets.hyperv.start_vm import announce
from pshv.cmdlets.hyperv.switch_cmdlet import SwitchCmdlet


class RemoveVMSwitch(SwitchCmdlet):
    """Deletes a virtual switch."""

    name = "Remove-VMSwitch"
    Force: bool

    def process(self) -> None:
        from mockcluster.operations.switches import RemoveSwitch

        self.not_built("ResourcePoolName")
        for switch in self.switches():
            text = f'remove the virtual switch "{switch.name}"'
            if not self.should_process_text(*announce(self.name, text)):
                continue
            question = f'Are you sure you want to remove virtual switch "{switch.name}"?'
            if self.Force or self.should_continue(question, "Confirm"):
                self.carry_out(RemoveSwitch(switch.id))
