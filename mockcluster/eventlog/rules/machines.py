"""Machines that start, stop and change (event-ids.md sections 4 to 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.sequences.machines import resource_name
from mockcluster.eventlog.channels import HA_ADMIN, VMMS_ADMIN, WORKER_ADMIN

if TYPE_CHECKING:
    from mockcluster.eventlog.desk import Desk
    from mockcluster.journal import facts

MIB = 1 << 20
_OUT_OF_MEMORY = frozenset({0x8007000E, 0x800705AA})
_SIMPLE: dict[str, tuple[str, int]] = {
    "VmStarted": (WORKER_ADMIN, 18500),
    "VmRestored": (WORKER_ADMIN, 18596),
    "VmSaved": (WORKER_ADMIN, 18510),
    "VmShutDown": (WORKER_ADMIN, 18504),
    "VmTurnedOff": (WORKER_ADMIN, 18502),
    "VmPaused": (WORKER_ADMIN, 18516),
    "VmResumed": (WORKER_ADMIN, 18518),
    "VmCreated": (VMMS_ADMIN, 13002),
    "VmRemoved": (VMMS_ADMIN, 13003),
}


def vm_changed(fact: facts.VmFact, desk: Desk) -> None:
    """One record in the machine's channel; a clustered machine that started has one of the resource DLL, too."""
    kind = type(fact).__name__
    channel, event = _SIMPLE[kind]
    desk.write(fact.node_id, channel, event, fact.vm, fact.vm_id)
    if fact.group and kind in ("VmStarted", "VmRestored"):
        desk.write(fact.node_id, HA_ADMIN, 21119, resource_name(fact))


def vm_start_failed(fact: facts.VmStartFailed, desk: Desk) -> None:
    """The worker's reason, then the failure itself."""
    n = fact.node_id
    if fact.code in _OUT_OF_MEMORY:
        machine = desk.scene.world.vms.get(fact.vm_id.lower()) or desk.scene.world.vms.named(fact.vm)
        desk.write(n, WORKER_ADMIN, 3122, fact.vm, machine.memory_startup // MIB if machine is not None else 0)
        desk.write(n, WORKER_ADMIN, 3050, fact.vm, fact.vm_id)
    desk.write(n, WORKER_ADMIN, 12030, fact.vm, fact.vm_id)
    if fact.group:
        desk.write(n, HA_ADMIN, 21107, resource_name(fact))


def vm_unmonitored(fact: facts.VmUnmonitored, desk: Desk) -> None:
    """Watched again; that watching ended is told once for the whole node."""
    if fact.monitored:
        for n in desk.scene.others(fact.node_id):
            desk.system(n, 1682, fact.node, fact.vm)


RULES = {
    **dict.fromkeys(_SIMPLE, vm_changed),
    "VmStartFailed": vm_start_failed,
    "VmUnmonitored": vm_unmonitored,
}
