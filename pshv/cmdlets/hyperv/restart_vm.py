"""Restart-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.machine_part import StateChanger

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation

CAPTION = "Confirm"


class RestartVM(StateChanger):
    """Restarts a virtual machine: it is turned off and started again."""

    name = "Restart-VM"
    verb = "restart"
    Force: bool

    def process(self) -> None:
        self.not_built("Wait", "For", "Timeout", "Delay")
        super().process()

    def operation(self, machine: Any) -> Operation:
        from mockcluster.operations.machines import RestartVm

        return RestartVm(machine.id)

    def should_process_text(self, verbose_description: str, verbose_warning: str, caption: str) -> bool:
        if not super().should_process_text(verbose_description, verbose_warning, caption):
            return False
        question = f"{verbose_warning} Unsaved data in the virtual machine might be lost."
        return self.Force or self.should_continue(question, CAPTION)
