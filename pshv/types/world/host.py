"""Microsoft.HyperV.PowerShell.VMHost and its NUMA nodes (Get-VMHost, Get-VMHostNumaNode)."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import Int64, UInt32
from pshv.types.moduletypes import HYPERV
from pshv.types.netobject import Property, member_table
from pshv.types.world.base import WorldObject, computed, constant, enum, number, plain, span, strings

MIB = 1 << 20


class VMHostNumaNode(WorldObject):
    """A physical NUMA node; memory in MB."""

    __slots__ = ()
    type_names = (f"{HYPERV}VMHostNumaNode", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        plain("NodeId", "number", "int"),
        computed("ProcessorsAvailability", lambda self: availability(self), "int[]"),
        computed("MemoryAvailable", lambda self: memory_available(self), "int"),
        computed("MemoryTotal", lambda self: self.entity.memory_total // MIB, "int"),
        plain("ComputerName", "host", "string"),
        constant("IsDeleted", False, "bool"),
    )


def memory_available(self: WorldObject) -> int:
    """MB that the node can still give."""
    return int(max(0, place_of(self).free) // MIB)


def place_of(self: WorldObject) -> Any:
    """The node with what lives in it."""
    from mockcluster.rules.numa import occupancy

    world = self.cluster.world
    places = occupancy(world, world.host_of(self.entity.host))
    return next(place for place in places if place.node is self.entity)


def availability(self: WorldObject) -> list[int]:
    """Idle percent of each logical processor of the node: the machines in it use the first ones."""
    world = self.cluster.world
    host = world.host_of(self.entity.host)
    usage = {vm.name: vm.cpu_usage / 100 for vm in world.vms_on(host.name)}
    busy = sum(share.processors * usage[share.vm] for share in place_of(self).shares)
    left = busy + self.entity.logical_processors * host.cpu_usage / 100
    found = []
    for _ in range(self.entity.logical_processors):
        used = min(1.0, left)
        found.append(round(100 - 100 * used))
        left -= used
    return found


def numa_nodes(self: WorldObject) -> list[object]:
    """The host's NUMA nodes."""
    return [VMHostNumaNode(self.cluster, one) for one in self.cluster.world.numa_nodes.where("host", self.entity.name)]


def setting(name: str, field: str) -> Property:
    """A setting that is a number and that Set-VMHost changes."""
    return number(name, field, UInt32)


class VMHost(WorldObject):
    """A Hyper-V host."""

    __slots__ = ()
    type_names = (f"{HYPERV}VMHost", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        plain("LogicalProcessorCount", "logical_processors", "int"),
        computed(
            "ResourceMeteringSaveInterval",
            lambda self: span(self.entity.resource_metering_save_interval * 1_000_000),
            "timespan",
        ),
        computed("HostNumaStatus", numa_nodes, f"{HYPERV}VMHostNumaNode[]"),
        constant("NumaStatus", [], f"{HYPERV}VMNumaNodeStatus[]"),
        plain("IovSupport", "iov_support", "bool"),
        strings("IovSupportReasons", "iov_support_reasons"),
        constant("InternalNetworkAdapters", [], "System.Object"),
        constant("ExternalNetworkAdapters", [], "System.Object"),
        strings("SupportedVmVersions", "supported_vm_versions", "System.Object"),
        constant("SecureBootTemplates", [], "System.Object"),
        plain("EnableEnhancedSessionMode", "enable_enhanced_session_mode", "bool"),
        plain("FibreChannelWwnn", "fibre_channel_wwnn", "string"),
        plain("FibreChannelWwpnMaximum", "fibre_channel_wwpn_maximum", "string"),
        plain("FibreChannelWwpnMinimum", "fibre_channel_wwpn_minimum", "string"),
        plain("MacAddressMaximum", "mac_address_maximum", "string"),
        plain("MacAddressMinimum", "mac_address_minimum", "string"),
        plain("NumaSpanningEnabled", "numa_spanning_enabled", "bool"),
        plain("VirtualHardDiskPath", "virtual_hard_disk_path", "string"),
        plain("VirtualMachinePath", "virtual_machine_path", "string"),
        plain("FullyQualifiedDomainName", "fqdn", "string"),
        computed("MemoryCapacity", lambda self: Int64(self.entity.memory_capacity), "long"),
        plain("Name", "name", "string"),
        setting("MaximumStorageMigrations", "maximum_storage_migrations"),
        setting("MaximumVirtualMachineMigrations", "maximum_virtual_machine_migrations"),
        plain("UseAnyNetworkForMigration", "use_any_network_for_migration", "bool"),
        enum(
            "VirtualMachineMigrationAuthenticationType",
            "migration_authentication_type",
            f"{HYPERV}MigrationAuthenticationType",
        ),
        plain("VirtualMachineMigrationEnabled", "migration_enabled", "bool"),
        enum(
            "VirtualMachineMigrationPerformanceOption",
            "migration_performance_option",
            f"{HYPERV}VMMigrationPerformance",
        ),
        constant("CimSession", None, "Microsoft.Management.Infrastructure.CimSession"),
        plain("ComputerName", "name", "string"),
        constant("IsDeleted", False, "bool"),
    )

    def text(self) -> str:
        return f"VMHost (Name = '{self.entity.name}')"
