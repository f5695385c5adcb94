"""Moments: faults that strike a migration in a stage (live-migration-model.md section 5, column by column)."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.faults import selection as who
from mockcluster.faults.alteration import alter, keep, put_back
from mockcluster.faults.firing import count, drawn
from mockcluster.faults.kinds import KINDS, MOMENT
from mockcluster.migration.ending import fail
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.world.fault import Fault
    from mockcluster.world.migration import Migration

KEY = "fault"


def stage_begins(change: Change, migration: Migration) -> None:
    """Let the moments of the stage that a migration has just entered strike, or wait for their delay."""
    if not len(change.world.faults):
        return
    for fault in list(change.world.faults):
        if migration.state != "Running":
            return
        if not _meant(change, fault, migration) or not drawn(change, fault):
            continue
        if fault.delay > 0:
            due = change.now + round(fault.delay * c.MICROSECONDS)
            change.schedule(due, KEY, f"strike:{fault.id}:{migration.id}:{migration.stage}")
        else:
            strike(change, fault, migration)


def _meant(change: Change, fault: Fault, migration: Migration) -> bool:
    kind = KINDS[fault.kind]
    if fault.state != "Active" or kind.family != MOMENT or migration.stage != stage_of(fault):
        return False
    world = change.world
    network = world.networks.get(migration.network_id)
    return (
        who.means(fault.selected("vm"), world.vms[migration.vm_id].name)
        and who.means(fault.selected("source"), migration.source)
        and who.means(fault.selected("destination"), migration.target)
        and who.means(fault.selected("network"), network.name if network else "")
        and _on_volume(change, fault, migration)
    )


def _on_volume(change: Change, fault: Fault, migration: Migration) -> bool:
    pattern = fault.selected("volume")
    paths = [drive.path.lower() for drive in change.world.drives.where("vm_id", migration.vm_id)]
    found = [volume.path().lower() for volume in who.volumes(change.world, fault)]
    return not pattern or any(path.startswith(f"{root}\\") for path in paths for root in found)


def stage_of(fault: Fault) -> int:
    """Return the stage a moment strikes in: the one asked for, else the first of its kind."""
    return int(fault.option("stage") or KINDS[fault.kind].stages[0])


def due(change: Change, what: str, numbers: list[int]) -> None:
    """Do what is due on the timeline: a strike whose delay is over, or the end of an interruption."""
    fault = change.world.faults.get(numbers[0])
    if fault is None:
        return
    if what == "strike":
        migration = change.world.migrations.get(numbers[1])
        running = migration is not None and migration.state == "Running" and migration.stage == numbers[2]
        if migration is not None and running and fault.state == "Active":
            strike(change, fault, migration)
    elif what == "end":
        put_back(change, fault)
        _resume_state_transfers(change)


def strike(change: Change, fault: Fault, migration: Migration) -> None:
    """Let a moment happen to a migration, and count it."""
    spent = count(change, fault, change.world.vms[migration.vm_id].name, migration.source)
    if spent:
        change.set(fault, state="Spent", removed_at=change.now)
    _STRIKES[fault.kind](change, fault, migration)


def _interrupt(change: Change, fault: Fault, interfaces: list[Any], state: str) -> None:
    entries: list[list[Any]] = []
    for interface in interfaces:
        alter(change, entries, interface, {"connected": False, "state": state})
    keep(change, fault, entries)
    end = change.now + round(float(fault.option("duration")) * c.MICROSECONDS)
    change.schedule(end, KEY, f"end:{fault.id}")


def _drop(change: Change, fault: Fault, migration: Migration) -> None:
    from mockcluster.migration.pricing import reprice

    ends = change.world.interfaces.where("network_id", migration.network_id)
    _interrupt(change, fault, [i for i in ends if i.node == migration.target], "Failed")
    reprice(change)
    if migration.stage == 3:
        change.reschedule(change.now + round(c.LINK_TIMEOUT * c.MICROSECONDS), "migration", str(migration.id))


def _resume_state_transfers(change: Change) -> None:
    """Let the final copy of migrations whose link is back go on: it begins again."""
    from mockcluster.migration.pricing import rates, reprice
    from mockcluster.migration.stages import state_seconds

    reprice(change)
    for number, rate in rates(change.world).items():
        migration = change.world.migrations[number]
        if migration.stage == 3 and rate > 0:
            seconds = state_seconds(change, migration, rate)
            change.reschedule(change.now + round(seconds * c.MICROSECONDS), "migration", str(number))


def _lose(change: Change, fault: Fault, migration: Migration) -> None:
    _interrupt(change, fault, change.world.interfaces.where("node", migration.target), "Unreachable")
    text = (
        f"The Virtual Machine Management Service lost the connection to host '{migration.target}' while migrating: "
        f"An existing connection was forcibly closed by the remote host. (0x{c.E_CONNECTION_RESET:08X})"
    )
    remedy = f"Start the migration again when {migration.target} answers, or choose another host"
    _fail(change, migration, "LinkLost", text, c.E_CONNECTION_RESET, "source", remedy)


def _memory(change: Change, fault: Fault, migration: Migration) -> None:
    vm = change.world.vms[migration.vm_id]
    text = f"'{vm.name}' could not initialize memory: Ran out of memory (0x{c.E_OUT_OF_MEMORY:08X})."
    remedy = f"Free memory on {migration.target} and start the migration again"
    _fail(change, migration, "OutOfMemory", text, c.E_OUT_OF_MEMORY, "destination", remedy)


def _locked(change: Change, fault: Fault, migration: Migration) -> None:
    drives = change.world.drives.where("vm_id", migration.vm_id)
    path = next((drive.path for drive in drives if drive.kind == "HardDisk" and drive.path), "")
    text = (
        f"Failed to open attachment '{path}'. Error: 'The process cannot access the file because it is being used by "
        f"another process.' (0x{c.E_SHARING_VIOLATION:08X})."
    )
    remedy = "Find out who holds the file open on the destination, and start the migration again"
    _fail(change, migration, "DiskNotOpened", text, c.E_SHARING_VIOLATION, "destination", remedy)


def _fail(change: Change, migration: Migration, name: str, text: str, code: int, side: str, remedy: str) -> None:
    host = migration.source if side == "source" else migration.target
    refusal = Refusal(name, "NotSpecified", (text,), code, 0, migration.vm_id, side, host, remedy=remedy)
    fail(change, migration, refusal)


_STRIKES: dict[str, Callable[[Change, Fault, Migration], None]] = {
    "network-drop": _drop,
    "destination-lost": _lose,
    "destination-memory": _memory,
    "disk-locked": _locked,
}
