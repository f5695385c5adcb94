"""Microsoft.FailoverClusters.PowerShell.ClusterGroup (Get-ClusterGroup): a role of the cluster."""

from __future__ import annotations

from pshv.runtime.values import UInt32
from pshv.types.moduletypes import CLUSTER, enum_member
from pshv.types.netobject import Property, member_table
from pshv.types.world.base import NamedObject, computed, enum, number, plain, strings
from pshv.types.world.changes import group_setter
from pshv.types.world.node import ClusterNode, cluster_of


def owner_node(self: NamedObject) -> object:
    """The node that owns the group."""
    return ClusterNode(self.cluster, self.cluster.world.node_of(self.entity.owner))


def setting(name: str, field: str) -> Property:
    """A common property that is a number and can be assigned."""
    return number(name, field, UInt32, group_setter(field))


class ClusterGroup(NamedObject):
    """A role: the unit of failover."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterGroup", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name", "OwnerNode", "State")
    members = member_table(
        strings("AntiAffinityClassNames", "anti_affinity_class_names", "System.Object"),
        setting("AutoFailbackType", "auto_failback_type"),
        setting("ColdStartSetting", "cold_start_setting"),
        computed("Cluster", cluster_of, f"{CLUSTER}Cluster"),
        number("DefaultOwner", "default_owner", UInt32),
        plain("Description", "description", "string", group_setter("description")),
        enum("GroupType", "group_type", f"{CLUSTER}GroupType"),
        setting("FailoverPeriod", "failover_period"),
        setting("FailoverThreshold", "failover_threshold"),
        setting("FailbackWindowEnd", "failback_window_end"),
        setting("FailbackWindowStart", "failback_window_start"),
        setting("FaultDomain", "fault_domain"),
        plain("IsCoreGroup", "is_core_group", "bool"),
        number("LockedFromMoving", "locked_from_moving", UInt32),
        plain("Name", "name", "string", group_setter("name")),
        computed("OwnerNode", owner_node, f"{CLUSTER}ClusterNode"),
        number("PersistentState", "persistent_state", UInt32),
        setting("PlacementOptions", "placement_options"),
        plain("PreferredSite", "preferred_site", "System.Object", group_setter("preferred_site")),
        setting("Priority", "priority"),
        setting("ResiliencyPeriod", "resiliency_period"),
        computed(
            "State",
            lambda self: enum_member(f"{CLUSTER}ClusterGroupState", self.cluster.world.state_of(self.entity)),
            f"{CLUSTER}ClusterGroupState",
        ),
        enum("StatusInformation", "status_information", f"{CLUSTER}ClusterApplicationStatusInformation"),
        setting("UpdateDomain", "update_domain"),
        plain("Id", "id", "string"),
    )
