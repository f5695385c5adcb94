"""The file that `Get-ClusterLog` writes for one node (cluster-log-format.md section 3).

UTF-16LE with byte order mark and CRLF; written as a stream, so that memory does not grow with the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from mockcluster.debuglog import levels
from mockcluster.debuglog.export import NodeLog, StoredLines
from mockcluster.debuglog.retention import WINDOW
from mockcluster.debuglog.sections.events import event_sections
from mockcluster.debuglog.sections.header import header
from mockcluster.debuglog.sections.health import health_section
from mockcluster.debuglog.sections.state import state_sections

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from mockcluster.world.node import Node
    from mockcluster.world.world import World

BYTE_ORDER_MARK = b"\xff\xfe"
CHUNK = 1 << 18
"""Characters that are encoded and written at once."""


class Sink(Protocol):
    """Where the file goes: a binary file, or anything that takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""
        ...


class LogReader(Protocol):
    """Read access to the cluster's file, as `store.reading.Reader` gives it."""

    connection: sqlite3.Connection

    def query(self, sql: str, arguments: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        ...

    def stream(self, sql: str, arguments: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT one after the other."""
        ...


class Source:
    """Where a report comes from: the world, its file, and the cluster time now (microseconds since 1970 UTC)."""

    __slots__ = ("now", "reader", "world")

    def __init__(self, world: World, reader: LogReader, now: int) -> None:
        self.world = world
        self.reader = reader
        self.now = now


def write_report(
    source: Source,
    node: Node,
    sink: Sink,
    *,
    span_minutes: int | None = None,
    local_time: bool = False,
    skip_state: bool = False,
    health: bool = False,
) -> int:
    """Write the report of a node and return its length in bytes.

    Args:
        source: the cluster.
        node: the node whose log it is.
        sink: takes the bytes, in pieces.
        span_minutes: keep only the last minutes of the log part (`-TimeSpan`).
        local_time: stamps in the node's local time (`-UseLocalTime`).
        skip_state: only the header and the log (`-SkipClusterState`).
        health: the health report instead (`-Health`).
    """
    host = source.world.hosts.named(node.name)
    bias = host.time_zone_bias if host is not None else 0
    shift = -bias if local_time else 0
    parts = (_health if health else _log)(source, node, span_minutes, shift, skip_state)
    written = _Encoder(sink)
    written.bytes(BYTE_ORDER_MARK)
    written.lines(header(node, bias, local_time=local_time))
    for text in parts:
        written.text(text)
    return written.finish()


def _log(source: Source, node: Node, span: int | None, shift: int, skip_state: bool) -> Iterator[str]:
    world, reader = source.world, source.reader
    now = source.now // 1000
    if not skip_state:
        yield from _joined(state_sections(world, node))
        yield from _joined(event_sections(reader.stream, world, node, now - WINDOW, shift=shift))
    yield "[=== Cluster Logs ===]\r\n"
    log = NodeLog(reader.connection, reader.query, world, node, now, span_minutes=span, shift=shift)
    yield from log.text()


def _health(source: Source, node: Node, span: int | None, shift: int, skip_state: bool) -> Iterator[str]:
    if not skip_state:
        yield from _joined(health_section(source.world, node))
    yield "[=== Cluster Health Logs ===]\r\n"
    now = source.now // 1000
    begin = now - (WINDOW if span is None else min(WINDOW, span * 60_000))
    stored = StoredLines(source.reader.connection, node.id, begin, shift=shift)
    for rows in stored.batches(1 << 62):
        warnings = [row for row in rows if row[2] in (levels.ERROR, levels.WARNING)]
        if warnings:
            yield "".join(stored.format(warnings))


def _joined(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line + "\r\n"


class _Encoder:
    """Gathers text into large pieces and writes them as UTF-16LE."""

    __slots__ = ("_length", "_parts", "_sink", "_waiting")

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._parts: list[str] = []
        self._waiting = 0
        self._length = 0

    def bytes(self, data: bytes) -> None:
        """Write bytes as they are."""
        self._sink.write(data)
        self._length += len(data)

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines, each with its line end."""
        for line in lines:
            self.text(line + "\r\n")

    def text(self, text: str) -> None:
        """Write text."""
        self._parts.append(text)
        self._waiting += len(text)
        if self._waiting >= CHUNK:
            self._flush()

    def _flush(self) -> None:
        self.bytes("".join(self._parts).encode("utf-16-le", "surrogatepass"))
        self._parts.clear()
        self._waiting = 0

    def finish(self) -> int:
        """Write what is left; the length of everything written."""
        self._flush()
        return self._length
