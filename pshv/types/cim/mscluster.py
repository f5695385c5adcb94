"""Classes of root\\MSCluster: the cluster as its provider shows it, the same on every node.

States are the numbers of the cluster API (cluster-model.md sections 1, 3, 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.cim.cimclass import CimClass
from pshv.types.cim.machine import Machine

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "root\\MSCluster"
NODE_STATES = {"Up": 0, "Down": 1, "Paused": 2, "Joining": 3, "Unknown": -1}
GROUP_STATES = {"Online": 0, "Offline": 1, "Failed": 2, "PartialOnline": 3, "Pending": 4, "Unknown": -1}
RESOURCE_STATES = {
    "Inherited": 0, "Initializing": 1, "Online": 2, "Offline": 3, "Failed": 4, "Pending": 128, "OnlinePending": 129,
    "OfflinePending": 130, "Unknown": -1,
}  # fmt: skip
NETWORK_STATES = {"Unavailable": 0, "Down": 1, "Partitioned": 2, "Up": 3, "Unknown": -1}
INTERFACE_STATES = {"Unavailable": 0, "Failed": 1, "Unreachable": 2, "Up": 3, "Unknown": -1}
BASE = "Caption Description InstallDate:datetime Name Status"


def clusters(m: Machine) -> Iterator[dict[str, Any]]:
    info = m.world.cluster
    yield {
        "Caption": info.name, "Name": info.name, "Fqdn": f"{info.name}.{info.domain}", "Description": info.description,
        "ClusterLogLevel": info.log_level, "ClusterLogSize": info.log_size, "DynamicQuorumEnabled": info.dynamic_quorum,
        "SameSubnetDelay": info.same_subnet_delay, "SameSubnetThreshold": info.same_subnet_threshold,
        "CrossSubnetDelay": info.cross_subnet_delay, "CrossSubnetThreshold": info.cross_subnet_threshold,
        "QuorumTypeValue": 4, "SharedVolumesRoot": info.shared_volumes_root,
        "ClusterFunctionalLevel": info.functional_level, "DrainOnShutdown": info.drain_on_shutdown,
        "ResiliencyDefaultPeriod": info.resiliency_default_period,
    }  # fmt: skip


CLUSTER = CimClass(
    "MSCluster_Cluster", NAMESPACE, "CIM_Cluster", "Name",
    f"{BASE} Fqdn ClusterLogLevel:uint32 ClusterLogSize:uint32 ClusterFunctionalLevel:uint32 CrossSubnetDelay:uint32 "
    "CrossSubnetThreshold:uint32 DrainOnShutdown:uint32 DynamicQuorumEnabled:uint32 QuorumTypeValue:uint32 "
    "ResiliencyDefaultPeriod:uint32 SameSubnetDelay:uint32 SameSubnetThreshold:uint32 SharedVolumesRoot",
    clusters,
)  # fmt: skip


def nodes(m: Machine) -> Iterator[dict[str, Any]]:
    for node in m.world.nodes:
        yield {
            "Caption": node.name, "Name": node.name, "Description": node.description, "Id": str(node.id),
            "State": NODE_STATES.get(node.state, -1), "Status": "OK" if node.state == "Up" else "Degraded",
            "StatusInformation": node.status_information, "NodeWeight": node.node_weight,
            "DynamicWeight": node.dynamic_weight, "MajorVersion": node.major_version,
            "MinorVersion": node.minor_version, "BuildNumber": node.build_number, "CSDVersion": node.csd_version,
            "NodeHighestVersion": node.node_highest_version, "NodeLowestVersion": node.node_lowest_version,
            "NodeInstanceID": node.node_instance_id, "UniqueID": node.unique_id, "Model": node.model,
            "Manufacturer": node.manufacturer, "SerialNumber": node.serial_number,
        }  # fmt: skip


NODE = CimClass(
    "MSCluster_Node", NAMESPACE, "CIM_UnitaryComputerSystem CIM_ComputerSystem CIM_System", "Name",
    f"{BASE} Id State:sint32 StatusInformation:uint32 NodeWeight:uint32 DynamicWeight:uint32 MajorVersion:uint32 "
    "MinorVersion:uint32 BuildNumber:uint32 CSDVersion NodeHighestVersion:uint32 NodeLowestVersion:uint32 "
    "NodeInstanceID UniqueID Manufacturer Model SerialNumber",
    nodes,
)  # fmt: skip


def groups(m: Machine) -> Iterator[dict[str, Any]]:
    from pshv.types.moduletypes import enum_member

    for group in sorted(m.world.groups, key=lambda one: one.name.lower()):
        kind: Any = enum_member("Microsoft.FailoverClusters.PowerShell.GroupType", group.group_type)
        state = m.world.state_of(group)
        yield {
            "Caption": group.name, "Name": group.name, "Description": group.description, "Id": group.id,
            "State": GROUP_STATES.get(state, -1), "Status": "OK" if state == "Online" else "Degraded",
            "OwnerNode": group.owner, "GroupType": kind.value, "Priority": group.priority,
            "AutoFailbackType": group.auto_failback_type, "FailoverPeriod": group.failover_period,
            "FailoverThreshold": group.failover_threshold, "PersistentState": group.persistent_state,
            "IsCore": group.is_core_group, "StatusInformation": group.status_information,
        }  # fmt: skip


GROUP = CimClass(
    "MSCluster_ResourceGroup", NAMESPACE, "CIM_SystemResource CIM_LogicalElement CIM_ManagedSystemElement", "Name",
    f"{BASE} Id State:sint32 OwnerNode GroupType:uint32 Priority:uint32 AutoFailbackType:uint32 FailoverPeriod:uint32 "
    "FailoverThreshold:uint32 PersistentState:boolean IsCore:boolean StatusInformation:uint64",
    groups,
)  # fmt: skip


def resources(m: Machine) -> Iterator[dict[str, Any]]:
    for one in sorted(m.world.resources, key=lambda resource: resource.name.lower()):
        group = m.world.groups.get(one.group_id)
        yield {
            "Caption": one.name, "Name": one.name, "Description": one.description, "Id": one.id,
            "Type": one.resource_type, "State": RESOURCE_STATES.get(one.state, -1),
            "Status": "OK" if one.state == "Online" else "Degraded", "CoreResource": one.is_core_resource,
            "OwnerGroup": getattr(group, "name", ""), "OwnerNode": getattr(group, "owner", ""),
            "IsAlivePollInterval": one.is_alive_poll_interval, "LooksAlivePollInterval": one.looks_alive_poll_interval,
            "PendingTimeout": one.pending_timeout, "RestartAction": one.restart_action,
            "RestartPeriod": one.restart_period, "RestartThreshold": one.restart_threshold,
            "SeparateMonitor": one.separate_monitor, "StatusInformation": one.status_information,
        }  # fmt: skip


RESOURCE = CimClass(
    "MSCluster_Resource", NAMESPACE, "CIM_SystemResource CIM_LogicalElement CIM_ManagedSystemElement", "Name",
    f"{BASE} Id Type State:sint32 OwnerGroup OwnerNode CoreResource:boolean IsAlivePollInterval:uint32 "
    "LooksAlivePollInterval:uint32 PendingTimeout:uint32 RestartAction:uint32 RestartPeriod:uint32 "
    "RestartThreshold:uint32 SeparateMonitor:boolean StatusInformation:uint64",
    resources,
)  # fmt: skip


def networks(m: Machine) -> Iterator[dict[str, Any]]:
    for one in m.world.networks:
        yield {
            "Caption": one.name, "Name": one.name, "Description": one.description, "ID": one.id,
            "State": NETWORK_STATES.get(one.state, -1), "Status": "OK" if one.state == "Up" else "Degraded",
            "Role": one.role, "Address": one.address, "AddressMask": one.address_mask, "Metric": one.metric,
            "AutoMetric": one.auto_metric, "IPv4Addresses": [one.address],
            "IPv4PrefixLengths": [str(one.prefix_length)],
        }  # fmt: skip


NETWORK = CimClass(
    "MSCluster_Network", NAMESPACE, "CIM_LogicalElement CIM_ManagedSystemElement", "Name",
    f"{BASE} ID State:sint32 Role:uint32 Address AddressMask Metric:uint32 AutoMetric:boolean IPv4Addresses:string[] "
    "IPv4PrefixLengths:string[]",
    networks,
)  # fmt: skip


def interfaces(m: Machine) -> Iterator[dict[str, Any]]:
    names = {network.id: network.name for network in m.world.networks}
    for one in m.world.interfaces:
        yield {
            "Caption": one.name, "Name": one.name, "Description": one.description, "DeviceID": one.id,
            "State": INTERFACE_STATES.get(one.state, -1), "SystemName": one.node, "Adapter": one.adapter,
            "AdapterId": one.adapter_id, "Address": one.address, "Network": names.get(one.network_id, ""),
            "DhcpEnabled": one.dhcp_enabled, "IPv4Addresses": [one.address],
        }  # fmt: skip


INTERFACE = CimClass(
    "MSCluster_NetworkInterface", NAMESPACE, "CIM_LogicalDevice CIM_LogicalElement CIM_ManagedSystemElement",
    "Name SystemName",
    f"{BASE} DeviceID State:sint32 SystemName Adapter AdapterId Address Network DhcpEnabled:uint32 "
    "IPv4Addresses:string[]",
    interfaces,
)  # fmt: skip

CLASSES = (CLUSTER, NODE, GROUP, RESOURCE, NETWORK, INTERFACE)
