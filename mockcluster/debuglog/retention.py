"""How far back a node's log reaches: 72 hours, and the size that `Set-ClusterLog -Size` allows (issue 3, part 5).

The size counts what the lines take in the report, UTF-16 with their prefixes, stored and ambient ones alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.constants import BYTES_PER_CHARACTER, LOG_HOURS, LOG_PREFIX_CHARACTERS, MIB
from mockcluster.debuglog import levels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mockcluster.debuglog.ambient import Ambient
    from mockcluster.debuglog.history import StateHistory

    Query = Callable[[str, tuple[object, ...]], Iterable[tuple[object, ...]]]

WINDOW = LOG_HOURS * 3_600_000
"""Milliseconds that are kept, whatever the size."""

MINUTE = 60_000


def kept_from(query: Query, node: int, history: StateHistory, ambient: Ambient, megabytes: int) -> int:
    """From which time on (milliseconds) a node's log is kept: the later of both bounds.

    Args:
        query: runs a SELECT with its arguments.
        node: the node's number.
        history: reaches from the oldest time asked for to now.
        ambient: the ambient lines of that history.
        megabytes: the log size in MiB.
    """
    limit = megabytes * MIB
    sizes: dict[int, int] = {}
    if any(span.value >= levels.VERBOSE for span in history.level):
        first, last = history.begin // MINUTE, history.end // MINUTE
        sizes = {minute.number: minute.size() for minute in ambient.minutes(first, last)}
    if sum(sizes.values()) + _stored_bytes(query, node, history.begin) <= limit:
        return history.begin
    return _walk_back(query, node, history.begin, limit, sizes)


def _stored_bytes(query: Query, node: int, begin: int) -> int:
    for (known,) in query("SELECT bytes FROM log_sizes WHERE node = ?", (node,)):
        return _whole(known)
    sql = f"SELECT coalesce(sum({LOG_PREFIX_CHARACTERS} + length(text)), 0) FROM log WHERE node = ? AND time >= ?"
    for (characters,) in query(sql, (node, begin)):
        return BYTES_PER_CHARACTER * _whole(characters)
    return 0


def _walk_back(query: Query, node: int, begin: int, limit: int, ambient: dict[int, int]) -> int:
    stored = _sizes(query, node, begin, None, MINUTE)
    left = limit
    for minute in sorted(stored.keys() | ambient.keys(), reverse=True):
        needed = stored.get(minute, 0) + ambient.get(minute, 0)
        if needed > left:
            return max(begin, _cut_in_minute(query, node, minute, left, ambient.get(minute, 0)))
        left -= needed
    return begin


def _cut_in_minute(query: Query, node: int, minute: int, left: int, ambient: int) -> int:
    stored = _sizes(query, node, minute * MINUTE, (minute + 1) * MINUTE, 1000)
    for second in range(60 * minute + 59, 60 * minute - 1, -1):
        left -= stored.get(second, 0) + ambient // 60
        if left < 0:
            return (second + 1) * 1000
    return minute * MINUTE


def _sizes(query: Query, node: int, begin: int, end: int | None, unit: int) -> dict[int, int]:
    until = (1 << 62) if end is None else end
    sql = (
        f"SELECT time / {unit}, {BYTES_PER_CHARACTER} * sum({LOG_PREFIX_CHARACTERS} + length(text)) FROM log "
        "WHERE node = ? AND time >= ? AND time < ? GROUP BY 1"
    )
    return {_whole(slot): _whole(size) for slot, size in query(sql, (node, begin, until))}


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"the store gave {value!r} for a number")
    return value
