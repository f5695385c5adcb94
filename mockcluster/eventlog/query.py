"""Reading event records back: by log, provider, id, level and time, newest or oldest first (Get-WinEvent)."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from mockcluster.eventlog import catalogue
from mockcluster.eventlog.channels import BY_NAME, CHANNELS, Channel
from mockcluster.eventlog.record import EventRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_COLUMNS = "record_id, node, time, channel, provider, event_id, level, variant, strings, pid, tid"


class EventFilter:
    """What a query asks for; an empty sequence or None asks for everything.

    Args:
        channels: exact channel names (see `matching_channels`).
        providers: exact provider names (see `matching_providers`).
        ids: event ids.
        levels: levels 1 critical to 5 verbose; 0 asks for the level "always", as information.
        begin, end: bounds of the time in milliseconds since 1970 UTC, both included.
        record_ids: record ids.
        data: texts, any of which must be among the insertion strings.
    """

    __slots__ = ("begin", "channels", "data", "end", "ids", "levels", "providers", "record_ids")

    def __init__(
        self,
        channels: Sequence[str] = (),
        providers: Sequence[str] = (),
        ids: Sequence[int] = (),
        levels: Sequence[int] = (),
        *,
        begin: int | None = None,
        end: int | None = None,
        record_ids: Sequence[int] = (),
        data: Sequence[str] = (),
    ) -> None:
        self.channels = tuple(channels)
        self.providers = tuple(providers)
        self.ids = tuple(ids)
        self.levels = tuple(levels)
        self.begin = begin
        self.end = end
        self.record_ids = tuple(record_ids)
        self.data = tuple(data)

    def where(self, node: int) -> tuple[str, list[object]]:
        """The WHERE clause and its arguments."""
        clauses, arguments = ["node = ?"], [node]
        found: list[object] = list(arguments)
        for column, wanted in (
            ("channel", self.channels),
            ("provider", self.providers),
            ("event_id", self.ids),
            ("level", self.levels),
            ("record_id", self.record_ids),
        ):
            values: tuple[object, ...] = wanted
            if values:
                clauses.append(f"{column} IN ({', '.join('?' * len(values))})")
                found.extend(values)
        for operator, bound in ((">=", self.begin), ("<=", self.end)):
            if bound is not None:
                clauses.append(f"time {operator} ?")
                found.append(bound)
        return " AND ".join(clauses), found

    def admits(self, record: EventRecord) -> bool:
        """Whether the insertion strings are among the wanted ones (what SQL does not look into)."""
        return not self.data or any(text in record.strings for text in self.data)


def find(
    stream: Callable[[str, tuple[Any, ...]], Iterable[tuple[Any, ...]]],
    node: int,
    wanted: EventFilter,
    *,
    oldest_first: bool = False,
    maximum: int | None = None,
) -> Iterator[EventRecord]:
    """The records of a node that a filter admits, newest first unless `oldest_first`.

    Args:
        stream: runs a SELECT with its arguments and yields rows.
        node: the node's number.
        wanted: the filter.
        oldest_first: `-Oldest`.
        maximum: at most so many records (`-MaxEvents`).
    """
    where, arguments = wanted.where(node)
    direction = "" if oldest_first else " DESC"
    limit = f" LIMIT {maximum:d}" if maximum is not None and not wanted.data else ""
    sql = f"SELECT {_COLUMNS} FROM events WHERE {where} ORDER BY time{direction}, id{direction}{limit}"
    left = maximum
    for row in stream(sql, tuple(arguments)):
        record = EventRecord.from_row(row)
        if not wanted.admits(record):
            continue
        if left is not None:
            if left <= 0:
                return
            left -= 1
        yield record


def message(record: EventRecord) -> str:
    """The message of a record."""
    return catalogue.message(record.channel, record.id, record.strings, record.variant)


def task_name(record: EventRecord) -> str:
    """The task category of a record, empty when it has none."""
    return catalogue.task(record.channel, record.id, record.variant)


def matching_channels(pattern: str) -> list[Channel]:
    """The logs whose name matches a pattern with `*` and `?`, whatever the case; without them only the very name."""
    if not any(mark in pattern for mark in "*?["):
        found = BY_NAME.get(pattern.lower())
        return [found] if found is not None else []
    return [channel for channel in CHANNELS if fnmatchcase(channel.name.lower(), pattern.lower())]


def matching_providers(pattern: str) -> list[str]:
    """The providers whose name matches a pattern."""
    return [name for name in catalogue.providers() if fnmatchcase(name.lower(), pattern.lower())]


def record_count(query: Callable[[str, tuple[Any, ...]], Sequence[tuple[Any, ...]]], node: int, channel: str) -> int:
    """How many records a channel of a node holds (`Get-WinEvent -ListLog`)."""
    rows = query("SELECT count(*) FROM events WHERE node = ? AND channel = ?", (node, channel))
    return int(rows[0][0])
