"""The cluster log as parsed lines, to assert on."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mockcluster.debuglog import levels
from mockcluster.debuglog.grammar import format_line, parse_body, parse_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pshv.testing.cluster import MockCluster

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LogEntry(NamedTuple):
    """One line: `time` is UTC, `level` INFO, WARN, ERR or DBG, `verbosity` the log level from which it is written.

    `text` is the body with its component prefix, `component` the tag alone. `str()` gives the line as the file has it.
    """

    node: str
    time: datetime
    pid: int
    tid: int
    level: str
    verbosity: int
    component: str
    text: str

    def __str__(self) -> str:
        tag = levels.TAG_LEVELS[self.level.ljust(4)]
        milliseconds = (self.time - _EPOCH) // timedelta(milliseconds=1)
        return format_line(milliseconds, self.pid, self.tid, tag, self.text)


class ClusterLog:
    """What the nodes of a cluster have written to their logs, oldest line first.

    Lines that the log level keeps out are not there (`Set-ClusterLog -Level`), nor are the ambient ones that
    `Get-ClusterLog` adds from the state history: this is what happened.
    """

    def __init__(self, cluster: MockCluster) -> None:
        self._cluster = cluster

    def __call__(
        self,
        node: str | None = None,
        *,
        component: str | None = None,
        level: str | None = None,
        contains: str | None = None,
        matching: str | None = None,
        since: datetime | None = None,
    ) -> list[LogEntry]:
        """The lines of a node (None: of all) that fit every condition.

        `contains` is a piece of the text in any case, `matching` a regular expression. Raises KeyError for a node that
        the cluster does not have.
        """
        wanted = contains.lower() if contains is not None else None
        pattern = re.compile(matching) if matching is not None else None
        return [
            entry
            for entry in self._entries(node)
            if (component is None or entry.component == component)
            and (level is None or entry.level == level.strip().upper())
            and (wanted is None or wanted in entry.text.lower())
            and (pattern is None or pattern.search(entry.text))
            and (since is None or entry.time >= since)
        ]

    def __iter__(self) -> Iterator[LogEntry]:
        return iter(self._entries(None))

    def __len__(self) -> int:
        return len(self._entries(None))

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and bool(self(contains=text))

    def one(self, contains: str, *, node: str | None = None) -> LogEntry:
        """The one line that contains a text. Raises AssertionError when there are none or several."""
        found = self(node, contains=contains)
        if len(found) != 1:
            shown = "\n  ".join(str(entry) for entry in found or self(node)[-10:])
            raise AssertionError(
                f"{len(found)} lines contain {contains!r}; {'they' if found else 'the last'} are\n  {shown}"
            )
        return found[0]

    def _entries(self, node: str | None) -> list[LogEntry]:
        with self._cluster.turn() as core:
            names = {one.id: one.name for one in core.world.nodes}
            numbers = list(names) if node is None else [core.world.node_of(node).id]
            rows = [line for number in numbers for line in core.log_rows(number)]
        rows.sort(key=lambda line: line.time)
        return [
            LogEntry(
                names[line.node],
                _EPOCH + timedelta(milliseconds=line.time),
                line.pid,
                line.tid,
                levels.TAGS[line.tag].strip(),
                line.verbosity,
                line.component,
                line.text,
            )
            for line in rows
        ]

    @staticmethod
    def read(path: str | Path, node: str = "") -> list[LogEntry]:
        """The lines of a file that `Get-ClusterLog` wrote; its other sections are passed over. Raises OSError."""
        return list(_parsed(Path(path).read_text(encoding="utf-16").splitlines(), node))

    def __repr__(self) -> str:
        return "\n".join(str(entry) for entry in self)


def _parsed(lines: Iterable[str], node: str) -> Iterator[LogEntry]:
    for text in lines:
        line = parse_line(text)
        if line is None or line.channel:
            continue
        yield LogEntry(
            node,
            _EPOCH + timedelta(milliseconds=line.time),
            line.pid,
            line.tid,
            levels.TAGS[line.tag].strip(),
            0,
            parse_body(line.body).component,
            line.body,
        )
