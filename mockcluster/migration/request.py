"""Asking for a live migration: checks, queue, start."""

from __future__ import annotations

from mockcluster.faults.firing import effect, judge, settle
from mockcluster.journal import facts as f
from mockcluster.migration.ending import fail, identity
from mockcluster.migration.stages import connect
from mockcluster.rules.attempt import Attempt
from mockcluster.rules.prerequisites import CHECKS
from mockcluster.rules.refusal import Decision, Reason, Refusal
from mockcluster.world.account import PlannedConnection
from mockcluster.world.migration import Migration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.rules.prerequisites import Check

_QUEUE_CHECK = 3
_REQUEST_ERRORS = ("AlreadyMigrating", "SameHost", "InvalidState")


def explain(attempt: Attempt, found: tuple[Check, Refusal] | None) -> Decision:
    """Return the verdict of each check in order, up to ``found``, the first that fails."""
    vm, target = attempt.vm, attempt.target
    reasons = []
    for check in CHECKS:
        if found is not None and check is found[0]:
            refusal = found[1]
            reasons.append(Reason(target.name, f"{check.number} {refusal.id}", False, refusal.actual, refusal.limit))
            return Decision("LiveMigrate", vm.name, "Refused", "", tuple(reasons), refusal.remedy)
        reasons.append(Reason(target.name, f"{check.number} {check.find.__name__.strip('_')}", True))
    return Decision("LiveMigrate", vm.name, "Allowed", target.name, tuple(reasons))


def request(change: Change, attempt: Attempt, *, move_type: str, targeted: bool) -> Migration | Refusal:
    """Start or queue a live migration, or record why it is refused."""
    judged = judge(change, attempt)
    answer = _answer(change, attempt, judged.found, move_type, targeted=targeted)
    settle(change, judged)
    return answer


def _answer(
    change: Change, attempt: Attempt, found: tuple[Check, Refusal] | None, move_type: str, *, targeted: bool
) -> Migration | Refusal:
    world, vm, group = change.world, attempt.vm, attempt.group
    change.decide(explain(attempt, found))
    if found is not None and found[1].id == "AccessDenied":
        host = dict(found[1].details)["host"]
        change.record(f.AccessDenied, host, target=vm.name, caller=found[1].actual)
        return found[1]
    if found is not None and found[1].id in _REQUEST_ERRORS:
        return found[1]
    migration = Migration(
        id=1 + (world.migrations.last_key or 0), vm_id=vm.id, kind="Live", source=attempt.source.name,
        target=attempt.target.name, move_type=move_type, targeted=targeted, state="Queued",
        priority=group.priority if group else 2000, queued_at=change.now, driver=change.driver,
    )  # fmt: skip
    change.add(migration)
    for adapter, switch in attempt.planned.items():
        change.add(PlannedConnection(adapter_id=adapter, migration=migration.id, switch=switch))
    full = _full(attempt)
    queueable = found is None or found[0].number > _QUEUE_CHECK
    if full is not None and queueable:
        _queue(change, migration, attempt, full)
        return migration
    if found is not None:
        change.set(migration, stage=found[0].stage)
        fail(change, migration, found[1])
        return found[1]
    connect(change, migration, attempt)
    return migration


def _full(attempt: Attempt) -> str | None:
    """Return the host that has no free slot for a clustered machine, or None."""
    if attempt.clustered:
        for host in (attempt.source, attempt.target):
            if attempt.active(host) >= attempt.limit(host):
                return host.name
    return None


def _queue(change: Change, migration: Migration, attempt: Attempt, at: str) -> None:
    host = attempt.source if attempt.source.name == at else attempt.target
    change.record(
        f.LiveMigrationQueued, migration.source, **identity(change, migration), at=at, active=attempt.active(host),
        limit=attempt.limit(host), position=len(change.world.migrations.where("state", "Queued")),
    )  # fmt: skip
    effect(change, "Queued", (migration.source, migration.target), attempt.vm)


def try_start(change: Change, migration: Migration) -> bool:
    """Start a queued migration if both hosts have a slot now; what forbids it meanwhile makes it fail."""
    world = change.world
    vm = world.vms[migration.vm_id]
    planned = {p.adapter_id: p.switch for p in world.planned_connections.where("migration", migration.id)}
    attempt = Attempt(world, vm, world.host_of(migration.target), planned=planned)
    if _full(attempt) is not None:
        return False
    change.set(migration, state="Starting")
    judged = judge(change, attempt)
    found = judged.found
    if found is None:
        connect(change, migration, attempt)
        return True
    change.set(migration, stage=found[0].stage, state="Queued")
    fail(change, migration, found[1])
    settle(change, judged)
    return False
