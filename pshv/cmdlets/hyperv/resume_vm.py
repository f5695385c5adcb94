"""Resume-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.machine_part import StateChanger

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class ResumeVM(StateChanger):
    """Resumes a suspended (paused) virtual machine."""

    name = "Resume-VM"
    verb = "resume"
    already = ("Running",)

    def operation(self, machine: Any) -> Operation:
        from mockcluster.operations.machines import ResumeVm

        return ResumeVm(machine.id)
