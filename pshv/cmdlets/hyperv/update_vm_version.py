"""Update-VMVersion."""

from __future__ import annotations

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet

CAPTION = "Confirm"


class UpdateVMVersion(MachineCmdlet):
    """Updates the configuration version of virtual machines."""

    name = "Update-VMVersion"
    Force: bool

    def process(self) -> None:
        from mockcluster.operations.configuration import UpdateVersion

        self.not_built("AsJob")
        for machine in self.machines():
            question = (
                f'Are you sure you want to perform this action?\nPerforming a configuration version update of "'
                f'{machine.name}" will prevent it from being migrated to or imported on previous versions of Windows. '
                "This operation is not reversible."
            )
            announced = f'Update-VMVersion will update the configuration version of virtual machine "{machine.name}".'
            unasked = self.Force and not self.bound.get("WhatIf")
            if not unasked and not self.should_process_text(announced, question, CAPTION):
                continue
            if self.carry_out(UpdateVersion(machine.id)) is not None:
                self.pass_through(machine)
