"""A three-node world in memory, and the means to let facts happen in it without the rest of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mockcluster import worlds
from mockcluster.debuglog.render import LogWriter
from mockcluster.eventlog.render import EventWriter
from mockcluster.genesis.build import write
from mockcluster.journal.history import history_of
from mockcluster.store import file
from mockcluster.store.reading import Reader
from mockcluster.store.version import SCHEMA_VERSION
from mockcluster.world.world import World

if TYPE_CHECKING:
    from mockcluster.debuglog.line import LogLine
    from mockcluster.eventlog.record import EventRecord
    from mockcluster.journal.facts import Fact

NOON = 1_772_539_200_000_000
"""2026-03-03 12:00:00 UTC in microseconds."""


class Stage:
    """A world, its file, and facts that are rendered and stored as the engine stores them."""

    def __init__(self, world_name: str = "contoso", seed: int = 7, nodes: int | None = None) -> None:
        plan = worlds.plan_of(world_name)
        if nodes is not None:
            plan = worlds.scaled(plan, nodes=nodes)
        connection = file.create(file.MEMORY, lambda made: write(made, plan, seed, NOON, SCHEMA_VERSION))
        self.reader = Reader(connection, file.MEMORY)
        self.world = World(seed, world_name, NOON, self.reader.entities)
        self.now = NOON
        self._log = LogWriter(self.world)
        self._events = EventWriter(self.world)

    def happens(self, fact: Fact, *, level: int | None = None) -> list[LogLine]:
        """Store what a fact leaves, at the log level of the cluster unless another is given; its lines."""
        limit = self.world.cluster.log_level if level is None else level
        lines = self._log.kept(fact, limit)
        connection = self.reader.connection
        connection.executemany(
            "INSERT INTO log (node, time, pid, tid, tag, verbosity, component, text) VALUES (?,?,?,?,?,?,?,?)", lines
        )
        connection.executemany(
            "INSERT INTO history (node, time, kind, subject, before, after) VALUES (?,?,?,?,?,?)",
            list(history_of(fact)),
        )
        for record in self._events.records(fact):
            self._number(record)
        return lines

    def _number(self, record: EventRecord) -> None:
        taken = self.reader.query(
            "SELECT count(*) FROM events WHERE node = ? AND channel = ?", (record.node, record.channel)
        )[0][0]
        self.reader.connection.execute(
            "INSERT INTO events (record_id, node, time, channel, provider, event_id, level, variant, strings, pid, tid)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            record._replace(record_id=taken + 1).row(),
        )

    def node(self, name: str) -> int:
        """The number of a node."""
        return self.world.node_of(name).id


@pytest.fixture
def stage() -> Stage:
    return Stage()
