"""Microsoft.FailoverClusters.PowerShell.ClusterNetwork (Get-ClusterNetwork)."""

from __future__ import annotations

from pshv.runtime.values import UInt32
from pshv.types.moduletypes import CLUSTER
from pshv.types.netobject import member_table
from pshv.types.world.base import NamedObject, computed, constant, enum, number, plain
from pshv.types.world.changes import network_setter
from pshv.types.world.node import cluster_of


class ClusterNetwork(NamedObject):
    """A network between the nodes."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterNetwork", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name", "State", "Metric", "Role")
    members = member_table(
        plain("Address", "address", "string"),
        plain("AddressMask", "address_mask", "string"),
        plain("AutoMetric", "auto_metric", "bool"),
        computed("Cluster", cluster_of, f"{CLUSTER}Cluster"),
        plain("Description", "description", "string", network_setter("description")),
        plain("Id", "id", "string"),
        computed("Ipv4Addresses", lambda self: [self.entity.address], "System.Object"),
        computed("Ipv4PrefixLengths", lambda self: [self.entity.prefix_length], "System.Object"),
        constant("Ipv6Addresses", [], "System.Object"),
        constant("Ipv6PrefixLengths", [], "System.Object"),
        number("Metric", "metric", UInt32, network_setter("metric")),
        plain("Name", "name", "string", network_setter("name")),
        enum("Role", "role", f"{CLUSTER}ClusterNetworkRole", network_setter("role")),
        enum("State", "state", f"{CLUSTER}ClusterNetworkState"),
    )
