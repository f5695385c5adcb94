"""Opening and creating the cluster's file with the standard ``sqlite3`` module alone (no SQLAlchemy on this path)."""

from __future__ import annotations

import os
import sqlite3

from mockcluster.store.problem import Problem, StoreError, from_sqlite
from mockcluster.store.version import APPLICATION_ID, SCHEMA_VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = ":memory:"
BUSY_MILLISECONDS = 5000
_MAGIC = b"SQLite format 3\0"


def probe(path: str) -> int:
    """Return the schema version in the header of a file, read without opening it as a database.

    Raises ``StoreError``: Missing, Unreachable, NotACluster, Newer.
    """
    try:
        with open(path, "rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise StoreError(Problem("Missing", path)) from None
    except OSError as error:
        raise StoreError(Problem("Unreachable", path, error.strerror or str(error))) from None
    if not header.startswith(_MAGIC) or len(header) < 100:
        detail = "it is empty" if not header else "it is no SQLite database"
        raise StoreError(Problem("NotACluster", path, detail))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError(Problem("NotACluster", path, "it is a database of another program"))
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise StoreError(Problem("Newer", path, f"schema {version}, this version knows {SCHEMA_VERSION}"))
    return version


def connect(path: str, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Open an existing file of the current schema, or a fresh database in memory."""
    if path == MEMORY:
        connection = sqlite3.connect(MEMORY, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys=ON")
        return connection
    try:
        return _checked(path, "rw", busy_milliseconds)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in (8, 14) or os.access(os.path.dirname(path) or ".", os.W_OK):
            raise _damaged_or(error, path) from None
    try:  # a read-only folder has no room for the files of WAL: read the file as it is
        return _checked(path, "ro&immutable=1", busy_milliseconds)
    except sqlite3.Error as error:
        raise _damaged_or(error, path) from None


def _checked(path: str, mode: str, busy_milliseconds: int) -> sqlite3.Connection:
    connection = _connect_uri(path, mode, busy_milliseconds)
    try:
        connection.execute("SELECT 1 FROM meta").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connect_uri(path: str, mode: str, busy_milliseconds: int) -> sqlite3.Connection:
    quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.sep != "/":
        quoted = "/" + quoted.replace(os.sep, "/")
    uri = f"file:{quoted}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout={busy_milliseconds}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def _damaged_or(error: sqlite3.Error, path: str) -> StoreError:
    if "no such table" in str(error):
        return StoreError(Problem("Damaged", path, str(error)))
    return from_sqlite(error, path)


def create(path: str, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Create a file (or a database in memory), let ``fill`` write its first rows, and return it opened.

    The file appears under its name only when it is complete. Raises ``StoreError``: Exists, Unwritable, Full.
    """
    if path == MEMORY:
        connection = connect(MEMORY)
        _build(connection, fill)
        return connection
    if os.path.exists(path):
        raise StoreError(Problem("Exists", path))
    unfinished = f"{path}.creating-{os.getpid()}"
    try:
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            _build(connection, fill)
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
        _publish(unfinished, path)
    except sqlite3.Error as error:
        raise StoreError(Problem("Unwritable", path, str(error))) from None
    finally:
        for left in (unfinished, f"{unfinished}-wal", f"{unfinished}-shm"):
            if os.path.exists(left):
                os.unlink(left)
    return connect(path)


def overwrite(connection: sqlite3.Connection, image: bytes, path: str) -> None:
    """Replace the content of an open file by an image, in one transaction of SQLite's own."""
    source = sqlite3.connect(MEMORY)
    try:
        source.deserialize(image[:18] + b"\1\1" + image[20:])  # a database in memory cannot use WAL
        source.backup(connection)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from None
    finally:
        source.close()


def _build(connection: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None]) -> None:
    from mockcluster.store.ddl import STATEMENTS

    connection.execute("BEGIN")
    for statement in STATEMENTS:
        connection.execute(statement)
    fill(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _publish(unfinished: str, path: str) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise StoreError(Problem("Exists", path)) from None
    except OSError:
        os.rename(unfinished, path)
