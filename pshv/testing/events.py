"""The event records of a cluster's nodes, to assert on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.testing.cluster import MockCluster

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Event(NamedTuple):
    """One record: `time` is UTC, `level` Critical, Error, Warning, Information or Verbose."""

    node: str
    time: datetime
    channel: str
    provider: str
    id: int
    level: str
    message: str
    strings: tuple[str, ...]
    record_id: int


class ClusterEvents:
    """The event records of all nodes, oldest first."""

    def __init__(self, cluster: MockCluster) -> None:
        self._cluster = cluster

    def __call__(
        self,
        id: int | None = None,
        *,
        node: str | None = None,
        channel: str | None = None,
        provider: str | None = None,
        level: str | None = None,
        contains: str | None = None,
    ) -> list[Event]:
        """The records that fit every condition; `channel` and `provider` take wildcards.

        Raises KeyError for a node that the cluster does not have.
        """
        wanted = contains.lower() if contains is not None else None
        return [
            event
            for event in self._records(node, id)
            if _fits(event.channel, channel)
            and _fits(event.provider, provider)
            and (level is None or event.level.lower() == level.lower())
            and (wanted is None or wanted in event.message.lower())
        ]

    def __iter__(self) -> Iterator[Event]:
        return iter(self._records(None, None))

    def __len__(self) -> int:
        return len(self._records(None, None))

    def _records(self, node: str | None, number: int | None) -> list[Event]:
        from mockcluster.eventlog.query import EventFilter, message
        from mockcluster.eventlog.record import LEVEL_NAMES

        wanted = EventFilter(ids=() if number is None else (number,))
        with self._cluster.turn() as core:
            names = {one.id: one.name for one in core.world.nodes}
            nodes = list(names) if node is None else [core.world.node_of(node).id]
            records = [record for one in nodes for record in core.event_records(one, wanted, oldest_first=True)]
        records.sort(key=lambda record: record.time)
        return [
            Event(
                names[record.node],
                _EPOCH + timedelta(milliseconds=record.time),
                record.channel,
                record.provider,
                record.id,
                LEVEL_NAMES[record.level],
                message(record),
                record.strings,
                record.record_id,
            )
            for record in records
        ]

    def __repr__(self) -> str:
        return "\n".join(f"{one.time:%H:%M:%S.%f} {one.node} {one.id} {one.message}" for one in self)


def _fits(text: str, pattern: str | None) -> bool:
    return pattern is None or fnmatchcase(text.lower(), pattern.lower())
