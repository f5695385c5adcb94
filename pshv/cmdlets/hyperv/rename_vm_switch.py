"""Rename-VMSwitch."""

from __future__ import annotations

from pshv.cmdlets.hyperv.start_vm import announce
from pshv.cmdlets.hyperv.switch_cmdlet import SwitchCmdlet


class RenameVMSwitch(SwitchCmdlet):
    """Renames a virtual switch."""

    name = "Rename-VMSwitch"
    NewName: str

    def process(self) -> None:
        from mockcluster.operations.switches import SetSwitch

        for switch in self.switches():
            text = f'rename the virtual switch "{switch.name}" to "{self.NewName}"'
            if not self.should_process_text(*announce(self.name, text)):
                continue
            if self.carry_out(SetSwitch(switch.id, (("name", self.NewName),))) is not None:
                self.pass_switch(switch)
