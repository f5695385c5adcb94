"""Set-VMProcessor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.machine_part import PartSetter
from pshv.types.world.part import VMProcessor

if TYPE_CHECKING:
    from pshv.types.world.base import WorldObject


class SetVMProcessor(PartSetter):
    """Configures one or more processors of a virtual machine."""

    name = "Set-VMProcessor"
    piped = "VMProcessor"
    what = "the processor"
    fields = {
        "Count": "processor_count",
        "CompatibilityForMigrationEnabled": "processor_compatibility",
        "CompatibilityForOlderOperatingSystemsEnabled": "processor_compatibility_older",
        "HwThreadCountPerCore": "hw_threads_per_core",
        "Maximum": "processor_maximum",
        "Reserve": "processor_reserve",
        "RelativeWeight": "processor_weight",
        "MaximumCountPerNumaNode": "maximum_processors_per_numa_node",
        "ExposeVirtualizationExtensions": "expose_virtualization_extensions",
    }

    def process(self) -> None:
        self.not_built("MaximumCountPerNumaSocket", "Perfmon", "EnableHostResourceProtection")
        super().process()

    def show(self, machine: Any) -> WorldObject:
        return VMProcessor(self.mock(), machine)
