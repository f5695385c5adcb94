"""The schema: SQLAlchemy 2 Core tables, the single source for migrations and for ``ddl.py``.

Tables of world entities take their columns from the entity classes (declared once, in ``mockcluster.world``). All of
them carry ``revision``, the number of the transaction that wrote the row last, so that another process can fetch
only what changed. Times in ``log`` and ``events`` are milliseconds, elsewhere microseconds, since 1970 UTC.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

from mockcluster.world.catalogue import ENTITIES
from mockcluster.world.entity import STRINGS, Entity

_TYPES: dict[str, type[Integer] | type[Float[float]] | type[Text]] = {
    "int": Integer,
    "bool": Integer,
    "float": Float,
    "str": Text,
    STRINGS: Text,
}

_REFERENCES = {
    ("hosts", "node_id"): "nodes.id",
    ("numa_nodes", "host"): "hosts.name",
    ("switches", "host"): "hosts.name",
    ("resources", "group_id"): "groups.id",
    ("interfaces", "network_id"): "networks.id",
    ("volumes", "id"): "resources.id",
    ("vms", "host"): "hosts.name",
    ("vm_adapters", "vm_id"): "vms.id",
    ("vm_drives", "vm_id"): "vms.id",
}

metadata = MetaData()


def _column(entity: type[Entity], name: str) -> Column[Any]:
    target = _REFERENCES.get((entity.__table__, name))
    arguments = [ForeignKey(target)] if target else []
    primary = name == entity.__key__
    return Column(name, _TYPES[entity.__kinds__[name]](), *arguments, primary_key=primary, nullable=False)


def _entity_table(entity: type[Entity]) -> Table:
    columns = [_column(entity, name) for name in entity.__columns__]
    revision: Column[int] = Column("revision", Integer, nullable=False)
    return Table(entity.__table__, metadata, *columns, revision, sqlite_with_rowid=True)


entity_tables: dict[str, Table] = {entity.__table__: _entity_table(entity) for entity in ENTITIES}

meta = Table(
    "meta",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("world", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("clock_offset", Integer, nullable=False),
    Column("last_time", Integer, nullable=False),
    Column("next_driver", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),
)

removed = Table(
    "removed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

timeline = Table(
    "timeline",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("due", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("timeline_due", "due", "id"),
)

facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", Integer, nullable=False),
    Column("node", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("facts_time", "time"),
)

log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("node", Integer, nullable=False),
    Column("time", Integer, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("tid", Integer, nullable=False),
    Column("tag", Integer, nullable=False),
    Column("verbosity", Integer, nullable=False),
    Column("component", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("log_node_time", "node", "time"),
)

log_sizes = Table(
    "log_sizes",
    metadata,
    Column("node", Integer, primary_key=True),
    Column("bytes", Integer, nullable=False),
    Column("oldest", Integer, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", Integer, nullable=False),
    Column("node", Integer, nullable=False),
    Column("time", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("event_id", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("variant", Text, nullable=False),
    Column("strings", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("tid", Integer, nullable=False),
    Index("events_channel", "node", "channel", "time"),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("node", Integer, nullable=False),
    Column("time", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index("history_node_time", "node", "time"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", Integer, nullable=False),
    Column("operation", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("body", Text, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("arguments", Text, nullable=False),
    Column("outcome", Text, nullable=False),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("name", Text, primary_key=True),
    Column("time", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("image", Text, nullable=False),
)
