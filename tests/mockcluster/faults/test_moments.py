"""Faults that strike a migration under way: the machine stays at the source, running (section 5)."""

from __future__ import annotations

import pytest

from mockcluster.cluster import MockCluster
from mockcluster.eventlog.query import EventFilter, message
from mockcluster.journal import facts as f
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.operation import Outcome


def stays(cluster: MockCluster, outcome: Outcome, refusal: str, stage: int, code: int) -> None:
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.code) == (refusal, code)
    failed = next(fact for fact in outcome.facts if isinstance(fact, f.LiveMigrationFailed))
    assert (failed.stage, failed.vm_on) == (stage, "HV01")
    machine = cluster.world.vms.named("web01")
    assert machine is not None
    assert (machine.host, machine.state, machine.secondary_operational_status) == ("HV01", "Running", "")
    assert cluster.world.memory_reserved("HV02") == 0
    assert cluster.world.groups.named("web01").moving_to == ""  # type: ignore[union-attr]
    assert message(next(iter(cluster.event_records("HV01", EventFilter(ids=(21502,))))))
    assert any(f"0x{code:08X}" in line.text for line in cluster.log_rows("HV01"))


@pytest.mark.parametrize(
    ("kind", "stage", "refusal", "code"),
    [
        ("network-drop", 2, "LinkLost", 0x80072746),
        ("network-drop", 3, "LinkLost", 0x80072746),
        ("destination-lost", 2, "LinkLost", 0x80072746),
        ("destination-lost", 3, "LinkLost", 0x80072746),
        ("destination-memory", 2, "OutOfMemory", 0x8007000E),
        ("disk-locked", 4, "DiskNotOpened", 0x80070020),
    ],
)
def test_the_machine_stays_at_the_source(contoso: MockCluster, kind: str, stage: int, refusal: str, code: int) -> None:
    fault = contoso.faults.add(kind, vm="web01", stage=stage)
    stays(contoso, contoso.run(LiveMigrate("web01", "HV02")), refusal, stage, code)
    assert (fault.accounting, fault.state) == ("fired 1 of 1", "Spent")
    contoso.advance(minutes=2)
    assert contoso.run(LiveMigrate("web01", "HV02")).ok


def test_a_network_that_is_back_in_time_only_delays(contoso: MockCluster) -> None:
    undisturbed = contoso.image()
    plain = contoso.run(LiveMigrate("web01", "HV02"))
    contoso.restore(undisturbed)
    for stage in (2, 3):
        contoso.restore(undisturbed)
        contoso.faults.add("network-drop", stage=stage, duration=10)
        outcome = contoso.run(LiveMigrate("web01", "HV02"))
        assert outcome.ok
        took, usual = (
            next(fact.seconds for fact in o.facts if isinstance(fact, f.LiveMigrationCompleted))
            for o in (outcome, plain)
        )
        assert 9.9 < took - usual < 15
        if stage == 3:
            done = next(fact for fact in outcome.facts if isinstance(fact, f.LiveMigrationCompleted))
            assert done.blackout > 10
            assert done.long_blackout


def test_a_delay_counts_from_the_beginning_of_the_stage(contoso: MockCluster) -> None:
    contoso.faults.add("destination-memory", delay=1.5)
    outcome = contoso.run(LiveMigrate("sql01", "HV01"))
    times = {type(fact): fact.time for fact in outcome.facts}
    assert times[f.LiveMigrationFailed] - times[f.LiveMigrationPrepared] == 1_500_000


def test_a_stage_that_ends_before_the_delay_is_not_struck(contoso: MockCluster) -> None:
    fault = contoso.faults.add("destination-memory", delay=3600, optional=True)
    assert contoso.run(LiveMigrate("web01", "HV02")).ok
    contoso.advance(hours=2)
    assert fault.accounting == "fired 0 of 1"


def test_a_slow_network_makes_migrations_slow_and_counts_them(contoso: MockCluster) -> None:
    undisturbed = contoso.image()
    fast = contoso.run(LiveMigrate("sql01", "HV02"))
    contoso.restore(undisturbed)
    fault = contoso.faults.add("network-slow", network="Migration", host="HV02", factor=0.1)
    slow = contoso.run(LiveMigrate("sql01", "HV02"))
    assert slow.ok
    times = [next(x.brownout for x in o.facts if isinstance(x, f.LiveMigrationCompleted)) for o in (fast, slow)]
    assert times[1] > 5 * times[0]
    assert fault.accounting == "fired 1"
