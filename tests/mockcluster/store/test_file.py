"""The cluster's file: what can be wrong with it, and that it is then left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.operations.settings import SetClusterLog
from mockcluster.store.problem import StoreError
from mockcluster.store.version import SCHEMA_VERSION


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    MockCluster.create(tmp_path / "cluster.db", seed=7, clock=clock).close()
    return tmp_path / "cluster.db"


def problem(path: Path) -> str:
    with pytest.raises(StoreError) as caught, MockCluster.open(path, busy_milliseconds=20) as cluster:
        cluster.run(SetClusterLog(5))
    assert str(path) in caught.value.problem.text
    return caught.value.problem.kind


def test_a_missing_file(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.db") == "Missing"


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0", b"x" * 5000])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert problem(path) == "NotACluster"
    assert path.read_bytes() == content


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (x)")
    connection.close()
    assert problem(path) == "NotACluster"


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    assert problem(path) == "Newer"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["cluster.db"]


def test_a_damaged_file_is_refused_and_left_alone(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    assert problem(path) == "Damaged"
    assert path.read_bytes() == content


def test_a_truncated_file_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])
    assert problem(path) == "Damaged"


def test_a_locked_file_says_so(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert problem(path) == "Locked"
    other.execute("ROLLBACK")
    other.close()


def test_a_locked_file_can_still_be_read(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with MockCluster.open(path) as cluster:
        assert len(cluster.world.nodes) == 3
    other.close()


def test_a_read_only_database_says_so(path: Path) -> None:
    with MockCluster.open(path) as cluster:
        cluster.reader.connection.execute("PRAGMA query_only=ON")
        with pytest.raises(StoreError) as caught:
            cluster.run(SetClusterLog(5))
    assert caught.value.problem.kind == "ReadOnly"


def test_an_existing_file_is_not_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        MockCluster.create(path)
    assert caught.value.problem.kind == "Exists"
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        MockCluster.create(tmp_path / "no" / "cluster.db")
    assert caught.value.problem.kind == "Unwritable"


def test_a_failed_creation_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="contoso"):
        MockCluster.create(tmp_path / "cluster.db", "kontoso")
    assert list(tmp_path.iterdir()) == []


def test_reading_never_writes(path: Path, clock: FixedClock) -> None:
    before = path.read_bytes()
    with MockCluster.open(path, clock=clock) as cluster:
        clock.move(hours=1)
        assert cluster.catch_up() == []
        assert [cluster.world.state_of(group) for group in cluster.world.groups]
        assert list(cluster.log_rows("HV01")) == []
        assert list(cluster.event_records("HV01")) == []
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["cluster.db"]


def test_the_file_uses_wal_and_foreign_keys(path: Path) -> None:
    with MockCluster.open(path) as cluster:
        query = cluster.reader.query
        assert query("PRAGMA journal_mode")[0][0] == "wal"
        assert query("PRAGMA foreign_keys")[0][0] == 1
        assert query("PRAGMA busy_timeout")[0][0] == 5000
