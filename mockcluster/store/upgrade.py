"""Upgrading a file of an older schema in place, after a backup beside it. Alembic is imported here only."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import create_engine, exc, text
from sqlalchemy.pool import StaticPool

from mockcluster.store.problem import Problem, StoreError, from_sqlite
from mockcluster.store.version import REVISIONS, SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Connection


def migrations_folder() -> Path:
    """Return where the migrations are: in the installed package, or at the root of the repository."""
    package = Path(__file__).parent.parent
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def backup_name(path: str, version: int) -> str:
    """Return the name of the backup that is made of a file of schema ``version``."""
    return f"{path}.backup-schema{version}"


def upgrade(path: str, version: int) -> None:
    """Bring a file of schema ``version`` up to date: all steps in one transaction, or none.

    Raises ``StoreError``: Damaged (a schema that no version wrote, or a step that fails), Locked, ReadOnly, Full.
    """
    if version not in REVISIONS:
        raise StoreError(Problem("Damaged", path, f"schema {version} is unknown"))
    try:
        _back_up(path, backup_name(path, version))
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            _migrate(connection, version)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from None
    except (exc.SQLAlchemyError, CommandError) as error:
        original = getattr(error, "orig", None)
        if isinstance(original, sqlite3.Error) and original.sqlite_errorcode & 0xFF != 1:
            raise from_sqlite(original, path) from None
        raise StoreError(Problem("Damaged", path, str(original or error))) from None


def _back_up(path: str, name: str) -> None:
    source = sqlite3.connect(path)
    target = sqlite3.connect(name)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as opened:
        opened.exec_driver_sql("BEGIN IMMEDIATE")
        run_to(opened, REVISIONS[SCHEMA_VERSION], stamp=REVISIONS[version])
        opened.execute(text("UPDATE meta SET schema_version = :version"), {"version": SCHEMA_VERSION})
        opened.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
        opened.commit()


def run_to(connection: Connection, revision: str, *, stamp: str | None = None) -> None:
    """Run the migrations up to ``revision`` on an open connection; ``stamp`` says where it stands now."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    if stamp is not None:
        command.stamp(config, stamp)
    command.upgrade(config, revision)
