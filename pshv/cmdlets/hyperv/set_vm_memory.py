"""Set-VMMemory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.machine_part import PartSetter
from pshv.types.world.part import VMMemory

if TYPE_CHECKING:
    from pshv.types.world.base import WorldObject


class SetVMMemory(PartSetter):
    """Configures the memory of a virtual machine."""

    name = "Set-VMMemory"
    piped = "VMMemory"
    what = "the memory"
    fields = {
        "Buffer": "memory_buffer",
        "DynamicMemoryEnabled": "dynamic_memory",
        "MaximumBytes": "memory_maximum",
        "StartupBytes": "memory_startup",
        "MinimumBytes": "memory_minimum",
        "Priority": "memory_priority",
        "MaximumAmountPerNumaNodeBytes": "maximum_memory_per_numa_node",
    }

    def show(self, machine: Any) -> WorldObject:
        return VMMemory(self.mock(), machine)
