"""Get-VMFirmware."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartGetter
from pshv.types.world.part import VMFirmware


class GetVMFirmware(PartGetter):
    """Gets the firmware configuration of a virtual machine of generation 2."""

    name = "Get-VMFirmware"

    def parts(self, machine: Any) -> list[Any]:
        if machine.generation == 2:
            return [VMFirmware(self.mock(), machine)]
        text = f"The virtual machine '{machine.name}' is of generation 1 and has no such firmware: see Get-VMBios."
        self.write_error(self.hyperv_error(text, "InvalidState", "InvalidOperation", machine.name))
        return []
