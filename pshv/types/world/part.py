"""Parts of a machine that are no entities: its processor and its memory (Get-VMProcessor, Get-VMMemory)."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.types.moduletypes import HYPERV, enum_member
from pshv.types.netobject import Property, member_table
from pshv.types.world.base import WorldObject, computed, constant, enum, guid, plain

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


class VMFirmware(WorldObject):
    """The firmware of a machine of generation 2; the entity is the machine."""

    __slots__ = ()
    type_names = (f"{HYPERV}VMFirmware", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        computed("BootOrder", lambda self: boot_order(self), f"{HYPERV}VMBootSource[]"),
        constant("PreferredNetworkBootProtocol", "IPv4", f"{HYPERV}IPProtocolPreference"),
        enum("SecureBoot", "secure_boot", f"{HYPERV}OnOffState"),
        constant("SecureBootTemplateId", None, "System.Nullable[guid]"),
        plain("SecureBootTemplate", "secure_boot_template", "string"),
        constant("ConsoleMode", "Default", f"{HYPERV}ConsoleModeType"),
        constant("PauseAfterBootFailure", "Off", f"{HYPERV}OnOffState"),
        constant("Name", "Firmware", "string"),
        *belongs("5ce3d1e1-37f2-4b8f-8b0f-d0b4d1f2c5c1"),
    )


def boot_order(firmware: VMFirmware) -> list[object]:
    """What the machine boots from, in order: the boot manager's file, the network, then its drives."""
    world, vm = firmware.cluster.world, firmware.entity
    kinds = ["File"] if world.drives_of(vm) else []
    kinds += ["Network"] * len(world.adapters_of(vm))
    kinds += ["Drive"] * len(world.drives_of(vm))
    return list(kinds)


SERVICES: dict[str, tuple[str, bool]] = {
    "Guest Service Interface": ("6C09BB55-D683-4DA0-8931-C9BF705F6480", False),
    "Heartbeat": ("84EAAE65-2F2E-45F5-9BB5-0E857DC8EB47", True),
    "Key-Value Pair Exchange": ("2A34B1C2-FD73-4043-8A5B-DD2159BC743F", True),
    "Shutdown": ("9F8233AC-BE49-4C79-8EE3-E7E1985B2077", True),
    "Time Synchronization": ("2497F4DE-E9FA-4204-80E4-4B75C46419C0", True),
    "VSS": ("5CED1297-4598-4915-A5FC-AD21BB4D02A4", True),
}
"""Integration services with the ids of their components, and whether they are on in a new machine."""


class VMIntegrationComponent(WorldObject):
    """One integration service of a machine; the entity is the machine."""

    __slots__ = ("service",)
    type_names = (f"{HYPERV}VMIntegrationComponent", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        computed("Enabled", lambda self: SERVICES[self.service][1], "bool"),
        computed("OperationalStatus", lambda self: service_status(self), "System.Object"),
        computed("PrimaryOperationalStatus", lambda self: next(iter(service_status(self)), None), "System.Object"),
        computed("PrimaryStatusDescription", lambda self: "OK" if self.entity.state == "Running" else "", "string"),
        constant("SecondaryOperationalStatus", None, "System.Object"),
        computed("SecondaryStatusDescription", lambda self: heart_text(self), "string"),
        computed("StatusDescription", lambda self: ["OK"] if self.entity.state == "Running" else [], "string[]"),
        computed("Name", lambda self: self.service, "string"),
        computed("Id", lambda self: f"Microsoft:{self.entity.id.upper()}\\{SERVICES[self.service][0]}", "string"),
        *belongs("")[1:],
    )

    def __init__(self, cluster: Any, entity: Any, service: str) -> None:
        super().__init__(cluster, entity)
        self.service = service

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) and getattr(other, "service", None) == self.service

    def __hash__(self) -> int:
        return hash((id(self.entity), self.service))


def service_status(component: VMIntegrationComponent) -> list[object]:
    """Ok while the machine runs; nothing else is known of a machine that is off."""
    if component.entity.state != "Running":
        return []
    return [enum_member(f"{HYPERV}VMIntegrationComponentOperationalStatus", "Ok")]


def heart_text(component: VMIntegrationComponent) -> str:
    """The guest's own word: only the heartbeat has one."""
    return "OK" if component.service == "Heartbeat" and component.entity.state == "Running" else ""
