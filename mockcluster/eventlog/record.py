"""One event record, and the levels event logs know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

CRITICAL = 1
ERROR = 2
WARNING = 3
INFORMATION = 4
VERBOSE = 5

LEVEL_NAMES: dict[int, str] = {
    0: "Information",
    CRITICAL: "Critical",
    ERROR: "Error",
    WARNING: "Warning",
    INFORMATION: "Information",
    VERBOSE: "Verbose",
}

LOCAL_SYSTEM = "S-1-5-18"
ADMIN_KEYWORDS = 0x8000000000000000


_SEPARATOR = "\x1f"


class EventRecord(NamedTuple):
    """An event record of one node's channel; the fields stand in the order of the columns of table `events`.

    `record_id` counts from 1 in each channel of each node and is 0 until it is stored. `time` is in milliseconds since
    1970 UTC. `strings` are the insertion strings: `%1` of the message is `strings[0]`; `variant` tells apart the
    messages that share one id.
    """

    record_id: int
    node: int
    time: int
    channel: str
    provider: str
    id: int
    level: int
    variant: str
    strings: tuple[str, ...]
    pid: int = 0
    tid: int = 0

    def row(self) -> tuple[object, ...]:
        """The columns of table `events` after its `id`; the strings as one text."""
        return (*self[:8], _SEPARATOR.join(self.strings), self.pid, self.tid)

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> EventRecord:
        """A record from the columns that `row` gave."""
        strings = tuple(row[8].split(_SEPARATOR)) if row[8] else ()
        record, node, time, channel, provider, event, level, variant, _, pid, tid = row
        return cls(record, node, time, channel, provider, event, level, variant, strings, pid, tid)
