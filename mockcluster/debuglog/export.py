"""The log part of the report: stored lines and ambient activity, merged in order of time, as a stream of text.

Built for bulk: stored rows are formatted a minute at a time with everything constant looked up once, and only a few
thousand rows are held at any moment.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.ambient import Ambient
from mockcluster.debuglog.history import read_history
from mockcluster.debuglog.retention import MINUTE, WINDOW, kept_from
from mockcluster.debuglog.stamp import minute_head, second_tails

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from mockcluster.debuglog.ambient import AmbientMinute, Line
    from mockcluster.world.node import Node
    from mockcluster.world.world import World

    Query = Callable[[str, tuple[object, ...]], Iterable[tuple[object, ...]]]

Row = tuple[int, int, int, str]
"""Time, thread (`pid << 24 | tid`), tag, text."""

BATCH = 4096
_FAR_FUTURE = 1 << 62
_SELECT = "SELECT time, (pid << 24) | tid, tag, text FROM log WHERE node = ? AND time >= ? ORDER BY time, id"
_TAGS = [f" {levels.TAGS.get(tag, 'INFO')}  " for tag in range(levels.HIGHEST + 1)]
_time = itemgetter(0)


class _Threads(dict[int, str]):
    """Printed process and thread ids, made when first asked for."""

    def __missing__(self, thread: int) -> str:
        text = self[thread] = f"{thread >> 24:08x}.{thread & 0xFFFFFF:08x}::"
        return text


class StoredLines:
    """The stored lines of one node from a time on, taken minute by minute. `shift` minutes are added to the stamps."""

    __slots__ = ("_cursor", "_position", "_rows", "_shift", "_threads")

    def __init__(self, connection: sqlite3.Connection, node: int, begin: int, *, shift: int = 0) -> None:
        self._cursor = connection.execute(_SELECT, (node, begin))
        self._cursor.arraysize = BATCH
        self._rows: list[Row] = []
        self._position = 0
        self._shift = shift
        self._threads = _Threads()

    def batches(self, end: int) -> Iterator[list[Row]]:
        """The rows before `end` that were not taken yet, in batches that lie within one minute each."""
        while True:
            if self._position >= len(self._rows):
                self._rows, self._position = self._cursor.fetchmany(), 0
                if not self._rows:
                    return
            rows, start = self._rows, self._position
            minute_end = min(end, (rows[start][0] // MINUTE + 1) * MINUTE)
            stop = bisect_left(rows, minute_end, lo=start, key=_time)
            if stop == start:
                return
            self._position = stop
            yield rows[start:stop]

    def format(self, rows: list[Row]) -> list[str]:
        """The physical lines of rows of one minute, line ends included."""
        minute = rows[0][0] // MINUTE
        base, head = minute * MINUTE, minute_head(minute + self._shift)
        threads, seconds, tags = self._threads, second_tails(), _TAGS
        return [
            f"{threads[thread]}{head}{seconds[time - base]}{tags[tag]}{text}\r\n" for time, thread, tag, text in rows
        ]


def merged(rows: list[Row], lines: list[str], ambient: list[Line]) -> list[str]:
    """Stored and ambient lines in order of time; of one millisecond the stored ones come first."""
    if not ambient:
        return lines
    if len(ambient) > len(lines):
        pairs = list(zip(map(_time, rows), lines))
        pairs.extend(ambient)
        pairs.sort(key=_time)
        return [line for _, line in pairs]
    found: list[str] = []
    position = 0
    for time, line in ambient:
        place = bisect_right(rows, time, lo=position, key=_time)
        found.extend(lines[position:place])
        found.append(line)
        position = place
    found.extend(lines[position:])
    return found


class NodeLog:
    """The log of one node as it is kept now: bounded by 72 hours, the log size and, if given, a time span.

    Args:
        connection: the open database.
        query: runs a SELECT with its arguments.
        world: the cluster.
        node: the node.
        now: cluster time in milliseconds since 1970 UTC.
        span_minutes: keep only the last minutes (`-TimeSpan`).
        shift: minutes added to all stamps (`-UseLocalTime`).
    """

    __slots__ = ("_ambient", "_connection", "_node", "_now", "_shift", "begin")

    def __init__(
        self,
        connection: sqlite3.Connection,
        query: Query,
        world: World,
        node: Node,
        now: int,
        *,
        span_minutes: int | None = None,
        shift: int = 0,
    ) -> None:
        oldest = now - WINDOW if span_minutes is None else max(now - WINDOW, now - span_minutes * MINUTE)
        history = read_history(query, world, node, oldest, now)
        self._ambient = Ambient(world, node.id, history, shift=shift)
        self._connection, self._node, self._now, self._shift = connection, node.id, now, shift
        self.begin = kept_from(query, node.id, history, self._ambient, world.cluster.log_size)

    def text(self) -> Iterator[str]:
        """The log in pieces of whole lines, oldest first."""
        stored = StoredLines(self._connection, self._node, self.begin, shift=self._shift)
        for minute in self._ambient.minutes(self.begin // MINUTE, self._now // MINUTE):
            yield from self._minute(stored, minute)
        for rows in stored.batches(_FAR_FUTURE):
            yield "".join(stored.format(rows))

    def _minute(self, stored: StoredLines, minute: AmbientMinute) -> Iterator[str]:
        ambient: list[Line] | None = None
        position = 0
        for rows in stored.batches((minute.number + 1) * MINUTE):
            if ambient is None:
                ambient = self._kept(minute)
            place = bisect_left(ambient, rows[-1][0], lo=position, key=_time)
            yield "".join(merged(rows, stored.format(rows), ambient[position:place]))
            position = place
        if ambient is not None:
            yield "".join([line for _, line in ambient[position:]])
        elif minute.number * MINUTE >= self.begin:
            yield minute.text()
        else:
            yield "".join([line for _, line in self._kept(minute)])

    def _kept(self, minute: AmbientMinute) -> list[Line]:
        return [line for line in minute.lines() if line[0] >= self.begin]
