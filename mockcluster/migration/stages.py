"""The stages of a live migration (live-migration-model.md section 1): each runs in one transaction of its own."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.faults.firing import effect
from mockcluster.journal import facts as f
from mockcluster.migration import precopy
from mockcluster.migration.ending import fail, identity
from mockcluster.migration.pricing import rates, reprice
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.rules.attempt import Attempt
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.migration import Migration

KEY = "migration"
SETUP, MEMORY, STATE, STORAGE, ONLINE, CLEANUP = range(1, 7)


def _advance(change: Change, migration: Migration, stage: int, progress: int, seconds: float) -> None:
    due = change.now + round(seconds * c.MICROSECONDS)
    progress = max(migration.progress, progress)
    change.set(migration, stage=stage, progress=progress, stage_at=change.now, due_at=due)
    change.reschedule(due, KEY, str(migration.id))


def connect(change: Change, migration: Migration, attempt: Attempt) -> None:
    """Begin stage 1: connect, create the planned machine, reserve memory at the destination."""
    world, vm = change.world, attempt.vm
    network = attempt.networks()[0]
    devices = len(world.drives_of(vm)) + len(world.adapters_of(vm))
    reserved = vm.memory_assigned + c.memory_overhead(vm.memory_assigned)
    change.set(
        migration, state="Running", started_at=change.now, network_id=network.id, reserved=reserved,
        option=attempt.source.migration_performance_option, pages=vm.pages, zero_pages=vm.zero_pages,
        driver=change.driver,
    )  # fmt: skip
    change.set(vm, secondary_operational_status="MigratingVirtualMachine")
    ends = {i.node: i.address for i in world.interfaces.where("network_id", network.id)}
    common = identity(change, migration)
    if attempt.group is not None:
        change.set(attempt.group, moving_to=attempt.target.name, move_type=migration.move_type)
        change.record(
            f.GroupMoving, attempt.source.name, group=attempt.group.name, move_type=migration.move_type, live=True,
            targeted=migration.targeted, **{key: common[key] for key in ("source", "source_id", "target", "target_id")},
        )  # fmt: skip
    change.record(
        f.LiveMigrationStarted, attempt.source.name, **common, network=network.name,
        source_address=ends[attempt.source.name], target_address=ends[attempt.target.name], option=migration.option,
        memory=vm.memory_assigned, pages=vm.pages, zero_pages=vm.zero_pages,
    )  # fmt: skip
    effect(change, "Slowed", (attempt.source.name, attempt.target.name), vm)
    _advance(change, migration, SETUP, 1, precopy.setup_seconds(devices))


def proceed(change: Change, number: int) -> None:
    """Do what is due for a migration: the step that ends its present stage."""
    migration = change.world.migrations.get(number)
    if migration is None or migration.state != "Running":
        return
    _STEPS[migration.stage](change, migration)


def workload(vm: VirtualMachine) -> precopy.Workload:
    """Return what the guest does to its memory; a paused guest does nothing."""
    active = 0.0 if vm.state == "Paused" else 1.0
    zero = min(vm.zero_pages, vm.pages)
    hot = min(vm.hot_pages, vm.pages - zero)
    return precopy.Workload(vm.pages, zero, hot, vm.hot_rate * active, vm.cold_rate * active)


def _begin_copy(change: Change, migration: Migration) -> None:
    vm = change.world.vms[migration.vm_id]
    seconds = (change.now - migration.started_at) / c.MICROSECONDS
    change.set(migration, brownout_started_at=change.now)
    change.record(
        f.LiveMigrationPrepared, migration.target, **identity(change, migration), seconds=seconds,
        reserved=migration.reserved,
    )  # fmt: skip
    _begin_pass(change, migration, 1, workload(vm).used)
    stage_begins(change, migration)


def _begin_pass(change: Change, migration: Migration, number: int, pages: int) -> None:
    _advance(change, migration, MEMORY, 10, 0.0)
    change.set(
        migration, pass_number=number, pass_pages=pages, pass_sent=0.0, pass_started_at=change.now, rate=-1.0,
        priced_at=change.now,
    )  # fmt: skip
    reprice(change)


def _end_pass(change: Change, migration: Migration) -> None:
    if migration.rate <= 0.0:
        _lose_link(change, migration)
        return
    vm = change.world.vms[migration.vm_id]
    guest, pages = workload(vm), migration.pass_pages
    undisturbed = migration.priced_at == migration.pass_started_at
    elapsed = (change.now - migration.pass_started_at) / c.MICROSECONDS
    seconds = pages * c.PAGE / migration.rate if undisturbed else elapsed
    dirty = precopy.dirtied(guest, seconds)
    total = migration.pages_sent + pages
    markers = guest.zero * c.ZERO_PAGE_MARKER if migration.pass_number == 1 else 0
    sent = pages * c.PAGE + markers
    change.set(
        migration, dirty_pages=dirty, pages_sent=total, bytes_sent=migration.bytes_sent + sent,
        progress=max(migration.progress, 10 + 80 * total // max(1, total + dirty)),
    )  # fmt: skip
    change.record(
        f.LiveMigrationPassCompleted, migration.source, **identity(change, migration), number=migration.pass_number,
        pages=pages, bytes=sent, seconds=seconds, rate=pages * c.PAGE / seconds if seconds else migration.rate,
        dirty_left=dirty,
    )  # fmt: skip
    rule = precopy.stop_rule(
        migration.pass_number, pages, dirty, rate=migration.rate, at_maximum=_alone(change), total=total,
        pages=guest.pages, limits=precopy.Limits(),
    )  # fmt: skip
    if rule:
        change.set(migration, stop_rule=rule)
        _pause(change, migration)
    else:
        _begin_pass(change, migration, migration.pass_number + 1, dirty)


def _alone(change: Change) -> bool:
    copying = [m for m in change.world.migrations.where("state", "Running") if m.stage in (MEMORY, STATE)]
    return len(copying) == 1


def _lose_link(change: Change, migration: Migration) -> None:
    network = change.world.networks[migration.network_id].name
    text = (
        f"The Virtual Machine Management Service lost the connection to host '{migration.target}' while migrating: "
        f"An existing connection was forcibly closed by the remote host. (0x{c.E_CONNECTION_RESET:08X})"
    )
    refusal = Refusal(
        "LinkLost", "ConnectionError", (text,), c.E_CONNECTION_RESET, 0, migration.vm_id, "source", migration.source,
        remedy=f"Bring the network '{network}' up again",
    )  # fmt: skip
    fail(change, migration, refusal)


def _pause(change: Change, migration: Migration) -> None:
    """Enter stage 3: the machine stands still while the last pages and its state are copied."""
    vm = change.world.vms[migration.vm_id]
    change.set(migration, paused_at=change.now)
    rate = rates(change.world)[migration.id]
    if rate <= 0.0:
        _lose_link(change, migration)
        return
    seconds = state_seconds(change, migration, rate)
    change.record(f.LiveMigrationPhaseStarted, migration.source, **identity(change, migration), phase="Offline")
    total = migration.bytes_sent + migration.dirty_pages * c.PAGE + precopy.state_bytes(vm.processor_count)
    change.set(migration, pages_sent=migration.pages_sent + migration.dirty_pages, bytes_sent=total)
    _advance(change, migration, STATE, 90, seconds)
    reprice(change)
    stage_begins(change, migration)


def state_seconds(change: Change, migration: Migration, rate: float) -> float:
    """Return how long stage 3 takes at ``rate``: the pause, the last pages and the state of the processors."""
    vm = change.world.vms[migration.vm_id]
    return c.PAUSE_TIME + (migration.dirty_pages * c.PAGE + precopy.state_bytes(vm.processor_count)) / rate


def _hand_over(change: Change, migration: Migration) -> None:
    """Enter stage 4: the storage handle goes from the source to the destination."""
    if rates(change.world)[migration.id] <= 0.0:
        _lose_link(change, migration)
        return
    common = identity(change, migration)
    seconds = (change.now - migration.paused_at) / c.MICROSECONDS
    change.record(f.LiveMigrationPhaseCompleted, migration.source, **common, phase="Offline", seconds=seconds)
    change.record(f.LiveMigrationPhaseStarted, migration.source, **common, phase="Move")
    _advance(change, migration, STORAGE, 95, _storage_seconds(change, migration) + c.RESUME_TIME)
    reprice(change)
    stage_begins(change, migration)


def _storage_seconds(change: Change, migration: Migration) -> float:
    drives = change.world.drives.where("vm_id", migration.vm_id)
    shared = any(drive.path.startswith("\\\\") for drive in drives)
    return c.STORAGE_TIME_SMB if shared else c.STORAGE_TIME_CSV


def _resume(change: Change, migration: Migration) -> None:
    """Enter stage 5, the commit point: the machine runs at the destination and belongs to it."""
    world = change.world
    vm = world.vms[migration.vm_id]
    common = identity(change, migration)
    handed = change.now - round(c.RESUME_TIME * c.MICROSECONDS)
    storage = (handed - migration.stage_at) / c.MICROSECONDS
    change.record(f.LiveMigrationPhaseStarted, migration.target, **common, when=handed, phase="Restore")
    group = world.group_of(vm)
    change.set(vm, host=migration.target)
    for planned in world.planned_connections.where("migration", migration.id):
        change.set(world.adapters[planned.adapter_id], switch=planned.switch)
    change.set(migration, resumed_at=change.now, reserved=0)
    if group is not None:
        source = world.node_of(migration.source).id
        change.set(
            group, owner=migration.target, previous_owner=source, moving_to="",
            last_online_node=world.node_of(migration.target).id, last_online_offline=change.now,
        )  # fmt: skip
        change.record(
            f.GroupMoved, migration.source, group=group.name, move_type=migration.move_type, live=True,
            targeted=migration.targeted, failover_count=group.failover_count,
            last_failover_time=group.last_failover_time,
            **{key: common[key] for key in ("source", "source_id", "target", "target_id")},
        )  # fmt: skip
    change.record(f.LiveMigrationPhaseCompleted, migration.source, **common, phase="Move", seconds=storage)
    change.record(f.LiveMigrationPhaseCompleted, migration.target, **common, phase="Restore", seconds=c.RESUME_TIME)
    _advance(change, migration, ONLINE, 97, c.CLEANUP_TIME)


def stage_begins(change: Change, migration: Migration) -> None:
    """Give the faults that strike in a stage their chance."""
    if len(change.world.faults):
        from mockcluster.faults import moments

        moments.stage_begins(change, migration)


def _clean_up(change: Change, migration: Migration) -> None:
    """End stage 6: the source deletes its copy and the slot is free."""
    from mockcluster.migration.ending import complete

    complete(change, migration)


_STEPS = {
    SETUP: _begin_copy,
    MEMORY: _end_pass,
    STATE: _hand_over,
    STORAGE: _resume,
    ONLINE: _clean_up,
}
