"""Several processes on one file: seeing each other's changes, undoing errors, surviving a kill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mockcluster.change import Change
from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.journal import facts as f
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.settings import DisableMigration, SetClusterLog


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    MockCluster.create(tmp_path / "cluster.db", seed=7, clock=clock).close()
    return tmp_path / "cluster.db"


def test_another_handle_sees_what_changed(path: Path, clock: FixedClock) -> None:
    with MockCluster.open(path, clock=clock) as one, MockCluster.open(path, clock=clock) as two:
        machine = two.world.vms.named("web01")
        assert machine is not None
        assert len(two.world.vms_on("HV02")) == 5
        one.run(LiveMigrate("web01", "HV02"))
        assert two.world.vms.named("web01") is machine
        assert machine.host == "HV02"
        assert len(two.world.vms_on("HV02")) == 6
        assert two.now == one.now


def test_only_what_changed_is_fetched(path: Path, clock: FixedClock) -> None:
    with MockCluster.open(path, clock=clock) as one, MockCluster.open(path, clock=clock) as two:
        len(two.world.vms), len(two.world.hosts)
        one.run(DisableMigration("HV02"))
        fetched: list[tuple[str, int]] = []
        original = two.reader.entities_since

        def counting(entity: type, revision: int) -> list[tuple[object, ...]]:
            rows = original(entity, revision)
            fetched.append((entity.__table__, len(rows)))  # type: ignore[attr-defined]
            return rows

        object.__setattr__(two, "reader", _With(two.reader, counting))
        assert not two.world.host_of("HV02").migration_enabled
        assert sum(count for _, count in fetched) == 1


class _With:
    """A reader that counts what it fetches."""

    def __init__(self, reader: object, entities_since: object) -> None:
        self._reader = reader
        self.entities_since = entities_since

    def __getattr__(self, name: str) -> object:
        return getattr(self._reader, name)


def test_writers_take_turns(path: Path, clock: FixedClock) -> None:
    with MockCluster.open(path, clock=clock) as one, MockCluster.open(path, clock=clock) as two:
        for turn in range(4):
            (one if turn % 2 else two).run(SetClusterLog(4 + turn % 2))
            (two if turn % 2 else one).run(SetClusterLog(3))
        assert one.revision == two.revision == 9


def test_an_error_undoes_everything(path: Path, clock: FixedClock) -> None:
    def break_off(change: Change) -> None:
        world = change.world
        change.set(world.host_of("HV01"), migration_enabled=False)
        change.remove(next(iter(world.vms)))
        change.record(f.MigrationDisabled, "HV01")
        raise ValueError("no")

    with MockCluster.open(path, clock=clock) as cluster:
        first = next(iter(cluster.world.vms)).name
        with pytest.raises(ValueError, match="no"):
            cluster.change(break_off)
        assert cluster.world.host_of("HV01").migration_enabled
        assert cluster.world.vms.named(first) is not None
        assert cluster.revision == 1
        assert list(cluster.facts()) == []


def test_closing_in_the_middle_hands_over_to_the_timeline(path: Path, clock: FixedClock) -> None:
    with MockCluster.open(path, clock=clock) as cluster:
        steps = cluster.steps(LiveMigrate("web01", "HV02"))
        next(steps), next(steps)
    assert [file.name for file in path.parent.iterdir()] == ["cluster.db"]
    with MockCluster.open(path, clock=clock) as cluster:
        assert cluster.catch_up() == []
        clock.move(minutes=1)
        facts = cluster.catch_up()
        assert isinstance(facts[-1], f.LiveMigrationCompleted)


KILLED = """
import os, sys
from mockcluster.cluster import MockCluster
from mockcluster.clock import FixedClock
from mockcluster.operations.livemigrate import LiveMigrate
cluster = MockCluster.open(sys.argv[1], clock=FixedClock({noon}))
steps = cluster.steps(LiveMigrate("web01", "HV02"))
for _ in range({commits}):
    next(steps)
os._exit(9)
"""


@pytest.mark.parametrize("commits", [1, 2, 3, 4, 5])
def test_a_killed_process_leaves_what_the_crash_rules_settle(path: Path, clock: FixedClock, commits: int) -> None:
    """live-migration-model.md section 5: before the commit point (stage 5) the source keeps the machine."""
    script = KILLED.format(noon=clock.at, commits=commits)
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == 9
    with MockCluster.open(path, clock=clock) as cluster:
        facts = cluster.catch_up()
        machine = cluster.world.vms.named("web01")
        assert machine is not None
        assert machine.secondary_operational_status == ""
        assert cluster.world.memory_reserved("HV02") == 0
        if commits < 5:
            assert isinstance(facts[0], f.LiveMigrationFailed)
            assert (facts[0].code, machine.host) == (0x80072746, "HV01")
            assert cluster.run(LiveMigrate("web01", "HV02")).ok
        else:
            assert isinstance(facts[0], f.LiveMigrationCompleted)
            assert machine.host == "HV02"
        assert not [file.name for file in path.parent.iterdir() if "driver" in file.name and commits == 5]


def test_a_living_process_is_left_alone(path: Path, clock: FixedClock) -> None:
    with MockCluster.open(path, clock=clock) as one:
        steps = one.steps(LiveMigrate("web01", "HV02"))
        next(steps), next(steps)
        with MockCluster.open(path, clock=clock) as two:
            assert two.catch_up() == []
        for step in steps:
            outcome = step.outcome
        assert outcome is not None
        assert outcome.ok
