"""Live and quick migration of a machine (cluster-log-format.md 4.10, 4.11); phases named as the resource DLL does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.sequences.resources import comes_online
from mockcluster.rules.networks import migration_networks

if TYPE_CHECKING:
    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts

VM = "Virtual Machine"
CONFIGURATION = "Virtual Machine Configuration"
MIB = 1 << 20


def live_migration_queued(fact: facts.LiveMigrationQueued, pen: Pen) -> None:
    """The role waits for a free slot."""
    if fact.group:
        slots = f"{fact.active} of {fact.limit} migrations of node {fact.at} are running"
        text = f"Live migration of group {fact.group} is queued at position {fact.position}: {slots}."
        pen.write(fact.source_id, "RCM", text)


def live_migration_started(fact: facts.LiveMigrationStarted, pen: Pen) -> None:
    """Both sides start; the target begins to bring the configuration online."""
    if not fact.resource:
        return
    ends = f"(VM resource '{fact.resource}', VMID {fact.vm_id})."
    _vm(fact.source_id, fact, f"Started live migration on the source node {ends}", pen)
    _vm(fact.target_id, fact, f"Started live migration on the target node {ends}", pen)
    configuration = f"(VM configuration resource '{fact.config_resource}', VMID {fact.vm_id})."
    started = f"Online configuration resource started {configuration}"
    pen.resource(fact.target_id, fact.config_resource, CONFIGURATION, started)
    chosen = f"{fact.network} ({fact.source_address} to {fact.target_address}), option {fact.option}"
    size = f"{fact.pages} pages, {fact.zero_pages} of them zero"
    _candidates(fact, pen)
    _vm(fact.source_id, fact, f"Live migration network {chosen}, memory {size}.", pen, levels.VERBOSE)


def _candidates(fact: facts.LiveMigrationStarted, pen: Pen) -> None:
    """Why this network and not another (cluster-model.md section 4), for those who debug."""
    world = pen.scene.world
    usable = {network.id: order for order, network in enumerate(migration_networks(world, fact.source, fact.target), 1)}
    for network in sorted(world.networks, key=lambda one: (usable.get(one.id, len(usable) + 1), one.name)):
        place = f"order {usable[network.id]}" if network.id in usable else "not usable"
        carries = ", carries storage" if network.carries_storage else ""
        about = f"role {network.role}, state {network.state}, metric {network.metric}{carries}"
        text = f"Live migration network candidate '{network.name}': {about}: {place}."
        pen.resource(fact.source_id, fact.resource, VM, text, tag=levels.DEBUG)


def live_migration_prepared(fact: facts.LiveMigrationPrepared, pen: Pen) -> None:
    """The configuration is online at the target and the memory reserved."""
    if fact.resource:
        where = f"(VM configuration resource '{fact.config_resource}', VMID {fact.vm_id})."
        text = f"Online configuration resource completed, time {fact.seconds:.3f} s {where}"
        pen.resource(fact.target_id, fact.config_resource, CONFIGURATION, text)
        reserved = f"Reserved {fact.reserved // MIB} MB of memory for the migration. (VMID {fact.vm_id})"
        _vm(fact.target_id, fact, reserved, pen, levels.VERBOSE)


def live_migration_pass_completed(fact: facts.LiveMigrationPassCompleted, pen: Pen) -> None:
    """One pass over the memory, for those who log verbosely."""
    if fact.resource:
        sent = f"{fact.pages} pages ({fact.bytes // MIB} MB) in {fact.seconds:.3f} s, {fact.rate / 1e6:.1f} MB/s"
        text = f"Live migration memory pass {fact.number}: {sent}, {fact.dirty_left} pages dirty. (VMID {fact.vm_id})"
        _vm(fact.source_id, fact, text, pen, levels.VERBOSE)


def live_migration_phase_started(fact: facts.LiveMigrationPhaseStarted, pen: Pen) -> None:
    """Offline and Move on the source, Restore on the target."""
    if fact.resource:
        node, side = _side(fact)
        _vm(node, fact, f"Started live migration {fact.phase} phase on the {side} node. (VMID {fact.vm_id})", pen)


def live_migration_phase_completed(fact: facts.LiveMigrationPhaseCompleted, pen: Pen) -> None:
    """The end of a phase with its duration."""
    if fact.resource:
        node, side = _side(fact)
        head = f"Completed live migration {fact.phase} phase on the {side} node, time {fact.seconds:.3f} s."
        _vm(node, fact, f"{head} (VMID {fact.vm_id})", pen)


def _side(fact: facts.LiveMigrationPhaseStarted | facts.LiveMigrationPhaseCompleted) -> tuple[int, str]:
    return (fact.target_id, "target") if fact.phase == "Restore" else (fact.source_id, "source")


def live_migration_completed(fact: facts.LiveMigrationCompleted, pen: Pen) -> None:
    """Both sides are done; the resource, offline on the target so far, is online there now."""
    if fact.resource:
        ends = f"time {fact.seconds:.3f} s (VM resource '{fact.resource}', VMID {fact.vm_id})."
        _vm(fact.target_id, fact, f"Completed live migration on the target node, {ends}", pen)
        comes_online(fact.target_id, fact.resource, VM, pen)
        _vm(fact.source_id, fact, f"Completed live migration on the source node, {ends}", pen)
        black = f"{fact.blackout:.3f} s, {fact.dirty_pages} dirty pages, stop rule {fact.stop_rule}"
        _vm(fact.source_id, fact, f"Live migration blackout {black}. (VMID {fact.vm_id})", pen, levels.VERBOSE)


def live_migration_failed(fact: facts.LiveMigrationFailed, pen: Pen) -> None:
    """The error with its paragraphs, on the source; the group stays there."""
    if fact.resource:
        text = "\n".join(failure_paragraphs(fact))
        pen.resource(_living_end(fact, pen), fact.resource, VM, text, tag=levels.ERROR)


def failure_paragraphs(fact: facts.LiveMigrationFailed) -> list[str]:
    """The paragraphs of a failure (event-ids.md 8): headline, the failing side, and the details."""
    headline = f"Live migration of '{fact.resource or fact.vm}' failed."
    side = f"failed at migration {fact.side or 'source'} '{fact.host or fact.source}'."
    operation = f"Virtual machine migration operation for '{fact.vm}' {side} (Virtual machine ID {fact.vm_id})"
    details = [text for text in fact.message if text not in (headline, operation)]
    return [headline, operation, *details]


def _living_end(fact: facts.LiveMigrationFailed, pen: Pen) -> int:
    up = pen.scene.up()
    return fact.source_id if fact.source_id in up or fact.target_id not in up else fact.target_id


def live_migration_cancelled(fact: facts.LiveMigrationCancelled, pen: Pen) -> None:
    """The migration was taken back; the machine never left."""
    if fact.resource:
        text = f"Live migration of '{fact.resource}' was canceled. (VMID {fact.vm_id})"
        _vm(fact.source_id, fact, text, pen)


def quick_migration_started(fact: facts.QuickMigrationStarted, pen: Pen) -> None:
    """The machine will be saved: its resource goes offline next."""
    if fact.resource:
        text = f"Quick migration started, {fact.memory // MIB} MB of memory are saved. (VMID {fact.vm_id})"
        _vm(fact.source_id, fact, text, pen, levels.VERBOSE)


def quick_migration_completed(fact: facts.QuickMigrationCompleted, pen: Pen) -> None:
    """The machine runs again at the target."""
    if fact.resource:
        times = f"save {fact.save_seconds:.3f} s, restore {fact.restore_seconds:.3f} s"
        _vm(fact.target_id, fact, f"Quick migration completed, {times}. (VMID {fact.vm_id})", pen, levels.VERBOSE)


def _vm(node: int, fact: facts.MigrationFact, text: str, pen: Pen, verbosity: int = levels.INFORMATION) -> None:
    pen.resource(node, fact.resource, VM, text, verbosity=verbosity)


WRITERS = {
    "LiveMigrationQueued": live_migration_queued,
    "LiveMigrationStarted": live_migration_started,
    "LiveMigrationPrepared": live_migration_prepared,
    "LiveMigrationPassCompleted": live_migration_pass_completed,
    "LiveMigrationPhaseStarted": live_migration_phase_started,
    "LiveMigrationPhaseCompleted": live_migration_phase_completed,
    "LiveMigrationCompleted": live_migration_completed,
    "LiveMigrationFailed": live_migration_failed,
    "LiveMigrationCancelled": live_migration_cancelled,
    "QuickMigrationStarted": quick_migration_started,
    "QuickMigrationCompleted": quick_migration_completed,
}
