"""Virtual machines, their network adapters and disks."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

MIB = 1 << 20
GIB = 1 << 30
PAGE = 4096


class VirtualMachine(Entity):
    """A virtual machine (``Get-VM``). Memory in bytes, times in microseconds since 1970 UTC, delays in seconds.

    The workload profile (``hot_pages`` .. ``compression_ratio``) drives the page arithmetic of a live migration
    (live-migration-model.md section 2): rates are page writes per second.
    """

    __table__: ClassVar[str] = "vms"
    __key__: ClassVar[str] = "id"

    id: str
    name: str
    host: str
    group_id: str = ""
    state: str = "Off"
    generation: int = 2
    version: str = "10.0"
    notes: str = ""
    guest_os: str = "Windows Server 2022"
    created_at: int = 0
    started_at: int = 0
    memory_startup: int = 4 * GIB
    memory_minimum: int = 512 * MIB
    memory_maximum: int = 1024 * GIB
    dynamic_memory: bool = False
    memory_assigned: int = 0
    memory_demand: int = 0
    memory_buffer: int = 20
    memory_priority: int = 50
    memory_status: str = ""
    processor_count: int = 2
    cpu_usage: int = 0
    cpu_load: int = 0
    processor_compatibility: bool = False
    processor_compatibility_older: bool = False
    expose_virtualization_extensions: bool = False
    processor_reserve: int = 0
    processor_maximum: int = 100
    processor_weight: int = 100
    hw_threads_per_core: int = 0
    numa_nodes_count: int = 1
    numa_sockets_count: int = 1
    maximum_processors_per_numa_node: int = 16
    maximum_memory_per_numa_node: int = 64 * GIB
    numa_aligned: bool = True
    automatic_start_action: str = "StartIfRunning"
    automatic_start_delay: int = 0
    automatic_stop_action: str = "Save"
    automatic_critical_error_action: str = "Pause"
    automatic_critical_error_action_timeout: int = 30
    automatic_checkpoints_enabled: bool = False
    checkpoint_type: str = "Production"
    path: str = ""
    snapshot_file_location: str = ""
    smart_paging_file_path: str = ""
    smart_paging_file_in_use: bool = False
    size_of_system_files: int = 0
    integration_services_version: str = "0.0"
    integration_services_state: str = ""
    operational_status: str = "Ok"
    secondary_operational_status: str = ""
    resource_metering_enabled: bool = False
    replication_state: str = "Disabled"
    replication_health: str = "NotApplicable"
    replication_mode: str = "None"
    enhanced_session_transport_type: str = "VMBus"
    lock_on_disconnect: str = "Off"
    guest_controlled_cache_types: bool = False
    low_memory_mapped_io_space: int = 134217728
    high_memory_mapped_io_space: int = 536870912
    battery_passthrough_enabled: bool = False
    secure_boot: str = "On"
    secure_boot_template: str = "MicrosoftWindows"
    tpm_enabled: bool = False
    assigned_devices: tuple[str, ...] = ()
    saved_bytes: int = 0
    has_checkpoints: bool = False
    workload: str = "idle"
    zero_pages: int = 0
    hot_pages: int = 0
    hot_rate: float = 0.0
    cold_rate: float = 0.0
    compression_ratio: float = 2.0
    boot_seconds: float = 18.0
    shutdown_seconds: float = 12.0

    @property
    def is_clustered(self) -> bool:
        """True when the machine is a clustered role."""
        return self.group_id != ""

    @property
    def pages(self) -> int:
        """Assigned memory in pages."""
        return self.memory_assigned // PAGE

    def heartbeat(self, now: int) -> str:
        """Return the heartbeat's state at ``now``: '' when off, NoContact until the guest has booted."""
        if self.state == "Paused":
            return "Paused"
        if not self.started_at:
            return ""
        booted = self.uptime(now) >= self.boot_seconds * 1_000_000
        return "OkApplicationsHealthy" if booted else "NoContact"

    def uptime(self, now: int) -> int:
        """Return how long the machine has run at time ``now``, in microseconds (0 when it does not run)."""
        return max(0, now - self.started_at) if self.started_at else 0


class NetworkAdapter(Entity):
    """A virtual network adapter (``Get-VMNetworkAdapter``); ``switch`` '' means not connected."""

    __table__: ClassVar[str] = "vm_adapters"
    __key__: ClassVar[str] = "id"

    id: str
    vm_id: str
    name: str = "Network Adapter"
    switch: str = ""
    mac_address: str = ""
    dynamic_mac_address: bool = True
    ip_addresses: tuple[str, ...] = ()
    vlan: int = 0


class Drive(Entity):
    """A hard disk or DVD drive of a machine (``Get-VMHardDiskDrive``); sizes in bytes."""

    __table__: ClassVar[str] = "vm_drives"
    __key__: ClassVar[str] = "id"

    id: str
    vm_id: str
    path: str
    kind: str = "HardDisk"
    controller_type: str = "SCSI"
    controller_number: int = 0
    controller_location: int = 0
    size: int = 0
    file_size: int = 0
    vhd_type: str = "Dynamic"
    passthrough_disk: int = -1
    shared: bool = False
