"""The computer whose instances are asked for: a host of the world, with what the classes need of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster

KIB = 1 << 10
MIB = 1 << 20
GIB = 1 << 30
SECOND = 1_000_000  # microseconds


class Machine:
    """Host `name` of a cluster. `disk` is (size, free) of its C: in bytes."""

    def __init__(self, cluster: MockCluster, name: str, disk: tuple[int, int]) -> None:
        self.cluster = cluster
        self.world: Any = cluster.world
        self.host: Any = self.world.host_of(name)
        self.node: Any = self.world.node_of(name)
        self.name = str(self.host.name)
        self.now = cluster.now
        self.disk = disk

    @property
    def domain(self) -> str:
        return str(self.world.cluster.domain)

    @property
    def booted_at(self) -> int:
        """When Windows started, microseconds since 1970 UTC."""
        return int(self.host.booted_at or self.node.started_at or self.world.created_at)

    @property
    def installed_at(self) -> int:
        """When Windows was installed: some months before the cluster was made."""
        return int(self.world.created_at) - 200 * 86400 * SECOND

    @property
    def memory_free(self) -> int:
        """Bytes of physical memory that are free."""
        return max(0, int(self.world.memory_available(self.name)))

    @property
    def machines(self) -> list[Any]:
        """The virtual machines on the host, by name."""
        return sorted(self.world.vms_on(self.name), key=lambda vm: str(vm.name).lower())

    @property
    def load(self) -> int:
        """Percent of the processors that is busy."""
        logical = max(1, self.host.logical_processors)
        guests = sum(vm.cpu_usage * vm.processor_count for vm in self.machines if vm.state == "Running")
        return min(100, int(self.host.cpu_usage) + int(guests) // int(logical))
