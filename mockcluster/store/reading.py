"""Reading rows: the cluster's header, its entities, its log, events and history."""

from __future__ import annotations

import sqlite3

from mockcluster.store.problem import Problem, StoreError, from_sqlite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from mockcluster.world.entity import Entity

_META = (
    "SELECT schema_version, revision, seed, world, created_at, clock_offset, last_time, next_driver, epoch FROM meta"
)
_BATCH = 2000


class Header:
    """The one row of ``meta``. Times and the offset in microseconds; ``epoch`` counts restored images."""

    __slots__ = (
        "clock_offset",
        "created_at",
        "epoch",
        "last_time",
        "next_driver",
        "revision",
        "schema_version",
        "seed",
        "world",
    )

    def __init__(self, row: tuple[Any, ...]) -> None:
        self.schema_version: int = row[0]
        self.revision: int = row[1]
        self.seed: int = row[2]
        self.world: str = row[3]
        self.created_at: int = row[4]
        self.clock_offset: int = row[5]
        self.last_time: int = row[6]
        self.next_driver: int = row[7]
        self.epoch: int = row[8]


class Reader:
    """Read access to one open database; every method is a plain SELECT."""

    __slots__ = ("_data_version", "connection", "path")

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.connection = connection
        self.path = path
        self._data_version = -1

    def query(self, sql: str, arguments: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a SELECT; raises ``StoreError``."""
        try:
            return self.connection.execute(sql, arguments).fetchall()
        except sqlite3.Error as error:
            raise from_sqlite(error, self.path) from None

    def stream(self, sql: str, arguments: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a SELECT without holding them all."""
        try:
            cursor = self.connection.execute(sql, arguments)
            while rows := cursor.fetchmany(_BATCH):
                yield from rows
        except sqlite3.Error as error:
            raise from_sqlite(error, self.path) from None

    def header(self) -> Header:
        """Return the header row."""
        rows = self.query(_META)
        if not rows:
            raise StoreError(Problem("Damaged", self.path, "the header row is missing"))
        return Header(rows[0])

    def changed_elsewhere(self) -> bool:
        """Tell whether another connection committed since the last call (one pragma, no page is read)."""
        version: int = self.query("PRAGMA data_version")[0][0]
        changed = version != self._data_version
        self._data_version = version
        return changed

    def entities(self, entity: type[Entity]) -> Iterable[tuple[Any, ...]]:
        """Return all rows of an entity's table in order of creation."""
        return self.query(f"{_select(entity)} ORDER BY rowid")

    def entities_since(self, entity: type[Entity], revision: int) -> list[tuple[Any, ...]]:
        """Return the rows written after ``revision``."""
        return self.query(f"{_select(entity)} WHERE revision > ? ORDER BY rowid", (revision,))

    def entities_of(self, entity: type[Entity], keys: list[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of an entity's table with these keys."""
        marks = ",".join("?" * len(keys))
        return self.query(f"{_select(entity)} WHERE {entity.__key__} IN ({marks})", tuple(keys))

    def removed_since(self, revision: int) -> list[tuple[Any, ...]]:
        """Return (table, key) of entities removed after ``revision``."""
        return self.query("SELECT entity, key FROM removed WHERE revision > ? ORDER BY id", (revision,))

    def next_due(self) -> tuple[int, int, str, str, str] | None:
        """Return the earliest entry of the timeline: (id, due, kind, subject, body)."""
        rows = self.query("SELECT id, due, kind, subject, body FROM timeline ORDER BY due, id LIMIT 1")
        return rows[0] if rows else None

    def driven(self) -> list[int]:
        """Return the numbers of the processes that drive migrations."""
        sql = (
            "SELECT DISTINCT driver FROM migrations WHERE driver > 0 AND state IN ('Queued', 'Running') ORDER BY driver"
        )
        return [row[0] for row in self.query(sql)]


def _select(entity: type[Entity]) -> str:
    return f"SELECT {', '.join(entity.__columns__)}, revision FROM {entity.__table__}"
