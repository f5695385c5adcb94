"""What each migration's data transfer gets of the links, now (live-migration-model.md section 3)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.migration.bandwidth import Flow, compressed, goodput, shares, smb_limit
from mockcluster.rules.networks import usable_interface

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.world.migration import Migration
    from mockcluster.world.network import Interface
    from mockcluster.world.node import Host
    from mockcluster.world.world import World


def idle_cores(world: World, host: Host) -> float:
    """Return the idle logical processors of a host: those not used by itself or its machines."""
    used = host.logical_processors * host.cpu_usage / 100
    used += sum(vm.processor_count * vm.cpu_usage / 100 for vm in world.vms_on(host.name))
    return max(0.0, host.logical_processors - used)


def _smb_capacity(world: World, node: str) -> float:
    interfaces = [i for i in world.interfaces.where("node", node) if i.state == "Up" and i.connected]
    total = sum(i.link_speed for i in interfaces)
    fast = [i for i in interfaces if i.rdma] or _storage_interfaces(world, interfaces) or interfaces
    rate = sum(goodput(i.link_speed, rdma=i.rdma) for i in fast)
    if world.cluster.set_smb_bandwidth_limit:
        rate = min(rate, smb_limit(total, world.cluster.smb_bandwidth_limit_factor))
    limit = world.host_of(node).smb_bandwidth_limit
    return min(rate, limit) if limit else rate


def _storage_interfaces(world: World, interfaces: list[Interface]) -> list[Interface]:
    return [i for i in interfaces if world.networks[i.network_id].role == 1]


def _ends(world: World, migration: Migration, capacity: dict[str, float]) -> tuple[str, ...] | None:
    """Return the links of a migration and note their capacity; None while its network is down."""
    names = []
    for node in (migration.source, migration.target):
        if migration.option == "SMB":
            name = f"smb:{node}"
            capacity.setdefault(name, _smb_capacity(world, node))
        else:
            interface = usable_interface(world, node, world.networks[migration.network_id])
            if interface is None:
                return None
            name = interface.id
            capacity.setdefault(name, goodput(interface.link_speed))
        names.append(name)
    return tuple(names)


def rates(world: World) -> dict[int, float]:
    """Return the effective rate of every migration that copies memory, in bytes of guest memory per second."""
    copying = [m for m in world.migrations.where("state", "Running") if m.stage in (2, 3)]
    capacity: dict[str, float] = {}
    flows: list[Flow] = []
    result: dict[int, float] = {}
    for migration in copying:
        ends = _ends(world, migration, capacity)
        if ends is None:
            result[migration.id] = 0.0
        else:
            flows.append(Flow(migration.id, ends))
    for number, share in shares(flows, capacity).items():
        result[number] = _effective(world, world.migrations[number], share)
    return result


def _effective(world: World, migration: Migration, share: float) -> float:
    if migration.option != "Compression":
        return share
    vm = world.vms[migration.vm_id]
    return compressed(share, vm.compression_ratio, idle_cores(world, world.host_of(migration.source)))


def reprice(change: Change) -> None:
    """Give every running pass its rate from now on; what is sent stays sent and the rest takes its new time."""
    for number, rate in rates(change.world).items():
        migration = change.world.migrations[number]
        if migration.stage != 2 or migration.rate == rate:
            continue
        sent = migration.pass_sent + migration.rate * (change.now - migration.priced_at) / c.MICROSECONDS
        left = max(0.0, migration.pass_pages * c.PAGE - sent)
        wait = left / rate if rate > 0 else c.LINK_TIMEOUT
        due = change.now + round(wait * c.MICROSECONDS)
        change.set(migration, pass_sent=sent, rate=rate, priced_at=change.now, due_at=due)
        change.reschedule(due, "migration", str(number))
