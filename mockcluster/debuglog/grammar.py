"""The grammar of cluster log lines, both ways (cluster-log-format.md section 2)."""

from __future__ import annotations

import re
from typing import NamedTuple

from mockcluster.debuglog import levels
from mockcluster.debuglog.stamp import stamp, unstamp

LINE = re.compile(
    r"^(?:\[(Operational|Verbose|System)\] )?([0-9a-f]{8})\.([0-9a-f]{8})::"
    r"(\d{4}/\d\d/\d\d-\d\d:\d\d:\d\d\.\d{3}) (INFO|WARN|ERR |DBG )  (.*)$"
)
BODY = re.compile(r"^(?:(\w+(?:::\w+)+))?\[([A-Za-z]+)(?:[ -][^\]]*)?\]:? ?(?:([^<:]+?) <([^>]+)>: )?(.*)$")


class ParsedLine(NamedTuple):
    """The fields of one physical line; `channel` is empty outside the event-log sections."""

    channel: str
    pid: int
    tid: int
    time: int
    tag: int
    body: str


class ParsedBody(NamedTuple):
    """The fields of a body; resource type and name are set for `[RES]` lines only."""

    scope: str
    component: str
    resource_type: str
    resource: str
    text: str


def format_line(time: int, pid: int, tid: int, tag: int, body: str, *, channel: str = "") -> str:
    """The physical line without its line end. `time` in milliseconds since 1970 UTC, `tag` one of `levels.TAGS`."""
    prefix = f"[{channel}] " if channel else ""
    return f"{prefix}{pid:08x}.{tid:08x}::{stamp(time)} {levels.TAGS[tag]}  {body}"


def parse_line(line: str) -> ParsedLine | None:
    """The fields of a physical line (without line end), or None when it is not a log line."""
    found = LINE.match(line)
    if found is None:
        return None
    channel, pid, tid, time, tag, body = found.groups()
    return ParsedLine(channel or "", int(pid, 16), int(tid, 16), unstamp(time), levels.TAG_LEVELS[tag], body)


def parse_body(body: str) -> ParsedBody:
    """The component and, for resource DLL lines, the resource that a body names. A plain body has no component."""
    found = BODY.match(body)
    if found is None:
        return ParsedBody("", "", "", "", body)
    scope, component, resource_type, resource, text = found.groups()
    if component == "RES":
        return ParsedBody(scope or "", component, resource_type or "", resource or "", text)
    head = f"{resource_type} <{resource}>: " if resource_type else ""
    return ParsedBody(scope or "", component, "", "", head + text)
