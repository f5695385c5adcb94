"""A queue behind the limit: the cluster waits by priority, then in order of asking; a host outside refuses."""

from __future__ import annotations

from mockcluster.cluster import MockCluster
from mockcluster.eventlog.query import EventFilter, message
from mockcluster.journal import facts as f
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.settings import SetClusterProperties


def test_roles_wait_by_priority_and_the_fault_counts_them(contoso: MockCluster) -> None:
    fault = contoso.faults.add("migration-limit", limit=1)
    running = [contoso.steps(LiveMigrate(name, "HV02")) for name in ("web01", "file01", "dc01")]
    for steps in running:
        next(steps)
    waiting = {contoso.world.vms[m.vm_id].name for m in contoso.world.migrations.where("state", "Queued")}
    assert waiting == {"file01", "dc01"}
    assert fault.accounting == "fired 2"
    (record, _) = contoso.event_records("HV01", EventFilter(ids=(21501,)))
    assert "because virtual machine migration limit '1' was reached" in message(record)
    contoso.advance(minutes=10)
    done = [fact.vm for fact in contoso.facts() if isinstance(fact, f.LiveMigrationCompleted)]
    assert done == ["web01", "dc01", "file01"]  # dc01 has priority 3000


def test_a_higher_limit_lets_them_go_together(contoso: MockCluster) -> None:
    fault = contoso.faults.add("migration-limit", limit=1, optional=True)
    contoso.run(SetClusterProperties((("maximum_parallel_migrations", 3),)))
    for name in ("web01", "file01", "dc01"):
        next(contoso.steps(LiveMigrate(name, "HV02")))
    assert len(contoso.world.migrations.where("state", "Running")) == 3
    assert fault.accounting == "never fired"
    contoso.advance(minutes=10)


def test_what_becomes_impossible_while_it_waits_fails(contoso: MockCluster) -> None:
    contoso.faults.add("migration-limit", limit=1)
    for name in ("web01", "file01"):
        next(contoso.steps(LiveMigrate(name, "HV02")))
    switch = contoso.faults.add("switch-missing", host="HV02", switch="vSwitch-Prod")
    contoso.advance(minutes=10)
    failed = [fact for fact in contoso.facts() if isinstance(fact, f.LiveMigrationFailed)]
    assert [(fact.vm, fact.refusal) for fact in failed] == [("file01", "SwitchMissing")]
    assert switch.accounting == "fired 1"
