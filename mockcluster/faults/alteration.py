"""Altering the world for a fault, and putting back what nobody changed meanwhile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mockcluster.faults.announcement import announce
from mockcluster.faults.conditions import ADD, ALTER, HARDWARE, REMOVE
from mockcluster.world.catalogue import BY_TABLE
from mockcluster.world.entity import STRINGS

if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.world.entity import Entity
    from mockcluster.world.fault import Fault
    from mockcluster.world.world import World

Entry = list[Any]


def take_hold(change: Change, fault: Fault) -> None:
    """Alter the world as the kind of the fault says; hosts whose hardware it is start again."""
    entries = _entries(fault)
    for operation, entity, fields in list(ALTER[fault.kind](change.world, fault)):
        if operation == REMOVE:
            entries.append([REMOVE, entity.__table__, entity.key, entity.to_row()])
            change.remove(entity)
        elif operation == ADD:
            entries.append([ADD, entity.__table__, entity.key, entity.to_row()])
            change.add(entity)
        else:
            alter(change, entries, entity, fields)
    keep(change, fault, entries)
    _follow_up(change, fault)


def alter(change: Change, entries: list[Entry], entity: Entity, fields: dict[str, Any]) -> None:
    """Set fields of an entity, noting in ``entries`` what they were."""
    for field, value in fields.items():
        before = getattr(entity, field)
        if before != value:
            change.set(entity, **{field: value})
            announce(change, entity, field, before)
            entries.append(["set", entity.__table__, entity.key, field, before, value])


def keep(change: Change, fault: Fault, entries: list[Entry]) -> None:
    """Keep the entries with the fault."""
    change.set(fault, altered=json.dumps(entries, separators=(",", ":")) if entries else "")


def put_back(change: Change, fault: Fault) -> None:
    """Undo what a fault altered, the last first; what somebody changed since then stays as it is."""
    entries = _entries(fault)
    for entry in reversed(entries):
        _undo(change, entry)
    change.set(fault, altered="")
    if entries:
        _follow_up(change, fault)


def suspend(change: Change, fault: Fault) -> list[Entry]:
    """Take back, without a word, what is still as the fault left it; returns what ``resume`` needs."""
    entries = [entry for entry in _entries(fault) if _still(change.world, entry)]
    for entry in reversed(entries):
        _undo(change, entry, quiet=True)
    return entries


def resume(change: Change, entries: list[Entry]) -> None:
    """Alter again what ``suspend`` took back."""
    for operation, table, key, *rest in entries:
        found = change.world.collection(table).get(key)
        if operation == REMOVE and found is not None:
            change.remove(found)
        elif operation == ADD:
            change.add(BY_TABLE[table].from_row([*rest[0], 0]))
        elif found is not None:
            change.set(found, **{rest[0]: _typed(found, rest[0], rest[2])})


def _undo(change: Change, entry: Entry, *, quiet: bool = False) -> None:
    operation, table, key = entry[:3]
    found = change.world.collection(table).get(key)
    if operation == REMOVE:
        if found is None and not _name_taken(change.world, table, entry[3]):
            change.add(BY_TABLE[table].from_row([*entry[3], 0]))
    elif found is None:
        return
    elif operation == ADD:
        change.remove(found)
    else:
        field, before, value = entry[3:]
        present = getattr(found, field)
        if present == _typed(found, field, value):
            change.set(found, **{field: _typed(found, field, before)})
            if not quiet:
                announce(change, found, field, present)


def _name_taken(world: World, table: str, row: list[Any]) -> bool:
    """Tell whether something of the same name took the place of a removed switch on its host."""
    entity = BY_TABLE[table].from_row([*row, 0])
    others = world.collection(table).all_named(entity.name)  # type: ignore[attr-defined]
    return any(other.host == entity.host for other in others)  # type: ignore[attr-defined]


def in_force(world: World, fault: Fault) -> bool:
    """Tell whether anything that a fault altered is still as the fault left it, i.e. not mended altogether."""
    return any(_still(world, entry) for entry in _entries(fault))


def _still(world: World, entry: Entry) -> bool:
    operation, table, key = entry[:3]
    found = world.collection(table).get(key)
    if operation == REMOVE:
        return found is None and not _name_taken(world, table, entry[3])
    if operation == ADD:
        return found is not None
    return found is not None and bool(getattr(found, entry[3]) == _typed(found, entry[3], entry[5]))


def touched(world: World, fault: Fault) -> tuple[set[str], set[str]]:
    """Return the names of the hosts and the ids of the machines that a fault altered something of."""
    hosts: set[str] = set()
    machines: set[str] = set()
    for entry in _entries(fault):
        table, key = entry[1], entry[2]
        found = world.collection(table).get(key)
        if table == "switches" and entry[0] == REMOVE:
            hosts.add(BY_TABLE[table].from_row([*entry[3], 0]).host)  # type: ignore[attr-defined]
        elif found is None:
            continue
        elif table in ("hosts", "nodes", "computer_accounts"):
            hosts.add(found.name)
        elif table == "vms":
            machines.add(found.id)
        elif getattr(found, "vm_id", ""):
            machines.add(found.vm_id)
        elif table == "interfaces":
            hosts.add(found.node)
        elif getattr(found, "host", ""):
            hosts.add(found.host)
        elif table in ("volumes", "cluster"):
            hosts.update(host.name for host in world.hosts)
    return hosts, machines


def _entries(fault: Fault) -> list[Entry]:
    return list(json.loads(fault.altered)) if fault.altered else []


def _typed(entity: Entity, field: str, value: Any) -> Any:
    return tuple(value) if type(entity).__kinds__[field] == STRINGS else value


def _follow_up(change: Change, fault: Fault) -> None:
    from mockcluster.migration.pricing import reprice

    if fault.kind in HARDWARE:
        from mockcluster.faults.selection import hosts
        from mockcluster.operations.hardware import restart

        for host in hosts(change.world, fault):
            node = change.world.nodes.named(host.name)
            if node is not None and node.state != "Down":
                restart(change, host, node)
    reprice(change)
