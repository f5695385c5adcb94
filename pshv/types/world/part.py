"""Parts of a machine that are no entities: its processor and its memory (Get-VMProcessor, Get-VMMemory)."""

from __future__ import annotations

from pshv.runtime import values
from pshv.types.moduletypes import HYPERV
from pshv.types.netobject import Property, member_table
from pshv.types.world.base import WorldObject, computed, constant, guid, plain

MIB = 1 << 20


def long(name: str, field: str) -> Property:
    """The field as Int64."""
    return computed(name, lambda self: values.Int64(getattr(self.entity, field)), "long")


def belongs(device: str) -> tuple[Property, ...]:
    """Whose part it is: the properties all parts share; `device` is the GUID of the kind of device."""
    return (
        computed("Id", lambda self: f"Microsoft:{self.entity.id.upper()}\\{device}\\0", "string"),
        guid("VMId", "id"),
        plain("VMName", "name", "string"),
        constant("VMSnapshotId", None, "guid"),
        constant("VMSnapshotName", "", "string"),
        constant("CimSession", None, "Microsoft.Management.Infrastructure.CimSession"),
        plain("ComputerName", "host", "string"),
        constant("IsDeleted", False, "bool"),
    )


class VMProcessor(WorldObject):
    """The virtual processors of a machine; the entity is the machine."""

    __slots__ = ()
    type_names = (f"{HYPERV}VMProcessor", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        constant("ResourcePoolName", "Primordial", "string"),
        long("Count", "processor_count"),
        plain("CompatibilityForMigrationEnabled", "processor_compatibility", "bool"),
        plain("CompatibilityForOlderOperatingSystemsEnabled", "processor_compatibility_older", "bool"),
        long("HwThreadCountPerCore", "hw_threads_per_core"),
        plain("ExposeVirtualizationExtensions", "expose_virtualization_extensions", "bool"),
        constant("EnablePerfmonPmu", False, "bool"),
        constant("EnablePerfmonLbr", False, "bool"),
        constant("EnablePerfmonPebs", False, "bool"),
        constant("EnablePerfmonIpt", False, "bool"),
        constant("EnableLegacyApicMode", False, "bool"),
        constant("AllowACountMCount", True, "bool"),
        long("Maximum", "processor_maximum"),
        long("Reserve", "processor_reserve"),
        plain("RelativeWeight", "processor_weight", "int"),
        long("MaximumCountPerNumaNode", "maximum_processors_per_numa_node"),
        constant("MaximumCountPerNumaSocket", values.Int64(1), "long"),
        constant("EnableHostResourceProtection", False, "bool"),
        constant("OperationalStatus", [], "System.Object"),
        constant("StatusDescription", [], "System.Object"),
        constant("Name", "Processor", "string"),
        *belongs("b637f346-6a0e-4dec-af52-bd70cb80a21d"),
    )


class VMMemory(WorldObject):
    """The memory of a machine; the entity is the machine."""

    __slots__ = ()
    type_names = (f"{HYPERV}VMMemory", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        constant("ResourcePoolName", "Primordial", "string"),
        plain("Buffer", "memory_buffer", "int"),
        plain("DynamicMemoryEnabled", "dynamic_memory", "bool"),
        long("Maximum", "memory_maximum"),
        computed(
            "MaximumPerNumaNode", lambda self: values.Int64(self.entity.maximum_memory_per_numa_node // MIB), "long"
        ),
        long("Minimum", "memory_minimum"),
        plain("Priority", "memory_priority", "int"),
        long("Startup", "memory_startup"),
        constant("Name", "Memory", "string"),
        *belongs("4764334d-e001-4176-82ee-5594ec9b530e"),
    )
