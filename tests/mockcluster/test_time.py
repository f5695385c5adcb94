"""Cluster time: never backwards, kept in the file, frozen with freezegun."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from freezegun import freeze_time

from mockcluster.clock import FixedClock, WallClock, microseconds, moment
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate

HOUR = 3_600_000_000


def test_time_does_not_go_backwards_with_the_wall_clock(contoso: MockCluster, clock: FixedClock) -> None:
    contoso.advance(hours=1)
    now = contoso.now
    clock.move(hours=-5)
    assert contoso.now == now


def test_a_span_into_the_past_is_an_error(contoso: MockCluster) -> None:
    with pytest.raises(ValueError, match="backwards"):
        contoso.advance(hours=-1)


def test_advance_moves_the_clock_of_all_processes(tmp_path: Path, clock: FixedClock) -> None:
    with MockCluster.create(tmp_path / "c.db", clock=clock) as cluster:
        start = cluster.now
        cluster.advance(hours=6)
    with MockCluster.open(tmp_path / "c.db", clock=clock) as cluster:
        assert cluster.now - start == 6 * HOUR
        clock.move(hours=1)
        assert cluster.now - start == 7 * HOUR


def test_advance_runs_what_is_due_at_its_time(contoso: MockCluster) -> None:
    steps = contoso.steps(LiveMigrate("web01", "HV02"))
    due = next(steps).next_due
    facts = contoso.advance(minutes=10)
    assert facts[0].time == due
    assert [fact.time for fact in facts if type(fact).__name__.endswith("Completed")] == sorted(
        fact.time for fact in facts if type(fact).__name__.endswith("Completed")
    )


def test_a_caller_that_waits_does_not_push_the_clock(contoso: MockCluster, clock: FixedClock) -> None:
    for step in contoso.steps(LiveMigrate("web01", "HV02")):
        if step.next_due:
            clock.at = step.next_due
    assert contoso.header.clock_offset == 0


def test_freezegun_freezes_the_cluster() -> None:
    with freeze_time("2024-03-01 12:00:00") as frozen, MockCluster.create(None) as cluster:
        assert moment(cluster.now) == datetime.datetime(2024, 3, 1, 12, tzinfo=datetime.UTC)
        frozen.tick(datetime.timedelta(hours=2))
        assert moment(cluster.now).hour == 14


def test_the_wall_clock_is_utc() -> None:
    with freeze_time("2024-03-01 12:00:00"):
        assert WallClock().now() == microseconds(datetime.datetime(2024, 3, 1, 12))
