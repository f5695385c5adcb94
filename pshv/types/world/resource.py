"""Microsoft.FailoverClusters.PowerShell.ClusterResource and ClusterResourceType (Get-ClusterResource)."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import UInt32, UInt64
from pshv.types.moduletypes import CLUSTER
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.world.base import NamedObject, computed, enum, number, plain
from pshv.types.world.changes import resource_setter
from pshv.types.world.group import ClusterGroup
from pshv.types.world.node import ClusterNode, cluster_of

NETWORK_CLASS = frozenset({"IP Address", "IPv6 Address", "Network Name", "Distributed Network Name"})
STORAGE_CLASS = frozenset({"Physical Disk", "Storage Pool"})


def monitor_process(self: Any) -> UInt32:
    """The rhs.exe that hosts the resource on its owner, as in the cluster log; 0 where no service runs."""
    from mockcluster.debuglog.scene import UP_STATES, Scene

    world, entity = self.cluster.world, self.entity
    node = world.nodes.named(world.groups[entity.group_id].owner)
    if node is None or node.state not in UP_STATES:
        return UInt32(0)
    scene = Scene(world)
    return UInt32(scene.processes(node.id).pid(scene.monitor(entity.name, entity.resource_type)))


class ClusterResourceType(NetObject):
    """The type of a resource, known by its name."""

    __slots__ = ("name",)
    type_names = (f"{CLUSTER}ClusterResourceType", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name",)
    members = member_table(
        Property("Name", lambda self: self.name, None, "string"),
        Property("DisplayName", lambda self: self.name, None, "string"),
    )

    def __init__(self, name: str) -> None:
        self.name = name

    def text(self) -> str:
        return self.name


def owner_group(self: NamedObject) -> ClusterGroup:
    """The role that holds the resource."""
    return ClusterGroup(self.cluster, self.cluster.world.groups[self.entity.group_id])


def owner_node(self: NamedObject) -> ClusterNode:
    """The node that owns the resource's role."""
    world = self.cluster.world
    return ClusterNode(self.cluster, world.node_of(world.groups[self.entity.group_id].owner))


def setting(name: str, field: str) -> Property:
    """A common property that is a number and can be assigned."""
    return number(name, field, UInt32, resource_setter(field))


class ClusterResource(NamedObject):
    """A resource of a role."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterResource", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name", "State", "OwnerGroup", "ResourceType")
    members = member_table(
        enum("Characteristics", "characteristics", f"{CLUSTER}ClusterResourceAndResourceTypeCharacteristics"),
        computed("Cluster", cluster_of, f"{CLUSTER}Cluster"),
        setting("DeadlockTimeout", "deadlock_timeout"),
        plain("Description", "description", "string", resource_setter("description")),
        plain("Id", "id", "string"),
        plain("IsCoreResource", "is_core_resource", "bool"),
        setting("EmbeddedFailureAction", "embedded_failure_action"),
        setting("IsAlivePollInterval", "is_alive_poll_interval"),
        computed("IsNetworkClassResource", lambda self: self.entity.resource_type in NETWORK_CLASS, "bool"),
        computed("IsStorageClassResource", lambda self: self.entity.resource_type in STORAGE_CLASS, "bool"),
        number("LastOperationStatusCode", "last_operation_status_code", UInt64),
        setting("LooksAlivePollInterval", "looks_alive_poll_interval"),
        plain("MaintenanceMode", "maintenance_mode", "bool"),
        computed("MonitorProcessId", monitor_process, "uint"),
        plain("Name", "name", "string", resource_setter("name")),
        computed("OwnerGroup", owner_group, f"{CLUSTER}ClusterGroup"),
        computed("OwnerNode", owner_node, f"{CLUSTER}ClusterNode"),
        setting("PendingTimeout", "pending_timeout"),
        number("PersistentState", "persistent_state", UInt32),
        number("ResourceSpecificData1", "resource_specific_data1", UInt64),
        number("ResourceSpecificData2", "resource_specific_data2", UInt64),
        plain("ResourceSpecificStatus", "resource_specific_status", "string"),
        computed(
            "ResourceType", lambda self: ClusterResourceType(self.entity.resource_type), f"{CLUSTER}ClusterResourceType"
        ),
        setting("RestartAction", "restart_action"),
        setting("RestartDelay", "restart_delay"),
        setting("RestartPeriod", "restart_period"),
        setting("RestartThreshold", "restart_threshold"),
        setting("RetryPeriodOnFailure", "retry_period_on_failure"),
        plain("SeparateMonitor", "separate_monitor", "bool", resource_setter("separate_monitor")),
        enum("State", "state", f"{CLUSTER}ClusterResourceState"),
        enum("StatusInformation", "status_information", f"{CLUSTER}ClusterResourceStatusInformation"),
    )
