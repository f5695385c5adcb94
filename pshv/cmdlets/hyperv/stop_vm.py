"""Stop-VM."""

from __future__ import annotations

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet
from pshv.cmdlets.hyperv.start_vm import ALREADY, announce


class StopVM(MachineCmdlet):
    """Shuts down, turns off, or saves a virtual machine."""

    name = "Stop-VM"
    Save: bool
    TurnOff: bool
    Force: bool

    def process(self) -> None:
        from mockcluster.operations.machines import StopVm

        self.not_built("AsJob")
        how, words = self.manner()
        for machine in self.machines():
            if not self.should_process_text(*announce(self.name, f'{words} the virtual machine "{machine.name}"')):
                continue
            if machine.state == "Off" or (machine.state == "Saved" and how == "Save"):
                self.write_warning(ALREADY)
            elif self.carry_out(StopVm(machine.id, how=how, force=self.Force)) is None:
                continue
            self.pass_through(machine)

    def manner(self) -> tuple[str, str]:
        """How the machine is stopped, and the words for it."""
        if self.Save:
            return "Save", "save"
        if self.TurnOff:
            return "TurnOff", "turn off"
        return "ShutDown", "shut down"
