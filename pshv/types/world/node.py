"""Microsoft.FailoverClusters.PowerShell.ClusterNode (Get-ClusterNode)."""

from __future__ import annotations

from pshv.runtime.values import UInt32
from pshv.types.moduletypes import CLUSTER
from pshv.types.netobject import member_table
from pshv.types.world.base import NamedObject, computed, enum, number, plain, strings
from pshv.types.world.changes import node_setter


class ClusterNode(NamedObject):
    """A node of the cluster."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterNode", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name", "State", "Type")
    members = member_table(
        number("BuildNumber", "build_number", UInt32),
        computed("Cluster", lambda self: cluster_of(self), f"{CLUSTER}Cluster"),
        plain("CSDVersion", "csd_version", "string"),
        plain("Description", "description", "string", node_setter("description")),
        enum("DrainStatus", "drain_status", f"{CLUSTER}ClusterNodeDrainStatus"),
        number("DrainTarget", "drain_target", UInt32),
        number("DrainErrorCode", "drain_error_code", UInt32),
        enum("FailbackStatus", "failback_status", f"{CLUSTER}ClusterNodeFailbackStatus"),
        number("DynamicWeight", "dynamic_weight", UInt32),
        computed("Id", lambda self: str(self.entity.id), "string"),
        number("MajorVersion", "major_version", UInt32),
        number("MinorVersion", "minor_version", UInt32),
        plain("Name", "name", "string"),
        number("NeedsPreventQuorum", "needs_prevent_quorum", UInt32),
        number("NodeHighestVersion", "node_highest_version", UInt32),
        plain("NodeInstanceID", "node_instance_id", "string"),
        number("NodeLowestVersion", "node_lowest_version", UInt32),
        plain("NodeName", "name", "string"),
        number("NodeWeight", "node_weight", UInt32, node_setter("node_weight")),
        strings("FaultDomain", "fault_domain", "System.Object"),
        plain("Model", "model", "string"),
        plain("Manufacturer", "manufacturer", "string"),
        plain("SerialNumber", "serial_number", "string"),
        enum("State", "state", f"{CLUSTER}ClusterNodeState"),
        enum("StatusInformation", "status_information", f"{CLUSTER}ClusterNodeStatusInformation"),
        enum("Type", "type", f"{CLUSTER}NodeType"),
        plain("UniqueID", "unique_id", "string"),
        enum("DetectedCloudPlatform", "detected_cloud_platform", f"{CLUSTER}NodeCloudType"),
        number("HyperthreadingEnabled", "hyperthreading_enabled", UInt32),
    )


def cluster_of(self: NamedObject) -> object:
    """The cluster of any cluster object."""
    from pshv.types.world.clusterinfo import Cluster

    return Cluster(self.cluster, self.cluster.world.cluster)
