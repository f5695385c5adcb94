"""A three-node world in memory and the records its facts leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mockcluster import worlds
from mockcluster.eventlog.render import EventWriter
from mockcluster.genesis.build import write
from mockcluster.store import file
from mockcluster.store.reading import Reader
from mockcluster.store.version import SCHEMA_VERSION
from mockcluster.world.world import World

if TYPE_CHECKING:
    from mockcluster.eventlog.record import EventRecord
    from mockcluster.journal.facts import Fact

NOON = 1_772_539_200_000_000
"""2026-03-03 12:00:00 UTC in microseconds."""


class Journal:
    """Facts that happen, and the event records of all nodes."""

    def __init__(self) -> None:
        plan = worlds.plan_of("contoso")
        connection = file.create(file.MEMORY, lambda made: write(made, plan, 7, NOON, SCHEMA_VERSION))
        self.reader = Reader(connection, file.MEMORY)
        self.world = World(7, "contoso", NOON, self.reader.entities)
        self.now = NOON
        self._writer = EventWriter(self.world)
        self._numbers: dict[tuple[int, str], int] = {}

    def happens(self, fact: Fact) -> list[EventRecord]:
        """The records of a fact, numbered and stored."""
        made = [self._numbered(record) for record in self._writer.records(fact)]
        self.reader.connection.executemany(
            "INSERT INTO events (record_id, node, time, channel, provider, event_id, level, variant, strings, pid, tid)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            [record.row() for record in made],
        )
        return made

    def _numbered(self, record: EventRecord) -> EventRecord:
        key = (record.node, record.channel)
        self._numbers[key] = self._numbers.get(key, 0) + 1
        return record._replace(record_id=self._numbers[key])


@pytest.fixture
def journal() -> Journal:
    return Journal()
