"""Get-VMMemory."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartGetter
from pshv.types.world.part import VMMemory


class GetVMMemory(PartGetter):
    """Gets the memory of a virtual machine or snapshot."""

    name = "Get-VMMemory"

    def parts(self, machine: Any) -> list[Any]:
        return [VMMemory(self.mock(), machine)]
