"""Write ``ddl.py`` from ``tables.py``: ``python -m mockcluster.store.generate`` after every change of the schema."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from mockcluster.store.tables import metadata

HEAD = '''"""The schema as SQLite statements: made by ``python -m mockcluster.store.generate``, do not edit.

A new file is created from these without importing SQLAlchemy; a test proves that they agree with the tables.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
'''


def statements() -> list[str]:
    """Return the CREATE statements of all tables and indexes, in order of dependency."""
    dialect = sqlite.dialect()
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(_one_line(str(CreateTable(table).compile(dialect=dialect))))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made.extend(_one_line(str(CreateIndex(index).compile(dialect=dialect))) for index in indexes)
    return made


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("( ", "(").removesuffix(" )") + (")" if text.rstrip().endswith("\n)") else "")


def module_text() -> str:
    """Return the text of ``ddl.py``."""
    lines: list[str] = []
    for statement in statements():
        head, separator, columns = statement.partition("(") if "TABLE" in statement else (statement, "", "")
        if not separator:
            lines.append(f"    {_quoted(head)},\n")
            continue
        lines.append(f"    {_quoted(head + '(')}\n")
        parts = columns.split(", ")
        lines.extend(f"    {_quoted(part + (', ' if part is not parts[-1] else ''))}\n" for part in parts[:-1])
        lines.append(f"    {_quoted(parts[-1])},\n")
    return HEAD + "".join(lines) + ")\n"


def _quoted(text: str) -> str:
    return "'" + text + "'" if '"' in text else '"' + text + '"'


if __name__ == "__main__":
    Path(__file__).with_name("ddl.py").write_text(module_text(), encoding="utf-8")
