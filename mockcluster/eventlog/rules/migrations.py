"""Live migrations (event-ids.md sections 4 to 6 and 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.sequences.livemigration import failure_paragraphs
from mockcluster.eventlog.channels import HA_ADMIN, VMMS_ADMIN, VMMS_OPERATIONAL, WORKER_ADMIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.eventlog.desk import Desk
    from mockcluster.journal import facts

MIB = 1 << 20
_SERVER_2019 = 17763


def live_migration_queued(fact: facts.LiveMigrationQueued, desk: Desk) -> None:
    """The cluster's own text for a limit that is reached."""
    if fact.resource:
        limit = f"because virtual machine migration limit '{fact.limit}' was reached"
        text = f"Failed to perform migration on virtual machine '{fact.vm}' {limit}, please wait for completion of an "
        text += "ongoing migration operation."
        desk.write(fact.source_id, HA_ADMIN, 21501, fact.resource, fact.vm_id, text)


def live_migration_started(fact: facts.LiveMigrationStarted, desk: Desk) -> None:
    """The management service of the source starts."""
    desk.write(fact.source_id, VMMS_ADMIN, 20414, fact.vm, fact.vm_id)


def live_migration_completed(fact: facts.LiveMigrationCompleted, desk: Desk) -> None:
    """Success on the source, with its worker's brown-out and black-out; newer builds report on the target, too."""
    source, vm, vm_id = fact.source_id, fact.vm, fact.vm_id
    node = desk.scene.node(source)
    if node is None or node.build_number >= _SERVER_2019:
        brown, black = f"{fact.brownout:.3f}", f"{fact.blackout:.3f}"
        desk.write(source, WORKER_ADMIN, 22508, vm, vm_id, brown, fact.pages, fact.passes)
        desk.write(source, WORKER_ADMIN, 22509, vm, vm_id, black, fact.dirty_pages)
        total = f"{fact.seconds:.3f}"
        desk.write(source, WORKER_ADMIN, 22507, vm, vm_id, total, brown, black, fact.bytes // MIB)
        desk.write(fact.target_id, VMMS_ADMIN, 20418, vm, vm_id)
    event = 20417 if fact.long_blackout else 20415
    desk.write(source, VMMS_ADMIN, event, vm, vm_id, f"{fact.blackout:.3f}")


def live_migration_failed(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    """The failing side's management service, the resource DLL with the whole text, and what the cause itself logs."""
    vm, vm_id = fact.vm, fact.vm_id
    if fact.refusal == "MigrationLimit":
        if fact.resource:
            desk.write(fact.source_id, HA_ADMIN, 21501, fact.resource, vm_id, "\n\n".join(fact.message))
        return
    cause = _CAUSES.get(fact.code)
    if cause is not None:
        cause(fact, desk)
    if fact.side == "destination":
        desk.write(fact.target_id, VMMS_ADMIN, 21026, vm, fact.target, vm_id)
    desk.write(fact.source_id, VMMS_ADMIN, 21024, vm, fact.source, vm_id)
    if fact.resource:
        desk.write(fact.source_id, HA_ADMIN, 21502, fact.resource, vm_id, "\n\n".join(failure_paragraphs(fact)))
        desk.write(fact.source_id, HA_ADMIN, 21111, fact.resource)


def _memory(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    machine = desk.scene.world.vms.get(fact.vm_id.lower()) or desk.scene.world.vms.named(fact.vm)
    size = (machine.memory_assigned or machine.memory_startup) // MIB if machine is not None else 0
    desk.write(fact.target_id, WORKER_ADMIN, 3122, fact.vm, size)
    desk.write(fact.target_id, WORKER_ADMIN, 3050, fact.vm, fact.vm_id)


def _switch(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    if fact.resource:
        desk.write(fact.source_id, HA_ADMIN, 21159, fact.resource, fact.target)
        desk.write(fact.source_id, HA_ADMIN, 21125)


def _connection(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    text = fact.message[-1] if fact.message else ""
    desk.write(fact.source_id, VMMS_ADMIN, 20406, fact.target, text, f"0x{fact.code:08X}")


def _credentials(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    _connection(fact, desk)
    desk.write(fact.source_id, VMMS_ADMIN, 22040)


def _no_network(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    text = "A cluster network is not available for this operation."
    desk.write(fact.source_id, HA_ADMIN, 21126, fact.target, text, f"0x{fact.code:08X}")


def _version(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    desk.write(fact.target_id, VMMS_ADMIN, 10698, fact.vm, fact.vm_id)


def _account(fact: facts.LiveMigrationFailed, desk: Desk) -> None:
    desk.write(fact.target_id, VMMS_OPERATIONAL, 1106, f"0x{fact.code:08X}")


_CAUSES: dict[int, Callable[[facts.LiveMigrationFailed, Desk], None]] = {
    0x8007000E: _memory,
    0x800705AA: _memory,
    33012: _switch,
    24006: _version,
    0x8007274C: _connection,
    0x8007274D: _connection,
    0x80072746: _connection,
    0x8007271D: _connection,
    0x800705B4: _connection,
    0x8009030D: _credentials,
    0x8009030E: _credentials,
    0x80090322: _credentials,
    0x000013AB: _no_network,
    0x80070569: _account,
    0x80070534: _account,
}
"""By code of section 8: what the failing step itself logs."""

RULES = {
    "LiveMigrationQueued": live_migration_queued,
    "LiveMigrationStarted": live_migration_started,
    "LiveMigrationCompleted": live_migration_completed,
    "LiveMigrationFailed": live_migration_failed,
}
