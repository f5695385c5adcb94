"""Remove-VMAssignableDevice."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartCmdlet
from pshv.cmdlets.hyperv.start_vm import announce


class RemoveVMAssignableDevice(PartCmdlet):
    """Dismounts assigned devices from a virtual machine: those with the location path, or all."""

    name = "Remove-VMAssignableDevice"
    LocationPath: Any
    InstancePath: Any

    def process(self) -> None:
        from mockcluster.operations.configuration import SetMachine

        self.not_built("VMAssignableDevice")
        for machine in self.machines():
            wanted = str(self.LocationPath or self.InstancePath or "").lower()
            kept = tuple(one for one in machine.assigned_devices if wanted and one.lower() != wanted)
            text = f'remove the assigned devices of the virtual machine "{machine.name}"'
            if self.should_process_text(*announce(self.name, text)):
                self.carry_out(SetMachine(machine.id, (("assigned_devices", kept),)))
