"""Start-VM."""

from __future__ import annotations

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet

ALREADY = "The virtual machine is already in the specified state."


class StartVM(MachineCmdlet):
    """Starts a virtual machine."""

    name = "Start-VM"

    def process(self) -> None:
        from mockcluster.operations.machines import StartVm

        self.not_built("AsJob")
        for machine in self.machines():
            if not self.should_process_text(*announce(self.name, f'start the virtual machine "{machine.name}"')):
                continue
            if machine.state == "Running":
                self.write_warning(ALREADY)
            elif self.carry_out(StartVm(machine.id)) is None:
                continue
            self.pass_through(machine)


def announce(name: str, what: str) -> tuple[str, str, str]:
    """The texts of ShouldProcess as the module words them: what will be done, the question, its caption."""
    return f"{name} will {what}.", f"Are you sure you want to {what}?", "Confirm"
