"""Rename-VM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet
from pshv.cmdlets.hyperv.machine_part import PartSetter
from pshv.types.world.machine import VirtualMachine

if TYPE_CHECKING:
    from pshv.types.world.base import WorldObject


class RenameVM(PartSetter):
    """Renames a virtual machine."""

    name = "Rename-VM"
    what = "the name"
    fields = {"NewName": "name"}

    def machines(self) -> list[Any]:
        return MachineCmdlet.machines(self)

    def show(self, machine: Any) -> WorldObject:
        return VirtualMachine(self.mock(), self.mock().world.vms[machine.id])
