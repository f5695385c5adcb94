"""An attempt to migrate a machine: who, from where, to where; what every prerequisite check looks at."""

from __future__ import annotations

from mockcluster.rules.networks import migration_networks, stand_alone_networks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.group import Group
    from mockcluster.world.machine import NetworkAdapter, VirtualMachine
    from mockcluster.world.network import Network
    from mockcluster.world.node import Host, Node
    from mockcluster.world.world import World


class Attempt:
    """One machine, its host and the destination asked for.

    ``storage`` tells that its disks move too; ``planned`` what its adapters are to be connected to there, by adapter.
    """

    __slots__ = ("group", "node", "planned", "source", "storage", "target", "vm", "world")

    def __init__(
        self,
        world: World,
        vm: VirtualMachine,
        target: Host,
        *,
        storage: bool = False,
        planned: dict[str, str] | None = None,
    ) -> None:
        self.world = world
        self.vm = vm
        self.group: Group | None = world.group_of(vm)
        self.source: Host = world.host_of(vm.host)
        self.target = target
        self.node: Node | None = world.nodes.get(target.node_id)
        self.storage = storage
        self.planned = planned or {}

    def switch_of(self, adapter: NetworkAdapter) -> str:
        """Return the switch an adapter is to be connected to at the destination, '' for none."""
        return self.planned.get(adapter.id, adapter.switch)

    @property
    def clustered(self) -> bool:
        """True when the machine moves as a role of the cluster."""
        return self.group is not None

    def limit(self, host: Host) -> int:
        """Return how many live migrations ``host`` takes part in at once."""
        return (
            self.world.cluster.maximum_parallel_migrations
            if self.clustered
            else host.maximum_virtual_machine_migrations
        )

    def active(self, host: Host) -> int:
        """Return in how many live migrations ``host`` takes part now."""
        running = self.world.migrations.where("state", "Running")
        return sum(host.name in (migration.source, migration.target) for migration in running)

    def networks(self) -> list[Network]:
        """Return the usable migration networks, the best first."""
        if self.clustered:
            return migration_networks(self.world, self.source.name, self.target.name)
        return stand_alone_networks(self.world, self.source, self.target)
