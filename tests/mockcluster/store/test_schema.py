"""Tables, statements and migrations are one schema; older files are upgraded in place."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from mockcluster.clock import FixedClock
from mockcluster.cluster import MockCluster
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.store import ddl, upgrade
from mockcluster.store.generate import statements
from mockcluster.store.problem import StoreError
from mockcluster.store.tables import metadata
from mockcluster.store.version import APPLICATION_ID, REVISIONS, SCHEMA_VERSION
from mockcluster.world.catalogue import ENTITIES


def schema(connection: sqlite3.Connection) -> dict[str, Any]:
    """Columns, keys and indexes of all tables but Alembic's own."""
    names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
    result: dict[str, Any] = {}
    for name in names:
        if name in ("alembic_version", "sqlite_sequence"):
            continue
        result[name] = (
            [row[1:] for row in connection.execute(f"PRAGMA table_info({name})")],
            sorted(row[2:5] for row in connection.execute(f"PRAGMA foreign_key_list({name})")),
            sorted(
                (row[1], tuple(c[2] for c in connection.execute(f"PRAGMA index_info({row[1]})")))
                for row in connection.execute(f"PRAGMA index_list({name})")
                if not row[1].startswith("sqlite_")
            ),
        )
    return result


def migrated(path: Path, revision: str) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade.run_to(connection, revision)
    engine.dispose()


def fresh(path: Path) -> dict[str, Any]:
    connection = sqlite3.connect(path)
    for statement in ddl.STATEMENTS:
        connection.execute(statement)
    found = schema(connection)
    connection.close()
    return found


def test_the_statements_are_made_from_the_tables() -> None:
    assert list(ddl.STATEMENTS) == statements()


def test_migrations_and_tables_agree(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.db", "head")
    connection = sqlite3.connect(tmp_path / "migrated.db")
    found = schema(connection)
    connection.close()
    assert found == fresh(tmp_path / "fresh.db")
    assert set(found) == set(metadata.tables)


def test_the_newest_revision_belongs_to_this_schema(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.db", "head")
    connection = sqlite3.connect(tmp_path / "migrated.db")
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] == REVISIONS[SCHEMA_VERSION]
    connection.close()


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_every_field_is_a_column(entity: Any) -> None:
    assert [column.name for column in metadata.tables[entity.__table__].columns] == [*entity.__columns__, "revision"]


def old_file(path: Path, clock: FixedClock) -> None:
    """A file as schema 1 wrote it: the same world without the tables that came later."""
    MockCluster.create(path, seed=7, clock=clock).close()
    connection = sqlite3.connect(path)
    for table in ("faults", "calls", "checkpoints", "computer_accounts", "planned_connections"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE meta SET schema_version = 1")
    connection.execute("PRAGMA user_version=1")
    connection.commit()
    connection.close()


def test_an_older_file_is_upgraded_after_a_backup(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "old.db"
    old_file(path, clock)
    with MockCluster.open(path, clock=clock) as cluster:
        assert cluster.run(LiveMigrate("web01", "HV02")).ok
    connection = sqlite3.connect(path)
    assert schema(connection) == fresh(tmp_path / "fresh.db")
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    connection.close()
    backup = sqlite3.connect(upgrade.backup_name(str(path), 1))
    assert backup.execute("PRAGMA user_version").fetchone()[0] == 1
    assert backup.execute("SELECT count(*) FROM vms").fetchone()[0] == 14
    backup.close()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "old.db"
    old_file(path, clock)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE faults (oops)")
    connection.commit()
    before = schema(connection)
    connection.close()
    with pytest.raises(StoreError) as caught:
        MockCluster.open(path, clock=clock)
    assert caught.value.problem.kind == "Damaged"
    connection = sqlite3.connect(path)
    assert schema(connection) == before
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    connection.close()


def test_a_schema_that_no_version_wrote_is_damaged(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "odd.db"
    old_file(path, clock)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=0")
    connection.close()
    with pytest.raises(StoreError) as caught:
        MockCluster.open(path)
    assert caught.value.problem.kind == "Damaged"
