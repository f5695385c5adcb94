"""Smaller objects of the FailoverClusters module: interfaces, states of volumes, owners, parameters, quorum, types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.values import UInt32
from pshv.types.moduletypes import CLUSTER, enum_member
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.world.base import NamedObject, computed, constant, enum, number, plain
from pshv.types.world.node import ClusterNode, cluster_of

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster


class ClusterNetworkInterface(NamedObject):
    """A network interface of a node."""

    __slots__ = ()
    type_names = (f"{CLUSTER}ClusterNetworkInterface", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name", "Node", "Network", "State")
    members = member_table(
        plain("Adapter", "adapter", "string"),
        plain("AdapterId", "adapter_id", "string"),
        plain("Address", "address", "string"),
        computed("Cluster", cluster_of, f"{CLUSTER}Cluster"),
        plain("Description", "description", "string"),
        number("DhcpEnabled", "dhcp_enabled", UInt32),
        plain("Id", "id", "string"),
        computed("Ipv4Addresses", lambda self: [self.entity.address], "System.Object"),
        constant("Ipv6Addresses", [], "System.Object"),
        plain("Name", "name", "string"),
        computed("Network", lambda self: network_of(self), f"{CLUSTER}ClusterNetwork"),
        plain("Node", "node", "string"),
        enum("State", "state", f"{CLUSTER}ClusterNetworkInterfaceState"),
    )


def network_of(self: Any) -> object:
    """The network an interface is on."""
    from pshv.types.world.network import ClusterNetwork

    return ClusterNetwork(self.cluster, self.cluster.world.networks[self.entity.network_id])


class ClusterSharedVolumeStateInfo(NetObject):
    """How one node reaches one shared volume."""

    __slots__ = ("cluster", "node", "volume")
    type_names = (f"{CLUSTER}ClusterSharedVolumeStateInfo", "System.Object")
    members = member_table(
        Property(
            "BlockRedirectedIOReason",
            lambda self: enum_member(f"{CLUSTER}ClusterSharedVolumeBlockRedirectedIOReason", self.block_reason()),
            None,
            f"{CLUSTER}ClusterSharedVolumeBlockRedirectedIOReason",
        ),
        Property(
            "FileSystemRedirectedIOReason",
            lambda self: enum_member(f"{CLUSTER}ClusterSharedVolumeFileSystemRedirectedIOReasons", self.file_reason()),
            None,
            f"{CLUSTER}ClusterSharedVolumeFileSystemRedirectedIOReasons",
        ),
        Property("Name", lambda self: self.volume.name, None, "string"),
        Property("Node", lambda self: self.node, None, "string"),
        Property(
            "StateInfo",
            lambda self: enum_member(f"{CLUSTER}ClusterSharedVolumeState", self.volume.access(self.node)),
            None,
            f"{CLUSTER}ClusterSharedVolumeState",
        ),
        Property("VolumeFriendlyName", lambda self: self.volume.friendly_name, None, "string"),
        Property("VolumeName", lambda self: f"\\\\?\\Volume{{{self.volume.volume_guid}}}\\", None, "string"),
    )

    def __init__(self, cluster: MockCluster, volume: Any, node: str) -> None:
        self.cluster = cluster
        self.volume = volume
        self.node = node

    def block_reason(self) -> str:
        """Why blocks go through the owner."""
        away = self.volume.access(self.node) in ("BlockRedirected", "Unavailable")
        return "NoDiskConnectivity" if away else "NotBlockRedirected"

    def file_reason(self) -> str:
        """Why the file system goes through the owner."""
        redirected = self.volume.access(self.node) == "FileSystemRedirected"
        return "UserRequest" if redirected else "NotFileSystemRedirected"


class ClusterOwnerNodeList(NetObject):
    """The owners of a group (preferred) or resource (possible)."""

    __slots__ = ("cluster", "owned", "owners")
    type_names = (f"{CLUSTER}ClusterOwnerNodeList", "System.Object")
    members = member_table(
        Property("ClusterObject", lambda self: self.owned, None, f"{CLUSTER}ClusterObject"),
        Property("OwnerNodes", lambda self: self.nodes(), None, "System.Object"),
    )

    def __init__(self, cluster: MockCluster, owned: object, owners: tuple[str, ...]) -> None:
        self.cluster = cluster
        self.owned = owned
        self.owners = owners

    def nodes(self) -> list[object]:
        """The nodes, in the order of the list."""
        found = [self.cluster.world.nodes.named(name) for name in self.owners]
        return [ClusterNode(self.cluster, node) for node in found if node is not None]


class ClusterParameter(NetObject):
    """A private property of a cluster object."""

    __slots__ = ("kind", "name", "of", "value")
    type_names = (f"{CLUSTER}ClusterParameter", "System.Object")
    members = member_table(
        Property("ClusterObject", lambda self: self.of, None, f"{CLUSTER}ClusterObject"),
        Property("Name", lambda self: self.name, None, "string"),
        Property("IsReadOnly", lambda _: False, None, "bool"),
        Property(
            "ParameterType",
            lambda self: enum_member(f"{CLUSTER}ClusterParameterType", self.kind),
            None,
            f"{CLUSTER}ClusterParameterType",
        ),
        Property("Value", lambda self: self.value, None, "System.Object"),
    )

    def __init__(self, of: object, name: str, value: object, kind: str) -> None:
        self.of = of
        self.name = name
        self.value = value
        self.kind = kind

    def text(self) -> str:
        return self.name


class ClusterQuorumSettings(NetObject):
    """The cluster's quorum: its witness and how votes count."""

    __slots__ = ("cluster",)
    type_names = (f"{CLUSTER}ClusterQuorumSettings", "System.Object")
    members = member_table(
        Property("Cluster", lambda self: self.of(), None, f"{CLUSTER}Cluster"),
        Property("QuorumResource", lambda self: self.witness(), None, f"{CLUSTER}ClusterResource"),
        Property(
            "QuorumType",
            lambda self: enum_member(f"{CLUSTER}ClusterQuorumType", self.cluster.world.cluster.quorum_type),
            None,
            f"{CLUSTER}ClusterQuorumType",
        ),
    )

    def __init__(self, cluster: MockCluster) -> None:
        self.cluster = cluster

    def of(self) -> object:
        """The cluster."""
        from pshv.types.world.clusterinfo import Cluster

        return Cluster(self.cluster, self.cluster.world.cluster)

    def witness(self) -> object:
        """The witness resource, or nothing."""
        from pshv.types.world.resource import ClusterResource

        found = self.cluster.world.resources.get(self.cluster.world.cluster.witness_resource_id)
        return None if found is None else ClusterResource(self.cluster, found)


class ClusterResourceType(NetObject):
    """A type of resource and the DLL that serves it."""

    __slots__ = ("cluster", "display", "dll", "name")
    type_names = (f"{CLUSTER}ClusterResourceType", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name", "DisplayName")
    members = member_table(
        Property("Cluster", lambda self: ClusterQuorumSettings(self.cluster).of(), None, f"{CLUSTER}Cluster"),
        Property("DeadlockTimeout", lambda _: UInt32(300000), None, "uint"),
        Property("Description", lambda _: "", None, "string"),
        Property("DisplayName", lambda self: self.display, None, "string"),
        Property("DllName", lambda self: self.dll, None, "string"),
        Property("Id", lambda self: self.name, None, "string"),
        Property("IsAlivePollInterval", lambda _: UInt32(60000), None, "uint"),
        Property("LooksAlivePollInterval", lambda _: UInt32(5000), None, "uint"),
        Property("MaximumMonitors", lambda _: UInt32(0), None, "uint"),
        Property("Name", lambda self: self.name, None, "string"),
        Property("PendingTimeout", lambda _: UInt32(180000), None, "uint"),
    )

    def __init__(self, cluster: MockCluster, name: str, display: str, dll: str) -> None:
        self.cluster = cluster
        self.name = name
        self.display = display
        self.dll = dll

    def text(self) -> str:
        return self.name
