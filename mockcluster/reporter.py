"""Renders facts while they happen: log lines of the present level, and event records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.render import LogWriter
from mockcluster.eventlog.render import EventWriter

if TYPE_CHECKING:
    from mockcluster.debuglog.line import LogLine
    from mockcluster.eventlog.record import EventRecord
    from mockcluster.journal.facts import Fact
    from mockcluster.world.world import World


class Reporter:
    """Collects the lines and records of the facts of one transaction.

    ``last`` holds the time in microseconds of the newest stored line of each node.
    """

    __slots__ = ("_events", "_log", "lines", "records")

    def __init__(self, world: World, last: dict[int, int]) -> None:
        self._log = LogWriter(world, last)
        self._events = EventWriter(world)
        self.lines: list[LogLine] = []
        self.records: list[EventRecord] = []

    def begin(self) -> None:
        """Forget what the last transaction collected."""
        self.lines = []
        self.records = []

    def report(self, fact: Fact, world: World) -> None:
        """Render one fact; the level that counts is the one of this moment."""
        self.lines.extend(self._log.kept(fact, world.cluster.log_level))
        self.records.extend(self._events.records(fact))
