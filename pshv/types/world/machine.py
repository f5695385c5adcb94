"""Microsoft.HyperV.PowerShell.VirtualMachine (Get-VM)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime import values
from pshv.runtime.identifiers import parse_version
from pshv.types.moduletypes import HYPERV, enum_member
from pshv.types.netobject import Property, member_table
from pshv.types.world.base import WorldObject, computed, constant, enum, guid, local_time, plain, span, strings

if TYPE_CHECKING:
    from typing import Any

    from pshv.runtime.values import Int64

VM_ENUM = f"{HYPERV}VMOperationalStatus"


def long(name: str, field: str) -> Property:
    """The field as Int64: Hyper-V counts bytes and processors so."""
    return computed(name, lambda self: values.Int64(getattr(self.entity, field)), "long")


def uptime(self: WorldObject) -> object:
    """How long the machine has run, by the cluster's clock."""
    return span(self.entity.uptime(self.cluster.now))


def bias(self: WorldObject) -> int:
    """UTC minus local time of the machine's host, in minutes."""
    return int(self.cluster.world.host_of(self.entity.host).time_zone_bias)


def operational_status(self: WorldObject) -> list[object]:
    """Primary status first; a machine on the move has a second one."""
    held = [self.entity.operational_status, self.entity.secondary_operational_status]
    return [enum_member(VM_ENUM, name) for name in held if name]


def status_text(self: WorldObject) -> str:
    """`Operating normally`, or what the machine is doing."""
    return STATUS_TEXTS.get(self.entity.secondary_operational_status or self.entity.operational_status, "")


STATUS_TEXTS = {
    "Ok": "Operating normally",
    "InService": "In service",
    "Degraded": "Degraded",
    "MigratingVirtualMachine": "Moving virtual machine",
    "CreatingSnapshot": "Creating checkpoint",
    "BackingUpVirtualMachine": "Backing up",
    "LostCommunication": "Lost communication",
}


def adapters(self: WorldObject) -> list[object]:
    """The machine's network adapters."""
    from pshv.types.world.adapter import VMNetworkAdapter

    return [VMNetworkAdapter(self.cluster, one) for one in self.cluster.world.adapters_of(self.entity)]


def drives(self: WorldObject, kind: str) -> list[object]:
    """The machine's drives of one kind: HardDisk or Dvd."""
    from pshv.types.world.drive import DvdDrive, HardDiskDrive

    make = HardDiskDrive if kind == "HardDisk" else DvdDrive
    return [make(self.cluster, one) for one in self.cluster.world.drives_of(self.entity) if one.kind == kind]


def heartbeat(self: WorldObject) -> object:
    """The heartbeat's state, none for a machine that does not run."""
    held = self.entity.heartbeat(self.cluster.now)
    return enum_member(f"{HYPERV}VMHeartbeatStatus", held) if held else None


def sub_type(self: WorldObject) -> object:
    """Generation1 or Generation2."""
    return enum_member(f"{HYPERV}VirtualMachineSubType", f"Generation{self.entity.generation}")


def version(self: WorldObject) -> object:
    """Version of the integration services in the guest."""
    return parse_version(self.entity.integration_services_version)


def memory(self: WorldObject) -> Int64:
    """Bytes the machine has now."""
    return values.Int64(self.entity.memory_assigned)


def integration_services(self: Any) -> list[Any]:
    """The integration services of the machine, as Get-VMIntegrationService gives them."""
    from pshv.types.world.part import SERVICES, VMIntegrationComponent

    return [VMIntegrationComponent(self.cluster, self.entity, service) for service in SERVICES]


class VirtualMachine(WorldObject):
    """A virtual machine."""

    __slots__ = ()
    type_names = (
        f"{HYPERV}VirtualMachine",
        f"{HYPERV}VirtualMachineBase",
        f"{HYPERV}VirtualizationObject",
        "System.Object",
    )
    members = member_table(
        plain("VMName", "name", "string"),
        guid("VMId", "id"),
        guid("Id", "id"),
        plain("Name", "name", "string"),
        enum("State", "state", f"{HYPERV}VMState"),
        computed("IntegrationServicesState", lambda self: self.entity.integration_services_state, "string"),
        computed("OperationalStatus", operational_status, f"{VM_ENUM}[]"),
        computed(
            "PrimaryOperationalStatus", lambda self: enum_member(VM_ENUM, self.entity.operational_status), VM_ENUM
        ),
        computed("SecondaryOperationalStatus", lambda self: [*operational_status(self), None][1], VM_ENUM),
        computed("StatusDescriptions", lambda self: [status_text(self)], "string[]"),
        computed("PrimaryStatusDescription", lambda self: STATUS_TEXTS[self.entity.operational_status], "string"),
        computed(
            "SecondaryStatusDescription",
            lambda self: STATUS_TEXTS.get(self.entity.secondary_operational_status),
            "string",
        ),
        computed("Status", status_text, "string"),
        computed("Heartbeat", heartbeat, f"{HYPERV}VMHeartbeatStatus"),
        enum("ReplicationState", "replication_state", f"{HYPERV}VMReplicationState"),
        enum("ReplicationHealth", "replication_health", f"{HYPERV}VMReplicationHealthState"),
        enum("ReplicationMode", "replication_mode", f"{HYPERV}VMReplicationMode"),
        plain("CPUUsage", "cpu_usage", "int"),
        computed("MemoryAssigned", memory, "long"),
        long("MemoryDemand", "memory_demand"),
        plain("MemoryStatus", "memory_status", "string"),
        plain("SmartPagingFileInUse", "smart_paging_file_in_use", "bool"),
        computed("Uptime", uptime, "timespan"),
        computed("IntegrationServicesVersion", version, "version"),
        plain("ResourceMeteringEnabled", "resource_metering_enabled", "bool"),
        plain("ConfigurationLocation", "path", "string"),
        plain("SnapshotFileLocation", "snapshot_file_location", "string"),
        plain("CheckpointFileLocation", "snapshot_file_location", "string"),
        plain("SmartPagingFilePath", "smart_paging_file_path", "string"),
        enum("AutomaticStartAction", "automatic_start_action", f"{HYPERV}StartAction"),
        plain("AutomaticStartDelay", "automatic_start_delay", "int"),
        enum("AutomaticStopAction", "automatic_stop_action", f"{HYPERV}StopAction"),
        enum("AutomaticCriticalErrorAction", "automatic_critical_error_action", f"{HYPERV}CriticalErrorAction"),
        plain("AutomaticCriticalErrorActionTimeout", "automatic_critical_error_action_timeout", "int"),
        plain("AutomaticCheckpointsEnabled", "automatic_checkpoints_enabled", "bool"),
        enum("CheckpointType", "checkpoint_type", f"{HYPERV}CheckpointType"),
        enum(
            "EnhancedSessionTransportType", "enhanced_session_transport_type", f"{HYPERV}EnhancedSessionTransportType"
        ),
        plain("GuestControlledCacheTypes", "guest_controlled_cache_types", "bool"),
        computed("LowMemoryMappedIoSpace", lambda self: values.UInt32(self.entity.low_memory_mapped_io_space), "uint"),
        computed(
            "HighMemoryMappedIoSpace", lambda self: values.UInt64(self.entity.high_memory_mapped_io_space), "ulong"
        ),
        enum("LockOnDisconnect", "lock_on_disconnect", f"{HYPERV}OnOffState"),
        plain("BatteryPassthroughEnabled", "battery_passthrough_enabled", "bool"),
        constant("Groups", [], "System.Object"),
        plain("Version", "version", "string"),
        computed(
            "VirtualMachineType",
            lambda _: enum_member(f"{HYPERV}VirtualMachineType", "RealizedVirtualMachine"),
            f"{HYPERV}VirtualMachineType",
        ),
        computed("VirtualMachineSubType", sub_type, f"{HYPERV}VirtualMachineSubType"),
        plain("Notes", "notes", "string"),
        computed("CreationTime", lambda self: local_time(self.entity.created_at, bias(self)), "datetime"),
        plain("Generation", "generation", "int"),
        plain("IsClustered", "is_clustered", "bool"),
        constant("ParentSnapshotId", None, "guid"),
        constant("ParentSnapshotName", None, "string"),
        constant("ParentCheckpointId", None, "guid"),
        constant("ParentCheckpointName", None, "string"),
        plain("Path", "path", "string"),
        long("SizeOfSystemFiles", "size_of_system_files"),
        computed("NetworkAdapters", adapters, "System.Object"),
        constant("FibreChannelHostBusAdapters", [], "System.Object"),
        computed("HardDrives", lambda self: drives(self, "HardDisk"), f"{HYPERV}HardDiskDrive[]"),
        computed("DVDDrives", lambda self: drives(self, "Dvd"), f"{HYPERV}DvdDrive[]"),
        constant("FloppyDrive", None, f"{HYPERV}VMFloppyDiskDrive"),
        constant("RemoteFxAdapter", None, f"{HYPERV}VMRemoteFx3DVideoAdapter"),
        constant("ComPort1", None, f"{HYPERV}VMComPort"),
        constant("ComPort2", None, f"{HYPERV}VMComPort"),
        computed("VMIntegrationService", integration_services, "System.Object"),
        plain("DynamicMemoryEnabled", "dynamic_memory", "bool"),
        long("MemoryMaximum", "memory_maximum"),
        long("MemoryMinimum", "memory_minimum"),
        long("MemoryStartup", "memory_startup"),
        long("ProcessorCount", "processor_count"),
        plain("NumaAligned", "numa_aligned", "bool"),
        plain("NumaNodesCount", "numa_nodes_count", "int"),
        plain("NumaSocketCount", "numa_sockets_count", "int"),
        strings("AssignedDevices", "assigned_devices"),
        constant("CimSession", None, "Microsoft.Management.Infrastructure.CimSession"),
        plain("ComputerName", "host", "string"),
        constant("IsDeleted", False, "bool"),
    )

    def text(self) -> str:
        return f"VirtualMachine (Name = '{self.entity.name}') [Id = '{self.entity.id.upper()}']"
