"""The world: all collections of one cluster, and the questions that need more than one of them."""

from __future__ import annotations

from mockcluster.rules.groupstate import group_state
from mockcluster.world.catalogue import ENTITIES
from mockcluster.world.collection import Collection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

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


class World:
    """The cluster as typed objects. Collections are read from the store when first used.

    ``seed`` is the world's seed, ``name`` the blueprint it was made from.
    """

    __slots__ = ("_collections", "created_at", "name", "seed")

    def __init__(self, seed: int, name: str, created_at: int, source: Callable[[type[Entity]], Iterable[Any]]) -> None:
        self.seed = seed
        self.name = name
        self.created_at = created_at
        self._collections: dict[str, Collection[Any]] = {}
        for entity in ENTITIES:
            self._collections[entity.__table__] = Collection(entity, lambda entity=entity: source(entity))  # type: ignore[misc]

    def collection(self, table: str) -> Collection[Any]:
        """Return the collection of a table by the table's name."""
        return self._collections[table]

    def loaded(self) -> list[Collection[Any]]:
        """Return the collections whose rows were read."""
        return [collection for collection in self._collections.values() if collection.loaded]

    @property
    def cluster(self) -> ClusterInfo:
        """The cluster object."""
        for info in self._collections["cluster"]:
            return info  # type: ignore[no-any-return]
        raise LookupError("the world has no cluster")

    @property
    def nodes(self) -> Collection[Node]:
        """Cluster nodes, by node number."""
        return self._collections["nodes"]

    @property
    def hosts(self) -> Collection[Host]:
        """Hyper-V hosts, by name."""
        return self._collections["hosts"]

    @property
    def numa_nodes(self) -> Collection[NumaNode]:
        """Physical NUMA nodes of all hosts."""
        return self._collections["numa_nodes"]

    @property
    def groups(self) -> Collection[Group]:
        """Groups (roles), by GUID; those of cluster shared volumes included."""
        return self._collections["groups"]

    @property
    def resources(self) -> Collection[Resource]:
        """Resources, by GUID."""
        return self._collections["resources"]

    @property
    def networks(self) -> Collection[Network]:
        """Cluster networks, by GUID."""
        return self._collections["networks"]

    @property
    def interfaces(self) -> Collection[Interface]:
        """Network interfaces of the nodes, by GUID."""
        return self._collections["interfaces"]

    @property
    def switches(self) -> Collection[Switch]:
        """Virtual switches of all hosts, by GUID."""
        return self._collections["switches"]

    @property
    def volumes(self) -> Collection[Volume]:
        """Cluster shared volumes, by the GUID of their disk resource."""
        return self._collections["volumes"]

    @property
    def vms(self) -> Collection[VirtualMachine]:
        """Virtual machines of all hosts, by GUID."""
        return self._collections["vms"]

    @property
    def adapters(self) -> Collection[NetworkAdapter]:
        """Virtual network adapters of all machines."""
        return self._collections["vm_adapters"]

    @property
    def drives(self) -> Collection[Drive]:
        """Hard disk and DVD drives of all machines."""
        return self._collections["vm_drives"]

    @property
    def migrations(self) -> Collection[Migration]:
        """Migrations under way and done, by number."""
        return self._collections["migrations"]

    @property
    def accounts(self) -> Collection[ComputerAccount]:
        """Computer accounts of the hosts, by the name of the host."""
        return self._collections["computer_accounts"]

    @property
    def planned_connections(self) -> Collection[PlannedConnection]:
        """What the adapters of migrating machines will be connected to, by adapter."""
        return self._collections["planned_connections"]

    @property
    def faults(self) -> Collection[Fault]:
        """Faults that were added, by number; withdrawn ones stay for the accounting."""
        return self._collections["faults"]

    def node_of(self, name: str) -> Node:
        """Return the node with this name; raises ``KeyError`` when there is none."""
        node = self.nodes.named(name)
        if node is None:
            raise KeyError(name)
        return node

    def host_of(self, name: str) -> Host:
        """Return the host with this name; raises ``KeyError`` when there is none."""
        host = self.hosts.named(name)
        if host is None:
            raise KeyError(name)
        return host

    def resources_of(self, group: Group) -> list[Resource]:
        """Return the resources of a group in order of creation."""
        return self.resources.where("group_id", group.id)

    def state_of(self, group: Group) -> str:
        """Derive the state of a group from its resources (cluster-model.md section 3)."""
        return group_state([resource.state for resource in self.resources.where("group_id", group.id)])

    def group_of(self, vm: VirtualMachine) -> Group | None:
        """Return the role of a clustered machine, None otherwise."""
        return self.groups.get(vm.group_id) if vm.group_id else None

    def resource_of(self, vm: VirtualMachine, resource_type: str = "Virtual Machine") -> Resource | None:
        """Return the resource of a clustered machine: ``Virtual Machine`` or ``Virtual Machine Configuration``."""
        for resource in self.resources.where("vm_id", vm.id):
            if resource.resource_type == resource_type:
                return resource
        return None

    def vms_on(self, host: str) -> list[VirtualMachine]:
        """Return the machines registered on a host."""
        return self.vms.where("host", host)

    def adapters_of(self, vm: VirtualMachine) -> list[NetworkAdapter]:
        """Return the network adapters of a machine."""
        return self.adapters.where("vm_id", vm.id)

    def drives_of(self, vm: VirtualMachine) -> list[Drive]:
        """Return the drives of a machine."""
        return self.drives.where("vm_id", vm.id)

    def switches_on(self, host: str) -> list[Switch]:
        """Return the virtual switches of a host."""
        return self.switches.where("host", host)

    def volume_owner(self, volume: Volume) -> str:
        """Return the coordinator node of a volume."""
        return self.groups[self.resources[volume.id].group_id].owner

    def migration_of(self, vm: VirtualMachine) -> Migration | None:
        """Return the migration of a machine that is queued or running, or None."""
        for migration in self.migrations.where("vm_id", vm.id):
            if migration.state in ("Queued", "Running"):
                return migration
        return None

    def memory_reserved(self, host: str) -> int:
        """Return the bytes reserved on a host for machines that are arriving."""
        arriving = self.migrations.where("target", host)
        return sum(migration.reserved for migration in arriving if migration.state == "Running")

    def memory_available(self, host: str) -> int:
        """Return the bytes that a host can still give to machines."""
        machine = self.host_of(host)
        assigned = sum(vm.memory_assigned for vm in self.vms_on(machine.name))
        return machine.memory_capacity - machine.memory_reserve - assigned - self.memory_reserved(machine.name)
