"""Live migration as dialogues: first what is refused, check by check, then what happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockcluster.change import Change
from mockcluster.cluster import MockCluster
from mockcluster.journal import facts as f
from mockcluster.operations.livemigrate import CancelMigration, LiveMigrate
from mockcluster.operations.operation import Outcome, Step
from mockcluster.operations.settings import DisableMigration, SetClusterProperties, SetHostSettings
from mockcluster.world.entity import Entity
from mockcluster.world.world import World

Cause = Callable[[World], tuple[Entity, dict[str, Any]]]


def alter(cluster: MockCluster, cause: Cause) -> None:
    def work(change: Change) -> None:
        entity, fields = cause(change.world)
        change.set(entity, **fields)

    cluster.change(work)


def vm(world: World, name: str = "web01") -> Any:
    found = world.vms.named(name)
    assert found is not None
    return found


def kinds(outcome: Outcome) -> list[str]:
    return [type(fact).__name__ for fact in outcome.facts]


CAUSES: list[tuple[str, int, Cause]] = [
    ("GroupNotOnline", 1, lambda w: (w.resources.named("Virtual Machine web01"), {"state": "Failed"})),
    ("MigrationDisabledAtSource", 2, lambda w: (w.host_of("HV01"), {"migration_enabled": False})),
    ("NotPossibleOwner", 4, lambda w: (w.node_of("HV02"), {"state": "Paused"})),
    ("NotPossibleOwner", 4, lambda w: (w.resources.named("Virtual Machine web01"), {"possible_owners": ("HV01",)})),
    (
        "NoMigrationNetwork",
        4,
        lambda w: (w.cluster, {"migration_exclude_networks": ("Management", "Cluster", "Migration")}),
    ),
    ("ConnectionRefused", 5, lambda w: (w.host_of("HV02"), {"migration_enabled": False})),
    ("NotPermitted", 5, lambda w: (w.host_of("HV02"), {"firewall_migration_open": False})),
    ("ConfigurationVersion", 6, lambda w: (w.host_of("HV02"), {"supported_vm_versions": ("8.0", "9.0")})),
    ("ProcessorVendor", 7, lambda w: (w.host_of("HV02"), {"processor_vendor": "AuthenticAMD"})),
    ("ProcessorFeatures", 7, lambda w: (w.host_of("HV02"), {"processor_features": ("sse", "sse2")})),
    ("ProcessorCount", 8, lambda w: (w.host_of("HV02"), {"logical_processors": 2})),
    ("Numa", 9, lambda w: (vm(w), {"memory_assigned": 150 << 30})),
    ("SwitchMissing", 10, lambda w: (w.switches_on("HV02")[0], {"name": "Production"})),
    ("StorageUnreachable", 11, lambda w: (next(iter(w.volumes)), {"redirected": ("HV02=Unavailable",)})),
    ("AssignedDevice", 11, lambda w: (vm(w), {"assigned_devices": ("GPU 0",)})),
    ("LogonType", 12, lambda w: (w.host_of("HV02"), {"log_on_as_service": False})),
    ("OutOfMemory", 13, lambda w: (w.host_of("HV02"), {"memory_capacity": 60 << 30})),
]


@pytest.mark.parametrize(("refusal", "check", "cause"), CAUSES, ids=[f"{n}-{r}" for r, n, _ in CAUSES])
def test_a_failed_check_leaves_the_machine_where_it_is(
    contoso: MockCluster, refusal: str, check: int, cause: Cause
) -> None:
    if refusal == "Numa":
        contoso.run(SetHostSettings("HV02", (("numa_spanning_enabled", False),)))
    alter(contoso, cause)
    outcome = contoso.run(LiveMigrate("web01", "HV02"))
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.check) == (refusal, check)
    assert kinds(outcome) == ["LiveMigrationFailed"]
    machine = vm(contoso.world)
    assert (machine.host, machine.state, machine.secondary_operational_status) == ("HV01", "Running", "")
    assert contoso.world.memory_reserved("HV02") == 0
    decision = contoso.decisions("web01")[-1][1]
    assert decision.verdict == "Refused"
    assert [reason.verdict for reason in decision.reasons] == [True] * (len(decision.reasons) - 1) + [False]


@pytest.mark.parametrize(
    ("operation", "refusal"),
    [
        (LiveMigrate("web99", "HV02"), "VmNotFound"),
        (LiveMigrate("web01", "HV09"), "HostNotFound"),
        (LiveMigrate("web01", "HV01"), "SameHost"),
        (CancelMigration("web01"), "NotMigrating"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_mistaken_request_changes_nothing(contoso: MockCluster, operation: LiveMigrate, refusal: str) -> None:
    outcome = contoso.run(operation)
    assert outcome.refusal is not None
    assert outcome.refusal.id == refusal
    assert outcome.facts == ()
    assert list(contoso.facts()) == []


def test_a_machine_outside_the_cluster_needs_credentials(contoso: MockCluster) -> None:
    outcome = contoso.run(LiveMigrate("test01", "HV01"))
    assert outcome.refusal is not None
    assert outcome.refusal.id == "NoCredentials"
    assert "0x8009030E" in outcome.refusal.text
    services = ("Microsoft Virtual System Migration Service/HV01",)
    contoso.run(SetHostSettings("HV02", (("delegation", services),)))
    assert contoso.run(LiveMigrate("test01", "HV01")).ok


def test_a_machine_on_a_local_disk_stays(contoso: MockCluster) -> None:
    contoso.run(SetHostSettings("HV01", (("delegation", ("Microsoft Virtual System Migration Service/HV02",)),)))
    outcome = contoso.run(LiveMigrate("mon01", "HV02"))
    assert outcome.refusal is not None
    assert outcome.refusal.id == "StorageUnreachable"


def test_too_many_stand_alone_migrations_are_refused(contoso: MockCluster) -> None:
    contoso.run(SetHostSettings("HV02", (("maximum_virtual_machine_migrations", 0),)))
    outcome = contoso.run(LiveMigrate("test01", "HV01"))
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.limit) == ("MigrationLimit", "0")


def test_the_machine_moves_with_its_role(contoso: MockCluster) -> None:
    outcome = contoso.run(LiveMigrate("WEB01", "hv02.contoso.local"))
    assert outcome.ok
    machine = vm(contoso.world)
    group = contoso.world.group_of(machine)
    assert group is not None
    assert (machine.host, group.owner, group.previous_owner) == ("HV02", "HV02", 1)
    assert contoso.world.state_of(group) == "Online"
    assert kinds(outcome) == [
        "GroupMoving",
        "LiveMigrationStarted",
        "LiveMigrationPrepared",
        "LiveMigrationPassCompleted",
        "LiveMigrationPhaseStarted",
        "LiveMigrationPhaseCompleted",
        "LiveMigrationPhaseStarted",
        "LiveMigrationPhaseStarted",
        "GroupMoved",
        "LiveMigrationPhaseCompleted",
        "LiveMigrationPhaseCompleted",
        "LiveMigrationCompleted",
    ]


def test_time_runs_through_the_stages(contoso: MockCluster) -> None:
    before = contoso.now
    outcome = contoso.run(LiveMigrate("web01", "HV02"))
    done = outcome.facts[-1]
    assert isinstance(done, f.LiveMigrationCompleted)
    assert contoso.now - before == round(done.seconds * 1_000_000)
    assert done.seconds == pytest.approx(1.7 + done.brownout + done.blackout + 0.5)


def test_memory_moves_with_the_machine(contoso: MockCluster) -> None:
    world = contoso.world
    source, target, size = world.memory_available("HV01"), world.memory_available("HV02"), vm(world).memory_assigned
    contoso.run(LiveMigrate("web01", "HV02"))
    assert contoso.world.memory_available("HV01") == source + size
    assert contoso.world.memory_available("HV02") == target - size


def test_a_paced_caller_sees_each_stage(contoso: MockCluster) -> None:
    steps = list(contoso.steps(LiveMigrate("web01", "HV02")))
    assert [step.activity for step in steps] == [
        "Setting up the migration",
        "Copying memory",
        "Copying state",
        "Moving the storage",
        "Cleaning up",
        "Completed",
    ]
    progress = [step.progress for step in steps]
    assert progress == sorted(progress)
    assert progress[-1] == 100
    assert all(step.outcome is None for step in steps[:-1])


def test_the_best_node_is_chosen_when_none_is_named(contoso: MockCluster) -> None:
    contoso.run(LiveMigrate("web01"))
    assert vm(contoso.world).host == "HV03"  # HV02 has web02, which avoids web01


def test_a_machine_that_is_off_moves_as_a_group(contoso: MockCluster) -> None:
    outcome = contoso.run(LiveMigrate("app02", "HV02"))
    assert kinds(outcome) == ["GroupMoving", "GroupMoved"]
    assert (vm(contoso.world, "app02").host, vm(contoso.world, "app02").state) == ("HV02", "Off")


def begin(contoso: MockCluster, name: str, to: str, stages: int) -> Step:
    """Start a migration and walk ``stages`` commits, then leave it to the timeline."""
    steps = contoso.steps(LiveMigrate(name, to))
    for _ in range(stages - 1):
        next(steps)
    return next(steps)


def test_abandoned_work_goes_on_with_the_timeline(contoso: MockCluster) -> None:
    begin(contoso, "web01", "HV02", 2)
    assert vm(contoso.world).host == "HV01"
    contoso.advance(minutes=5)
    assert vm(contoso.world).host == "HV02"


def test_the_second_migration_waits_for_a_slot(contoso: MockCluster) -> None:
    begin(contoso, "web01", "HV02", 2)
    outcome = contoso.run(LiveMigrate("dc01", "HV03"))
    assert outcome.ok
    queued = outcome.facts[0]
    assert isinstance(queued, f.LiveMigrationQueued)
    assert (queued.at, queued.active, queued.limit) == ("HV01", 1, 1)
    assert vm(contoso.world).host == "HV02"


def test_a_higher_priority_overtakes_the_queue(contoso: MockCluster) -> None:
    begin(contoso, "web01", "HV02", 1)
    begin(contoso, "file01", "HV03", 1)
    begin(contoso, "dc01", "HV03", 1)
    facts = contoso.advance(minutes=10)
    started = [fact.vm for fact in facts if isinstance(fact, f.LiveMigrationStarted)]
    assert started == ["dc01", "file01"]


def test_two_at_once_share_the_link(contoso: MockCluster) -> None:
    alone = contoso.run(LiveMigrate("dc01", "HV03")).facts[-1]
    contoso.run(LiveMigrate("dc01", "HV01"))
    contoso.run(SetClusterProperties((("maximum_parallel_migrations", 2),)))
    begin(contoso, "web01", "HV02", 2)
    together = contoso.run(LiveMigrate("dc01", "HV03")).facts[-1]
    assert isinstance(alone, f.LiveMigrationCompleted)
    assert isinstance(together, f.LiveMigrationCompleted)
    assert together.brownout > alone.brownout * 1.2


def test_cancelling_returns_the_machine(contoso: MockCluster) -> None:
    begin(contoso, "web01", "HV02", 2)
    outcome = contoso.run(CancelMigration("web01"))
    assert kinds(outcome) == ["LiveMigrationCancelled"]
    assert (vm(contoso.world).host, contoso.world.memory_reserved("HV02")) == ("HV01", 0)
    assert contoso.advance(minutes=5) == []


def test_the_hand_over_cannot_be_cancelled(contoso: MockCluster) -> None:
    begin(contoso, "web01", "HV02", 3)
    refusal = contoso.run(CancelMigration("web01")).refusal
    assert refusal is not None
    assert refusal.id == "TooLateToCancel"


def test_a_migrating_machine_cannot_be_migrated_again(contoso: MockCluster) -> None:
    begin(contoso, "web01", "HV02", 2)
    refusal = contoso.run(LiveMigrate("web01", "HV03")).refusal
    assert refusal is not None
    assert (refusal.id, refusal.code) == ("AlreadyMigrating", 0x800700AA)


def test_a_lost_link_fails_the_migration_after_its_timeout(contoso: MockCluster) -> None:
    begin(contoso, "web01", "HV02", 1)
    for interface in [i for i in contoso.world.interfaces if i.node == "HV02"]:
        alter(contoso, lambda w, i=interface: (i, {"connected": False}))  # type: ignore[misc]
    facts = contoso.advance(minutes=5)
    failed = facts[-1]
    assert isinstance(failed, f.LiveMigrationFailed)
    assert (failed.code, failed.vm_on) == (0x80072746, "HV01")
    assert vm(contoso.world).host == "HV01"


def test_a_plan_explains_and_changes_nothing(contoso: MockCluster) -> None:
    contoso.run(DisableMigration("HV02"))
    decision = LiveMigrate("web01", "HV02").plan(contoso.world)
    assert decision is not None
    assert getattr(decision, "verdict", "") == "Refused"
    assert list(contoso.world.migrations) == []
