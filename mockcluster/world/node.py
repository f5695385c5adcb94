"""Cluster nodes and the Hyper-V hosts they run on."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

GIB = 1 << 30


class Node(Entity):
    """A cluster node (``Get-ClusterNode``); states and bits in cluster-model.md section 1."""

    __table__: ClassVar[str] = "nodes"
    __key__: ClassVar[str] = "id"

    id: int
    name: str
    state: str = "Up"
    status_information: int = 0
    drain_status: str = "NotInitiated"
    drain_target: int = 4294967295
    drain_error_code: int = 0
    drained_groups: tuple[str, ...] = ()
    failback_status: str = "NotInitiated"
    node_weight: int = 1
    dynamic_weight: int = 1
    description: str = ""
    type: str = "Node"
    unique_id: str = ""
    node_instance_id: str = ""
    major_version: int = 10
    minor_version: int = 0
    build_number: int = 20348
    csd_version: str = ""
    node_highest_version: int = 720896
    node_lowest_version: int = 720896
    needs_prevent_quorum: int = 0
    fault_domain: tuple[str, ...] = ()
    site: str = ""
    manufacturer: str = ""
    model: str = ""
    serial_number: str = ""
    hyperthreading_enabled: int = 1
    detected_cloud_platform: str = "None"
    started_at: int = 0
    isolations: tuple[str, ...] = ()
    quarantined_until: int = 0
    state_changed_at: int = 0


class Host(Entity):
    """The Hyper-V host and its hardware (``Get-VMHost``). Memory and bandwidths in bytes (per second)."""

    __table__: ClassVar[str] = "hosts"
    __key__: ClassVar[str] = "name"

    name: str
    node_id: int
    fqdn: str
    memory_capacity: int
    memory_reserve: int = 4 * GIB
    logical_processors: int = 32
    sockets: int = 2
    cores_per_socket: int = 8
    cpu_usage: int = 3
    processor_vendor: str = "GenuineIntel"
    processor_name: str = "Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz"
    processor_features: tuple[str, ...] = ()
    os_version: str = "2022"
    os_build: int = 20348
    os_name: str = "Microsoft Windows Server 2022 Datacenter"
    manufacturer: str = ""
    model: str = ""
    serial_number: str = ""
    bios_version: str = "2.14.2"
    virtualization_supported: bool = True
    virtualization_firmware_enabled: bool = True
    second_level_address_translation: bool = True
    data_execution_prevention: bool = True
    hypervisor_launch: str = "Auto"
    hypervisor_present: bool = True
    booted_at: int = 0
    mac_address_minimum: str = "00155D000000"
    mac_address_maximum: str = "00155D0000FF"
    numa_spanning_enabled: bool = True
    virtual_hard_disk_path: str = "C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks"
    virtual_machine_path: str = "C:\\ProgramData\\Microsoft\\Windows\\Hyper-V"
    maximum_storage_migrations: int = 2
    maximum_virtual_machine_migrations: int = 2
    use_any_network_for_migration: bool = False
    migration_networks: tuple[str, ...] = ()
    migration_authentication_type: str = "CredSSP"
    migration_enabled: bool = True
    migration_performance_option: str = "Compression"
    resource_metering_save_interval: int = 3600
    enable_enhanced_session_mode: bool = False
    fibre_channel_wwnn: str = "C003FF0000FFFF00"
    fibre_channel_wwpn_minimum: str = "C003FF0000000000"
    fibre_channel_wwpn_maximum: str = "C003FF000000FFFF"
    iov_support: bool = False
    iov_support_reasons: tuple[str, ...] = ()
    supported_vm_versions: tuple[str, ...] = ()
    smb_bandwidth_limit: int = 0
    storage_bandwidth: int = 1_200_000_000
    firewall_migration_open: bool = True
    interactive_logon: bool = True
    credential_guard: bool = False
    delegation: tuple[str, ...] = ()
    service_principal_names: tuple[str, ...] = ()
    log_on_as_service: bool = True
    time_zone_bias: int = 0


class NumaNode(Entity):
    """One physical NUMA node of a host (``Get-VMHostNumaNode``); memory in bytes."""

    __table__: ClassVar[str] = "numa_nodes"
    __key__: ClassVar[str] = "id"

    id: str
    host: str
    number: int
    memory_total: int
    logical_processors: int
