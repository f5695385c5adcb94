"""What ran on a node in the past: read from the state history, for the ambient activity that follows from it.

Rows of table `history` (written by `journal.history`) tell what changed and what it was before; the past follows from
them and the present. Times there are microseconds, here milliseconds since 1970 UTC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mockcluster.debuglog import levels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mockcluster.world.node import Node
    from mockcluster.world.world import World

    Query = Callable[[str, tuple[object, ...]], Iterable[tuple[object, ...]]]
    Named = tuple[str, str]
    """Name and type of a resource."""

RUNNING = frozenset({"Up", "Paused", "Joining"})
"""States of a node in which its cluster service runs and logs."""

_NODES_AND_LEVEL = "(kind = 'node' OR (kind = 'cluster' AND subject = 'ClusterLogLevel'))"
_OWNERS_AND_STATES = "kind IN ('resource', 'group', 'volume')"


class Change(NamedTuple):
    """One row of the history. `time` in milliseconds."""

    node: int
    time: int
    kind: str
    subject: str
    before: str
    after: str


class Span(NamedTuple):
    """From `begin` (included) to `end` (not included), in milliseconds, something had `value`."""

    begin: int
    end: int
    value: int


class StateHistory:
    """What ran on one node between two times.

    `service` spans carry the incarnation (the start of the service in microseconds), `level` spans the log level in
    force, `peers` the times each other node took part, `online` those a resource was online on the node.
    """

    __slots__ = ("begin", "end", "level", "online", "peers", "service")

    def __init__(self, begin: int, end: int) -> None:
        self.begin = begin
        self.end = end
        self.service: list[Span] = []
        self.level: list[Span] = []
        self.peers: dict[int, list[Span]] = {}
        self.online: dict[Named, list[tuple[int, int]]] = {}


def read_history(query: Query, world: World, node: Node, begin: int, end: int) -> StateHistory:
    """The history of a node from `begin` to `end`. `query` runs a SELECT with its arguments.

    What was online, and with whom, is read only when the log level was verbose at some time: nothing at lower levels
    depends on it.
    """
    history = StateHistory(begin, end)
    rows = _rows(query, _NODES_AND_LEVEL, begin)
    history.level = level_spans((row for row in rows if row.kind == "cluster"), world.cluster.log_level, begin, end)
    of_node: dict[int, list[Change]] = {}
    for row in rows:
        if row.kind == "node":
            of_node.setdefault(row.node, []).append(row)

    def service(member: Node) -> list[Span]:
        return service_spans(of_node.get(member.id, []), _Run(query, world, member), begin, end)

    history.service = service(node)
    if any(span.value >= levels.VERBOSE for span in history.level):
        history.peers = {other.id: service(other) for other in world.nodes if other.id != node.id}
        history.online = online_spans(_rows(query, _OWNERS_AND_STATES, begin), world, node.name, begin, end)
    return history


def _rows(query: Query, condition: str, begin: int) -> list[Change]:
    sql = f"SELECT node, time / 1000, kind, subject, before, after FROM history WHERE time >= ? AND {condition}"
    found = query(f"{sql} ORDER BY time, id", (begin * 1000,))
    return [Change(*row) for row in found]  # type: ignore[arg-type]


def level_spans(rows: Iterable[Change], present: int, begin: int, end: int) -> list[Span]:
    """How the log level ran from `begin` to `end`, from the changes since `begin` and the present level."""
    found: list[Span] = []
    since, value = begin, present
    for number, row in enumerate(rows):
        if number == 0:
            value = int(row.before)
        if row.time > since:
            found.append(Span(since, min(row.time, end), value))
            since = row.time
        value = int(row.after)
    if since < end:
        found.append(Span(since, end, value))
    return found


class _Run:
    """The runs of a node's cluster service: whether it runs now, and when a run began (microseconds)."""

    __slots__ = ("_node", "_query", "_world")

    def __init__(self, query: Query, world: World, node: Node) -> None:
        self._query, self._world, self._node = query, world, node

    @property
    def running(self) -> bool:
        """Whether the service runs now."""
        return self._node.state in RUNNING

    @property
    def present(self) -> int:
        """When the present run began."""
        return self._node.started_at or self._world.created_at

    def before(self, begin: int) -> int:
        """When the run that was under way at `begin` (milliseconds) began."""
        sql = "SELECT max(time) FROM history WHERE node = ? AND kind = 'node' AND before = 'Down' AND time < ?"
        for (time,) in self._query(sql, (self._node.id, begin * 1000)):
            if isinstance(time, int):
                return time
        return self._world.created_at


def service_spans(rows: list[Change], run: _Run, begin: int, end: int) -> list[Span]:
    """When the cluster service of a node ran, and under which incarnation, from the node's changes since `begin`."""
    restarted = any(row.after in RUNNING and row.before not in RUNNING for row in rows)
    running = rows[0].before in RUNNING if rows else run.running
    incarnation = run.before(begin) if restarted and running else run.present
    found: list[Span] = []
    since = begin
    for row in rows:
        after = row.after in RUNNING
        if after == running:
            continue
        if running:
            found.append(Span(since, min(row.time, end), incarnation))
        else:
            since = row.time
            later = any(one.time > row.time and one.after not in RUNNING for one in rows)
            incarnation = row.time * 1000 if later or not run.running else run.present
        running = after
    if running and since < end:
        found.append(Span(since, end, incarnation))
    return [span for span in map(_since_start, found) if span.begin < span.end]


def _since_start(span: Span) -> Span:
    return span._replace(begin=max(span.begin, span.value // 1000))


def online_spans(
    rows: list[Change], world: World, node: str, begin: int, end: int
) -> dict[Named, list[tuple[int, int]]]:
    """When each resource was online on a node, from the changes of states and owners since `begin`; newest first."""
    past = _Past(world, node)
    until: dict[Named, int] = dict.fromkeys(past.here(), end)
    found: dict[Named, list[tuple[int, int]]] = {}
    for row in reversed(rows):
        for resource, before, after in past.undo(row):
            if after and not before:
                found.setdefault(resource, []).append((row.time, until.pop(resource)))
            elif before and not after:
                until[resource] = min(row.time, end)
    for resource, last in until.items():
        found.setdefault(resource, []).append((begin, last))
    return {name: [span for span in spans if span[0] < span[1]] for name, spans in found.items()}


class _Past:
    """Owners and states of all resources, led back from the present row by row."""

    __slots__ = ("_group_of", "_members", "_node", "_online", "_owner", "_types")

    def __init__(self, world: World, node: str) -> None:
        names = {group.id: group.name for group in world.groups}
        self._node = node
        self._owner = {group.name: group.owner for group in world.groups}
        self._group_of: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._online: dict[str, bool] = {}
        self._types: dict[str, str] = {}
        for resource in world.resources:
            group = names[resource.group_id]
            self._group_of[resource.name] = group
            self._members.setdefault(group, []).append(resource.name)
            self._online[resource.name] = resource.state == "Online"
            self._types[resource.name] = resource.resource_type

    def here(self) -> list[Named]:
        """The resources that are online on the node at the time reached."""
        return [(name, kind) for name, kind in self._types.items() if self._is_here(name)]

    def _is_here(self, resource: str) -> bool:
        return self._online[resource] and self._owner[self._group_of[resource]] == self._node

    def undo(self, row: Change) -> Iterator[tuple[Named, bool, bool]]:
        """Go back over a row: each resource it is about, whether it was online on the node before it, and after."""
        concerned = self._concerned(row)
        after = [self._is_here(name) for name in concerned]
        if row.kind == "resource":
            for name in concerned:
                self._online[name] = row.before == "Online"
        elif concerned:
            self._owner[self._group_of[concerned[0]]] = row.before
        for name, was_here in zip(concerned, after):
            yield (name, self._types[name]), self._is_here(name), was_here

    def _concerned(self, row: Change) -> list[str]:
        if row.kind == "group":
            return self._members.get(row.subject, [])
        if row.subject not in self._group_of:
            return []
        return [row.subject] if row.kind == "resource" else self._members[self._group_of[row.subject]]
