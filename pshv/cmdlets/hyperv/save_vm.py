"""Save-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.machine_part import StateChanger

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation


class SaveVM(StateChanger):
    """Saves a virtual machine."""

    name = "Save-VM"
    verb = "save"
    already = ("Saved", "Off")

    def operation(self, machine: Any) -> Operation:
        from mockcluster.operations.machines import StopVm

        return StopVm(machine.id, "Save")
