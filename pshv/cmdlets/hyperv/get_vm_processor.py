"""Get-VMProcessor."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.machine_part import PartGetter
from pshv.types.world.part import VMProcessor


class GetVMProcessor(PartGetter):
    """Gets the processor of a virtual machine or snapshot."""

    name = "Get-VMProcessor"

    def parts(self, machine: Any) -> list[Any]:
        return [VMProcessor(self.mock(), machine)]
