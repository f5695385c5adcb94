"""Writes the event records of one fact: on which node, by which process, at what time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from mockcluster.debuglog.processes import CLUSSVC, RHS_DEFAULT, SYSTEM, VMMS, worker_of
from mockcluster.eventlog import catalogue, channels
from mockcluster.eventlog.record import EventRecord

if TYPE_CHECKING:
    from mockcluster.debuglog.scene import Scene
    from mockcluster.journal.facts import Fact

_PROCESS_OF = {
    channels.FAILOVER_CLUSTERING: CLUSSVC,
    channels.HIGH_AVAILABILITY: RHS_DEFAULT,
    channels.VMMS: VMMS,
    channels.HYPERVISOR: SYSTEM,
    channels.RESOURCE_EXHAUSTION: SYSTEM,
}


class Desk:
    """Collects event records of facts. Strings may be anything that has a text."""

    __slots__ = ("_records", "_time", "_vm_id", "scene")

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._records: list[EventRecord] = []
        self._time = 0
        self._vm_id = ""

    def start(self, fact: Fact) -> None:
        """Begin the records of `fact`."""
        self._time = fact.time // 1000
        self._vm_id = getattr(fact, "vm_id", "")

    def take(self) -> list[EventRecord]:
        """The records written since the last call."""
        records, self._records = self._records, []
        return records

    def write(self, node: int, channel: str, event: int, *strings: object, variant: str = "") -> None:
        """A record of an event that the catalogue has. Debug and analytic channels are off, so they get none."""
        if channels.is_direct(channel):
            return
        entry = catalogue.definition(channel, event, variant)
        process = _PROCESS_OF.get(entry.provider) or worker_of(self._vm_id)
        own = self.scene.processes(node)
        tid = own.tid(process, entry.task or entry.provider, crc32(entry.channel.encode()))
        texts = tuple(str(text) for text in strings)
        pid = own.pid(process)
        made = EventRecord(0, node, self._time, channel, entry.provider, event, entry.level, variant, texts, pid, tid)
        self._records.append(made)

    def system(self, node: int, event: int, *strings: object, variant: str = "") -> None:
        """A record of the cluster service in the System channel."""
        self.write(node, channels.SYSTEM, event, *strings, variant=variant)

    def operational(self, node: int, event: int, *strings: object, variant: str = "") -> None:
        """A record of the cluster service in its Operational channel."""
        self.write(node, channels.CLUSTER_OPERATIONAL, event, *strings, variant=variant)
