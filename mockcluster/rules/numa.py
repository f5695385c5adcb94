"""Machines in the NUMA nodes of a host, and check 9 of live-migration-model.md section 4.

Placement is derived, never stored: machines in the order in which they started, each virtual NUMA node into the
physical node with the most free memory; what does not fit is spread over all nodes (C).
"""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.rules.refusal import Refusal
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.rules.attempt import Attempt
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.node import Host, NumaNode
    from mockcluster.world.world import World

_TOPOLOGY, _DYNAMIC = 25014, 40040  # Compare-VM's ids (event-ids.md section 8)


class Share(Value):
    """``memory`` bytes and ``processors`` of a machine in one NUMA node; ``remote`` when they had to be spread."""

    vm: str
    memory: int
    processors: int
    remote: bool


class Occupancy:
    """One physical NUMA node with what lives in it."""

    __slots__ = ("free", "node", "shares")

    def __init__(self, node: NumaNode, reserve: int) -> None:
        self.node = node
        self.free = node.memory_total - reserve
        self.shares: list[Share] = []


def virtual_nodes(vm: VirtualMachine, memory: int) -> list[int]:
    """Return the memory of each virtual NUMA node; a machine with dynamic memory has one."""
    count = 1 if vm.dynamic_memory else max(1, vm.numa_nodes_count)
    return [memory // count] * count


def occupancy(world: World, host: Host, *, besides: str = "") -> list[Occupancy]:
    """Return the NUMA nodes of a host with their free memory and the machines in them (``besides``: not this one)."""
    nodes = world.numa_nodes.where("host", host.name)
    if not nodes:
        return []
    places = [Occupancy(node, host.memory_reserve // len(nodes)) for node in nodes]
    running = [vm for vm in world.vms_on(host.name) if vm.memory_assigned and vm.id != besides]
    for vm in sorted(running, key=lambda one: (one.started_at, one.id)):
        for memory in virtual_nodes(vm, vm.memory_assigned):
            _put(places, vm, memory)
    return places


def _put(places: list[Occupancy], vm: VirtualMachine, memory: int) -> None:
    count = 1 if vm.dynamic_memory else max(1, vm.numa_nodes_count)
    best = max(places, key=lambda place: (place.free, -place.node.number))
    if best.free >= memory:
        chosen, remote = [best], False
    else:
        chosen, remote = places, True
    for place in chosen:
        part = memory // len(chosen)
        place.free -= part
        place.shares.append(Share(vm.name, part, max(1, vm.processor_count // count // len(chosen)), remote))


def fits(world: World, host: Host, vm: VirtualMachine, memory: int) -> tuple[bool, int, int]:
    """Tell whether each virtual NUMA node of ``vm`` fits into one physical node: (verdict, needed, most that is free).

    On Windows Server 2025 the virtual processors must also be those of one node.
    """
    places = occupancy(world, host, besides=vm.id)
    for need in virtual_nodes(vm, memory):
        best = max(places, key=lambda place: (place.free, -place.node.number))
        if need > best.free:
            return False, need, max(0, best.free)
        best.free -= need
    widest = max(place.node.logical_processors for place in places)
    if host.os_version == "2025" and vm.processor_count > widest:
        return False, vm.processor_count, widest
    return True, memory, max(place.free for place in places)


def spanning_refusal(world: World, host: Host, vm: VirtualMachine, memory: int) -> Refusal | None:
    """Return why ``vm`` cannot be placed on a host that does not span NUMA nodes, or None."""
    if host.numa_spanning_enabled or not world.numa_nodes.where("host", host.name):
        return None
    good, need, free = fits(world, host, vm, memory)
    if good:
        return None
    text = (
        f"The virtual machine '{vm.name}' cannot be placed within one NUMA node of physical computer '{host.name}': "
        f"Insufficient system resources exist to complete the requested service. (0x{c.E_NO_RESOURCES:08X})"
    )
    return Refusal(
        "Numa", "NotSpecified", (text,), c.E_NO_RESOURCES, 0, vm.name, host=host.name, limit=str(free),
        actual=str(need), remedy=f"Set-VMHost -ComputerName {host.name} -NumaSpanningEnabled $true",
        details=(
            ("megabytes", str(memory // c.MIB)),
            ("message_id", str(_DYNAMIC if vm.dynamic_memory else _TOPOLOGY)),
        ),
    )  # fmt: skip


def numa(attempt: Attempt) -> Refusal | None:
    """Check 9: without NUMA spanning every virtual NUMA node must fit into one physical node."""
    refusal = spanning_refusal(attempt.world, attempt.target, attempt.vm, attempt.vm.memory_assigned)
    return None if refusal is None else refusal.replace(check=9, side="destination")
