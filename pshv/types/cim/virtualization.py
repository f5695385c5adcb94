"""Classes of root\\virtualization\\v2: the host and its virtual machines as Hyper-V's provider shows them.

Source: the provider's class descriptions; states by cluster-model.md and live-migration-model.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.cim.cimclass import CimClass
from pshv.types.cim.machine import Machine

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "root\\virtualization\\v2"
ENABLED = {"Running": 2, "Off": 3, "Stopping": 4, "Saved": 6, "Paused": 9, "Starting": 10, "Saving": 32773}
OTHER = 1
MIGRATING = 32774
OK = 2
DEGRADED = 3


def computer_systems(m: Machine) -> Iterator[dict[str, Any]]:
    """The host first, then its machines by name."""
    yield {
        "InstanceID": None, "Caption": "Hosting Computer System", "Description": "Microsoft Hosting Computer System",
        "ElementName": m.name, "Name": m.name, "CreationClassName": "Msvm_ComputerSystem", "EnabledState": 2,
        "RequestedState": 12, "EnabledDefault": 2, "HealthState": 5, "OperationalStatus": [OK],
        "InstallDate": m.installed_at, "TimeOfLastStateChange": m.booted_at, "Status": "OK",
        "StatusDescriptions": ["Operating normally"], "NumberOfNumaNodes": _numa_nodes(m),
        "OnTimeInMilliseconds": max(0, m.now - m.booted_at) // 1000, "ProcessID": None,
        "TimeOfLastConfigurationChange": m.booted_at,
    }  # fmt: skip
    for vm in m.machines:
        yield _machine(m, vm)


def _numa_nodes(m: Machine) -> int:
    return sum(node.host == m.name for node in m.world.numa_nodes)


def _machine(m: Machine, vm: Any) -> dict[str, Any]:
    migrating = m.world.migration_of(vm) is not None
    well = vm.operational_status == "Ok"
    changed = vm.started_at or vm.created_at
    return {
        "Caption": "Virtual Machine", "Description": "Microsoft Virtual Machine", "ElementName": vm.name,
        "Name": vm.id.upper(), "CreationClassName": "Msvm_ComputerSystem", "EnabledDefault": 3,
        "EnabledState": ENABLED.get(vm.state, OTHER), "RequestedState": 12, "HealthState": 5 if well else 25,
        "OperationalStatus": [OK if well else DEGRADED, MIGRATING] if migrating else [OK if well else DEGRADED],
        "StatusDescriptions": ["Operating normally"] + (["Migrating Virtual Machine"] if migrating else []),
        "Status": "OK" if well else "Degraded", "InstallDate": vm.created_at, "TimeOfLastStateChange": changed,
        "TimeOfLastConfigurationChange": changed, "NumberOfNumaNodes": vm.numa_nodes_count,
        "OnTimeInMilliseconds": vm.uptime(m.now) // 1000, "ReplicationHealth": 0, "ReplicationMode": 0,
        "ReplicationState": 0, "FailedOverReplicationType": 0, "EnhancedSessionModeState": 3,
    }  # fmt: skip


COMPUTER_SYSTEM = CimClass(
    "Msvm_ComputerSystem", NAMESPACE, "CIM_ComputerSystem CIM_System CIM_EnabledLogicalElement CIM_LogicalElement "
    "CIM_ManagedSystemElement CIM_ManagedElement", "Name CreationClassName",
    "InstanceID Caption Description ElementName InstallDate:datetime Name OperationalStatus:uint16[] "
    "StatusDescriptions:string[] Status HealthState:uint16 CommunicationStatus:uint16 DetailedStatus:uint16 "
    "OperatingStatus:uint16 PrimaryStatus:uint16 EnabledState:uint16 OtherEnabledState RequestedState:uint16 "
    "EnabledDefault:uint16 TimeOfLastStateChange:datetime CreationClassName NameFormat PrimaryOwnerContact "
    "PrimaryOwnerName Roles:string[] ResetCapability:uint16 OnTimeInMilliseconds:uint64 ProcessID:uint32 "
    "TimeOfLastConfigurationChange:datetime NumberOfNumaNodes:uint16 ReplicationState:uint16 ReplicationHealth:uint16 "
    "ReplicationMode:uint16 FailedOverReplicationType:uint16 EnhancedSessionModeState:uint16",
    computer_systems,
)  # fmt: skip


def switches(m: Machine) -> Iterator[dict[str, Any]]:
    for switch in sorted(m.world.switches_on(m.name), key=lambda one: one.name.lower()):
        yield {
            "Caption": "Virtual Switch", "Description": "Microsoft Virtual Switch", "ElementName": switch.name,
            "Name": switch.id.upper(), "CreationClassName": "Msvm_VirtualEthernetSwitch", "EnabledState": 5,
            "HealthState": 5, "OperationalStatus": [OK], "IOVPreferred": switch.iov_enabled,
        }  # fmt: skip


SWITCH = CimClass(
    "Msvm_VirtualEthernetSwitch", NAMESPACE, "CIM_ComputerSystem CIM_System CIM_EnabledLogicalElement "
    "CIM_LogicalElement CIM_ManagedSystemElement CIM_ManagedElement", "Name CreationClassName",
    "Caption Description ElementName Name OperationalStatus:uint16[] HealthState:uint16 EnabledState:uint16 "
    "CreationClassName IOVPreferred:boolean", switches,
)  # fmt: skip

CLASSES = (COMPUTER_SYSTEM, SWITCH)
