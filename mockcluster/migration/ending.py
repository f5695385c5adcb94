"""How a migration ends: completed, failed or cancelled; and the queue that then moves up."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.journal import facts as f

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.rules.refusal import Refusal
    from mockcluster.world.migration import Migration


def identity(change: Change, migration: Migration) -> dict[str, Any]:
    """Return the fields that all facts of a migration share."""
    world = change.world
    vm = world.vms[migration.vm_id]
    group = world.group_of(vm)
    resource, configuration = world.resource_of(vm), world.resource_of(vm, "Virtual Machine Configuration")
    source, target = world.nodes.named(migration.source), world.nodes.named(migration.target)
    return {
        "migration": migration.id,
        "vm": vm.name,
        "vm_id": vm.id.upper(),
        "group": group.name if group else "",
        "resource": resource.name if resource else "",
        "config_resource": configuration.name if configuration else "",
        "source": migration.source,
        "source_id": source.id if source else 0,
        "target": migration.target,
        "target_id": target.id if target else 0,
    }


def _finish(change: Change, migration: Migration, state: str, **fields: Any) -> None:
    vm = change.world.vms[migration.vm_id]
    group = change.world.group_of(vm)
    change.set(vm, secondary_operational_status="")
    if group is not None:
        change.set(group, moving_to="", move_type="")
    for planned in list(change.world.planned_connections.where("migration", migration.id)):
        change.remove(planned)
    change.unschedule("migration", str(migration.id))
    change.scheduled = [entry for entry in change.scheduled if entry[1:3] != ("migration", str(migration.id))]
    change.set(migration, state=state, finished_at=change.now, reserved=0, driver=0, due_at=0, **fields)


def complete(change: Change, migration: Migration) -> None:
    """Finish a migration whose machine runs at the destination."""
    blackout = (migration.resumed_at - migration.paused_at) / c.MICROSECONDS
    change.record(
        f.LiveMigrationCompleted, migration.target, **identity(change, migration),
        seconds=(change.now - migration.started_at) / c.MICROSECONDS,
        brownout=(migration.paused_at - migration.brownout_started_at) / c.MICROSECONDS,
        blackout=blackout, passes=migration.pass_number, pages=migration.pages_sent, bytes=migration.bytes_sent,
        dirty_pages=migration.dirty_pages, stop_rule=migration.stop_rule, long_blackout=blackout > c.LONG_BLACKOUT,
    )  # fmt: skip
    _finish(change, migration, "Completed", stage=6, progress=100)
    _go_on(change, migration)


def fail(change: Change, migration: Migration, refusal: Refusal, *, vm_on: str | None = None) -> None:
    """Finish a migration that was refused or failed.

    Everything reserved is released and the source keeps the machine.
    """
    change.record(
        f.LiveMigrationFailed, migration.source, **identity(change, migration), stage=migration.stage,
        refusal=refusal.id, code=refusal.code, side=refusal.side, host=refusal.host, details=refusal.details,
        message=refusal.message, vm_on=migration.source if vm_on is None else vm_on,
    )  # fmt: skip
    _finish(change, migration, "Failed", refusal=refusal.id, error_code=refusal.code, error_text=refusal.text)
    _go_on(change, migration)


def cancel(change: Change, migration: Migration) -> None:
    """Finish a migration that was cancelled in stage 1 or 2 or while it was queued."""
    change.record(f.LiveMigrationCancelled, migration.source, **identity(change, migration), stage=migration.stage)
    _finish(change, migration, "Cancelled")
    _go_on(change, migration)


def _go_on(change: Change, migration: Migration) -> None:
    from mockcluster.migration.drain import settle

    start_queued(change)
    settle(change, migration)


def start_queued(change: Change) -> None:
    """Re-price what still runs and start queued migrations whose two hosts have a free slot: by priority, then age."""
    from mockcluster.migration.pricing import reprice
    from mockcluster.migration.request import try_start

    waiting = change.world.migrations.where("state", "Queued")
    for migration in sorted(waiting, key=lambda m: (-m.priority, m.queued_at, m.id)):
        if migration.state == "Queued":
            try_start(change, migration)
    reprice(change)
