"""The kinds of entities a world holds, in an order in which each comes after what it refers to."""

from __future__ import annotations

from mockcluster.world.account import ComputerAccount, PlannedConnection
from mockcluster.world.clusterinfo import ClusterInfo
from mockcluster.world.entity import Entity
from mockcluster.world.fault import Fault
from mockcluster.world.group import Group, Resource
from mockcluster.world.machine import Drive, NetworkAdapter, VirtualMachine
from mockcluster.world.migration import Migration
from mockcluster.world.network import Interface, Network, Switch
from mockcluster.world.node import Host, Node, NumaNode
from mockcluster.world.volume import Volume

ENTITIES: tuple[type[Entity], ...] = (
    ClusterInfo,
    Node,
    Host,
    NumaNode,
    Network,
    Interface,
    Switch,
    Group,
    Resource,
    Volume,
    VirtualMachine,
    NetworkAdapter,
    Drive,
    Migration,
    ComputerAccount,
    PlannedConnection,
    Fault,
)
BY_TABLE: dict[str, type[Entity]] = {entity.__table__: entity for entity in ENTITIES}
