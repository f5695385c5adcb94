"""Cluster networks, network interfaces and virtual switches."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class Network(Entity):
    """A cluster network (``Get-ClusterNetwork``); role 0 None, 1 Cluster, 3 ClusterAndClient."""

    __table__: ClassVar[str] = "networks"
    __key__: ClassVar[str] = "id"

    id: str
    name: str
    address: str
    address_mask: str
    prefix_length: int
    role: int = 3
    state: str = "Up"
    metric: int = 70240
    auto_metric: bool = True
    description: str = ""
    carries_storage: bool = False


class Interface(Entity):
    """A network interface of a node (``Get-ClusterNetworkInterface``); ``link_speed`` in bits per second."""

    __table__: ClassVar[str] = "interfaces"
    __key__: ClassVar[str] = "id"

    id: str
    name: str
    node: str
    network_id: str
    adapter: str
    adapter_id: str
    address: str
    state: str = "Up"
    description: str = ""
    dhcp_enabled: int = 0
    link_speed: int = 10_000_000_000
    rdma: bool = False
    mac_address: str = ""
    interface_index: int = 0
    connected: bool = True
    has_default_gateway: bool = False


class Switch(Entity):
    """A virtual switch of one host (``Get-VMSwitch``)."""

    __table__: ClassVar[str] = "switches"
    __key__: ClassVar[str] = "id"

    id: str
    host: str
    name: str
    switch_type: str = "External"
    net_adapter_description: str = ""
    allow_management_os: bool = False
    notes: str = ""
    iov_enabled: bool = False
    bandwidth_reservation_mode: str = "Weight"
    embedded_teaming_enabled: bool = False
    packet_direct_enabled: bool = False
    software_rsc_enabled: bool = True
