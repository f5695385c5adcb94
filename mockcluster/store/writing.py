"""Writing: one transaction at a time through SQLAlchemy Core, whose import is paid at the first write only."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, bindparam, create_engine, delete, exc, insert, update
from sqlalchemy.dialects import sqlite as dialect_module
from sqlalchemy.pool import StaticPool

from mockcluster.store import tables
from mockcluster.store.problem import from_sqlite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql.dml import Delete, Insert, Update

_DIALECT = dialect_module.dialect(paramstyle="qmark")


class Writer:
    """Write access to an open database: ``begin``, statements, ``commit`` or ``rollback``. Raises ``StoreError``.

    Statements are Core expressions compiled once per table and set of columns; rows are plain sequences.
    """

    __slots__ = ("_connection", "_path", "_statements")

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        self._connection: Connection = engine.connect()
        self._path = path
        self._statements: dict[tuple[str, ...], str] = {}

    def begin(self) -> None:
        """Take the write lock (waits for the busy timeout, then Locked)."""
        self._execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make the transaction permanent."""
        try:
            self._connection.commit()
        except exc.DBAPIError as error:
            raise self._translated(error) from None

    def rollback(self) -> None:
        """Undo the transaction."""
        self._connection.rollback()

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert rows given as values of ``columns`` in order."""
        if rows:
            statement = self._statement("insert", table, columns)
            self._execute(statement, rows[0] if len(rows) == 1 else rows)

    def update(self, table: str, key: str, columns: Sequence[str], values: Sequence[Any]) -> None:
        """Update one row: ``values`` of ``columns`` in order, the value of ``key`` last."""
        self._execute(self._statement("update", table, (key, *columns)), values)

    def delete(self, table: str, key: str, value: Any) -> None:
        """Delete the rows whose ``key`` has this value."""
        self._execute(self._statement("delete", table, (key,)), (value,))

    def execute(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one statement of this package's own making (pruning)."""
        self._execute(sql, values)

    def _statement(self, kind: str, name: str, columns: Sequence[str]) -> str:
        cached = (kind, name, *columns)
        found = self._statements.get(cached)
        if found is None:
            found = self._statements[cached] = _compiled(kind, _table(name), columns)
        return found

    def _execute(self, sql: str, values: Any = ()) -> None:
        try:
            if values and isinstance(values[0], (list, tuple)):
                self._connection.exec_driver_sql(sql, [tuple(row) for row in values])
            else:
                self._connection.exec_driver_sql(sql, tuple(values))
        except exc.DBAPIError as error:
            raise self._translated(error) from None

    def _translated(self, error: exc.DBAPIError) -> Exception:
        if isinstance(error.orig, sqlite3.Error):
            return from_sqlite(error.orig, self._path)
        return error

    def close(self) -> None:
        """Give the connection back to its owner."""
        self._connection.close()


def _table(name: str) -> Table:
    return tables.metadata.tables[name]


def _compiled(kind: str, table: Table, columns: Sequence[str]) -> str:
    statement: Insert | Update | Delete
    if kind == "insert":
        statement = insert(table).values({name: bindparam(name) for name in columns})
        text = str(statement.compile(dialect=_DIALECT))
        return _in_order(text, table, columns)
    key, *changed = columns
    where = table.c[key] == bindparam("row_key")
    if kind == "delete":
        return str(delete(table).where(where).compile(dialect=_DIALECT))
    ordered: list[tuple[Any, Any]] = [(table.c[name], bindparam(f"new_{name}")) for name in changed]
    statement = update(table).where(where).ordered_values(*ordered)
    return str(statement.compile(dialect=_DIALECT))


def _in_order(text: str, table: Table, columns: Sequence[str]) -> str:
    """Core writes the columns of an INSERT in the table's order: callers must give them so."""
    expected = [column.name for column in table.columns if column.name in set(columns)]
    if expected != list(columns):
        raise ValueError(f"columns of {table.name} must be given in the table's order: {expected}")
    return text
