"""The ledger: writes a change, with the facts, log lines and events that belong to it, in one transaction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mockcluster import constants as c
from mockcluster.journal.codec import encode
from mockcluster.journal.history import history_of

if TYPE_CHECKING:
    from mockcluster.change import Change
    from mockcluster.debuglog.line import LogLine
    from mockcluster.eventlog.record import EventRecord
    from mockcluster.store.reading import Header, Reader
    from mockcluster.store.writing import Writer

_LOG = ("node", "time", "pid", "tid", "tag", "verbosity", "component", "text")
_EVENT = (
    "record_id", "node", "time", "channel", "provider", "event_id", "level", "variant", "strings", "pid", "tid",
)  # fmt: skip
_FACT = ("time", "node", "kind", "body")
_HISTORY = ("node", "time", "kind", "subject", "before", "after")
_DECISION = ("time", "operation", "target", "verdict", "body")
_TIMELINE = ("due", "kind", "subject", "body")
_META = ("revision", "clock_offset", "last_time", "next_driver")
_HOUR = 3_600_000  # milliseconds


class Ledger:
    """Keeps what it must count between transactions: sizes of the logs and numbers of event records."""

    __slots__ = ("_numbers", "_reader", "_sizes", "_writer")

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer
        self._sizes: dict[int, tuple[int, int]] = {}
        self._numbers: dict[tuple[int, str], int] = {}

    def forget(self) -> None:
        """Drop what was counted, because another process wrote."""
        self._sizes.clear()
        self._numbers.clear()

    def write(self, change: Change, header: Header, lines: list[LogLine], records: list[EventRecord]) -> None:
        """Write everything of a change; ``header`` holds the values to come (the new revision among them)."""
        self._entities(change, header.revision)
        self._timeline(change)
        self._journal(change)
        if lines:
            self._log(lines, change.world.cluster.log_size)
        if records:
            self._events(records)
        values = (header.revision, header.clock_offset, header.last_time, header.next_driver, 1)
        self._writer.update("meta", "id", _META, values)

    def _entities(self, change: Change, revision: int) -> None:
        for entity in change.removed:
            self._writer.delete(entity.__table__, entity.__key__, entity.key)
            self._writer.insert(
                "removed", ("entity", "key", "revision"), [(entity.__table__, str(entity.key), revision)]
            )
        for entity in change.added.values():
            entity.revision = revision
            self._writer.insert(entity.__table__, (*entity.__columns__, "revision"), [(*entity.to_row(), revision)])
        for entity, changed in change.dirty.values():
            entity.revision = revision
            fields = sorted(changed)
            values = [_kept(getattr(entity, field)) for field in fields]
            self._writer.update(
                entity.__table__, entity.__key__, (*fields, "revision"), (*values, revision, entity.key)
            )

    def _timeline(self, change: Change) -> None:
        for kind, subject in change.unscheduled:
            self._writer.execute("DELETE FROM timeline WHERE kind = ? AND subject = ?", (kind, subject))
        self._writer.insert("timeline", _TIMELINE, change.scheduled)

    def _journal(self, change: Change) -> None:
        facts = change.facts
        self._writer.insert("facts", _FACT, [(f.time, f.node_id, type(f).__name__, encode(f)) for f in facts])
        self._writer.insert("history", _HISTORY, [row for fact in facts for row in history_of(fact)])
        if change.decisions:
            rows = [
                (change.now, d.operation, d.target, d.verdict, json.dumps(_plain(d.fields()), separators=(",", ":")))
                for d in change.decisions
            ]
            self._writer.insert("decisions", _DECISION, rows)

    def _log(self, lines: list[LogLine], megabytes: int) -> None:
        rows = [(x.node, x.time, x.pid, x.tid, x.tag, x.verbosity, x.component, x.text) for x in lines]
        self._writer.insert("log", _LOG, rows)
        grown: dict[int, int] = {}
        oldest: dict[int, int] = {}
        for line in lines:
            grown[line.node] = grown.get(line.node, 0) + line_bytes(line.text)
            oldest.setdefault(line.node, line.time)
        newest = max(line.time for line in lines)
        for node, count in grown.items():
            size, first = self._size(node)
            size, first = self._pruned(node, size + count, first or oldest[node], newest, megabytes * c.MIB)
            self._sizes[node] = (size, first)
            self._writer.update("log_sizes", "node", ("bytes", "oldest"), (size, first, node))

    def _size(self, node: int) -> tuple[int, int]:
        found = self._sizes.get(node)
        if found is None:
            rows = self._reader.query("SELECT bytes, oldest FROM log_sizes WHERE node = ?", (node,))
            if not rows:
                self._writer.insert("log_sizes", ("node", "bytes", "oldest"), [(node, 0, 0)])
            found = rows[0] if rows else (0, 0)
        return found

    def _pruned(self, node: int, size: int, oldest: int, newest: int, limit: int) -> tuple[int, int]:
        """Delete what is older than 72 hours (an hour late, so that it is done seldom) or beyond the size limit."""
        cutoff = newest - c.LOG_HOURS * _HOUR
        if oldest >= cutoff - _HOUR and size <= limit:
            return size, oldest
        sql = "SELECT time, length(text) FROM log WHERE node = ? ORDER BY time, id"
        last = -1
        excess = size - limit * 9 // 10 if size > limit else 0
        for time, length in self._reader.stream(sql, (node,)):
            if time >= cutoff and excess <= 0:
                oldest = time
                break
            cost = (length + c.LOG_PREFIX_CHARACTERS) * c.BYTES_PER_CHARACTER
            size, excess, last = size - cost, excess - cost, time
        if last >= 0:
            self._writer.execute("DELETE FROM log WHERE node = ? AND time <= ?", (node, last))
            self._writer.execute("DELETE FROM facts WHERE time < ?", (cutoff * 1000,))
            rows = self._reader.query(
                "SELECT coalesce(sum(length(text) + ?) * 2, 0), coalesce(min(time), 0) FROM log WHERE node = ?",
                (c.LOG_PREFIX_CHARACTERS, node),
            )
            size, oldest = rows[0]
        return size, oldest

    def _events(self, records: list[EventRecord]) -> None:
        rows = []
        for r in records:
            number = self._number(r.node, r.channel) + 1
            self._numbers[(r.node, r.channel)] = number
            rows.append(r._replace(record_id=number).row())
        self._writer.insert("events", _EVENT, rows)

    def _number(self, node: int, channel: str) -> int:
        found = self._numbers.get((node, channel))
        if found is None:
            sql = "SELECT record_id FROM events WHERE node = ? AND channel = ? ORDER BY time DESC, id DESC LIMIT 1"
            rows = self._reader.query(sql, (node, channel))
            found = rows[0][0] if rows else 0
        return found


def line_bytes(text: str) -> int:
    """Return how many bytes a line takes in the log file."""
    return (len(text) + c.LOG_PREFIX_CHARACTERS) * c.BYTES_PER_CHARACTER


def _kept(value: Any) -> Any:
    if isinstance(value, tuple):
        return "\n".join(value)
    return int(value) if isinstance(value, bool) else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    fields = getattr(value, "fields", None)
    return _plain(fields()) if fields is not None else value
