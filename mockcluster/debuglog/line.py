"""One line of the cluster log, before it is text."""

from __future__ import annotations

from typing import NamedTuple


class LogLine(NamedTuple):
    """A record that one thread of one node writes to the cluster log.

    `time` is in milliseconds since 1970-01-01 UTC, `text` is the whole body with its component prefix
    (`[RCM] move of group ...`), `component` the tag alone (`RCM`, empty for plain lines). The fields stand in the
    order of the columns of table `log`.
    """

    node: int
    time: int
    pid: int
    tid: int
    tag: int
    verbosity: int
    component: str
    text: str


def kept(line: LogLine, level: int) -> bool:
    """Whether a node whose log level is `level` writes `line`. The level acts at writing, not at reading."""
    return line.verbosity <= level
