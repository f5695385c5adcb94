"""What a healthy cluster service does all the time, as patterns of one minute (issue 3, part 5).

An activity is a set of strokes: lines at fixed milliseconds of a minute. Four variants of each minute differ in jitter.
Templates keep `%(m)s` for the minute's stamp and `%(c)d` for a counter that grows with the minute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from mockcluster.debuglog import levels
from mockcluster.debuglog.processes import CLUSSVC, monitor_of
from mockcluster.debuglog.scene import PORT

if TYPE_CHECKING:
    from mockcluster.debuglog.processes import Processes

MINUTE = 60_000
VARIANTS = 4
LOOKS_ALIVE = 5_000
IS_ALIVE = 60_000
UNSET = 4294967295
COUNTER = "%(c)d"
_JITTER = 45
_LAST_MILLISECOND = MINUTE - 1


class Stroke(NamedTuple):
    """A line `delay` milliseconds after the beat of its activity."""

    delay: int
    tag: int
    verbosity: int
    process: str
    component: str
    text: str


class Activity:
    """Strokes repeated every `period` milliseconds (a divisor of a minute, or a multiple of one)."""

    __slots__ = ("_cache", "_key", "_period", "_phase", "_processes", "_strokes", "quietest")

    def __init__(self, key: str, period: int, strokes: list[Stroke], processes: Processes) -> None:
        draw = crc32(key.encode())
        self._key = draw
        self._period = _fitting(period)
        self._phase = draw % self._period
        self._strokes = strokes
        self._processes = processes
        self._cache: dict[tuple[int, int], list[tuple[int, str]]] = {}
        self.quietest = min(stroke.verbosity for stroke in strokes)

    def lines(self, level: int, variant: int) -> list[tuple[int, str]]:
        """Millisecond and template of each line of a minute at a log level, in order."""
        found = self._cache.get((level, variant))
        if found is None:
            found = self._cache[(level, variant)] = self._make(level, variant)
        return found

    def _make(self, level: int, variant: int) -> list[tuple[int, str]]:
        kept = [stroke for stroke in self._strokes if stroke.verbosity <= level]
        made: list[tuple[int, str]] = []
        if not kept:
            return made
        for number, beat in enumerate(range(self._phase, MINUTE, self._period)):
            jitter = (self._key >> 7) * (beat + 977 * variant + 1) % 65_521 % _JITTER
            for stroke in kept:
                moment = min(beat + jitter + stroke.delay, _LAST_MILLISECOND)
                made.append((moment, self._template(moment, stroke, number)))
        made.sort(key=_moment)
        return made

    def _template(self, moment: int, stroke: Stroke, number: int) -> str:
        pid = self._processes.pid(stroke.process)
        tid = self._processes.tid(stroke.process, stroke.component, self._key)
        second, rest = divmod(moment, 1000)
        return (
            f"{pid:08x}.{tid:08x}::%(m)s{second:02d}.{rest:03d} {levels.TAGS[stroke.tag]}  [{stroke.component}] "
            f"{stroke.text.replace(COUNTER, f'{COUNTER}{number:02d}')}\r\n"
        )


def _moment(line: tuple[int, str]) -> int:
    return line[0]


def _fitting(period: int) -> int:
    """The nearest period that fits into a minute a whole number of times; a longer one beats once a minute."""
    return MINUTE // max(1, round(MINUTE / max(period, 500)))


def _escape(text: str) -> str:
    return text.replace("%", "%%")


def resource_activities(
    key: str, name: str, kind: str, processes: Processes, *, separate: bool, looks_alive: int, is_alive: int
) -> list[Activity]:
    """The health polls of an online resource; intervals in milliseconds, `UNSET` for those of its type."""
    monitor = monitor_of(kind, name, separate=separate)
    shown = _escape(name)
    looks = LOOKS_ALIVE if looks_alive == UNSET else looks_alive
    alive = IS_ALIVE if is_alive == UNSET else is_alive
    debug = levels.DEBUG
    return [
        Activity(
            f"{key}/looks/{name}",
            looks,
            [
                Stroke(0, debug, debug, monitor, "RHS", f"Calling LooksAlive for resource {shown}."),
                Stroke(1, debug, debug, monitor, "RHS", f"LooksAlive for resource {shown} returned 1."),
            ],
            processes,
        ),
        Activity(
            f"{key}/alive/{name}",
            alive,
            [
                Stroke(0, debug, debug, monitor, "RHS", f"Calling IsAlive for resource {shown}."),
                Stroke(
                    2,
                    levels.INFORMATION,
                    levels.VERBOSE,
                    monitor,
                    "RES",
                    f"{_escape(kind)} <{shown}>: IsAlive check succeeded.",
                ),
                Stroke(3, debug, debug, monitor, "RHS", f"IsAlive for resource {shown} returned 1."),
            ],
            processes,
        ),
    ]


def route_activity(key: str, local: str, remote: str, peers: int, processes: Processes) -> list[Activity]:
    """Heartbeats of one route; the more peers a node has, the rarer they are logged."""
    ends = f"{local}:~{PORT}~ to {remote}:~{PORT}~"
    response = f"Heartbeat response from {remote}:~{PORT}~ to {local}:~{PORT}~, route sequence: %(c)d"
    summary = f"Route from {ends}: 60 heartbeats sent, 60 received, 0 missed"
    verbose = Stroke(0, levels.INFORMATION, levels.VERBOSE, CLUSSVC, "CHM", summary)
    beat = Stroke(0, levels.DEBUG, levels.DEBUG, CLUSSVC, "NETFT", response)
    return [
        Activity(f"{key}/beat/{ends}", 5000 * (1 + peers // 8), [beat], processes),
        Activity(f"{key}/route/{ends}", MINUTE, [verbose], processes),
    ]


def service_activities(key: str, node: int, peers: list[int], processes: Processes) -> list[Activity]:
    """Global updates and checkpoints of the cluster service itself."""
    partner = peers[crc32(key.encode()) % len(peers)] if peers else node
    verbose, shown = levels.VERBOSE, levels.INFORMATION
    lock = f"Node {node}: Processing RequestLock {partner}:%(c)d"
    grant = f"Node {node}: Processing GrantLock to {partner} (sent by {node} gumid: %(c)d)"
    return [
        Activity(
            f"{key}/gum",
            20_000,
            [
                Stroke(0, shown, verbose, CLUSSVC, "GUM", lock),
                Stroke(1, shown, verbose, CLUSSVC, "GUM", grant),
            ],
            processes,
        ),
        Activity(
            f"{key}/checkpoint",
            MINUTE,
            [Stroke(0, shown, verbose, CLUSSVC, "DM", "Checkpoint: the hive is unchanged, nothing to flush.")],
            processes,
        ),
        Activity(
            f"{key}/tick",
            2_000,
            [Stroke(0, levels.DEBUG, levels.DEBUG, CLUSSVC, "RGP", f"node {node}: Tick, all members answer")],
            processes,
        ),
    ]


class SparseLine(NamedTuple):
    """An INFO line that comes once in about `every` minutes, at any second; `{client}` is one of the members."""

    name: str
    every: int
    component: str
    text: str


SPARSE: tuple[SparseLine, ...] = (
    SparseLine("client", 11, "NM", "Received request from client address {client}."),
    SparseLine("quorum", 23, "API", "s_ApiGetQuorumResource final status 0."),
)
