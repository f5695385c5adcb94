"""Suspend-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.machine_part import StateChanger

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class SuspendVM(StateChanger):
    """Suspends, or pauses, a virtual machine."""

    name = "Suspend-VM"
    verb = "suspend"
    already = ("Paused",)

    def operation(self, machine: Any) -> Operation:
        from mockcluster.operations.machines import PauseVm

        return PauseVm(machine.id)
