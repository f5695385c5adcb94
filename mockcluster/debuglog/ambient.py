"""Ambient activity of one node: lines that are not stored but follow from the state history and the seed.

A minute in which nothing changes is one string made from a pattern, so that a verbose log costs little more than its
bytes; only minutes with changes, or with stored lines to merge with, are taken apart into lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from mockcluster.debuglog import activities, levels
from mockcluster.debuglog.activities import MINUTE, SPARSE, VARIANTS, Activity
from mockcluster.debuglog.processes import CLUSSVC, Processes
from mockcluster.debuglog.stamp import minute_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mockcluster.debuglog.history import StateHistory
    from mockcluster.world.world import World

Line = tuple[int, str]
"""A time in milliseconds since 1970 UTC, and the physical line with its line end."""


class Mix:
    """What is active while nothing changes: the service's run, the level, and the activities that write at it."""

    __slots__ = ("_active", "_lengths", "_whole", "incarnation", "level")

    def __init__(self, incarnation: int, level: int, active: list[Activity]) -> None:
        self.incarnation = incarnation
        self.level = level
        self._active = [one for one in active if one.quietest <= level]
        self._whole: dict[int, str] = {}
        self._lengths: dict[int, int] = {}

    def template(self, variant: int) -> str:
        """All lines of a whole minute as one template."""
        found = self._whole.get(variant)
        if found is None:
            parts = [line for one in self._active for line in one.lines(self.level, variant)]
            parts.sort(key=_first)
            found = self._whole[variant] = "".join([text for _, text in parts])
        return found

    def length(self, variant: int, values: dict[str, object]) -> int:
        """The characters of a whole minute; they are the same for all minutes of the variant."""
        found = self._lengths.get(variant)
        if found is None:
            found = self._lengths[variant] = len(self.template(variant) % values)
        return found

    def lines(self, variant: int, low: int, high: int) -> list[tuple[int, str]]:
        """Templates of the lines from `low` to `high`, milliseconds in the minute, not in order."""
        return [line for one in self._active for line in one.lines(self.level, variant) if low <= line[0] < high]


def _first(line: tuple[int, str]) -> int:
    return line[0]


class Segment:
    """From `begin` to `end` (milliseconds, end not included) `mix` is active."""

    __slots__ = ("begin", "end", "mix")

    def __init__(self, begin: int, end: int, mix: Mix) -> None:
        self.begin = begin
        self.end = end
        self.mix = mix


class AmbientMinute:
    """The ambient lines of one minute; `shift` minutes are added to the stamps."""

    __slots__ = ("_parts", "_sparse", "_values", "_variant", "number")

    def __init__(self, number: int, parts: list[Segment], sparse: list[Line], shift: int) -> None:
        self.number = number
        self._parts = parts
        self._sparse = sparse
        self._variant = (number * 2_654_435_761 >> 9) % VARIANTS
        self._values: dict[str, object] = {"m": minute_head(number + shift), "c": 10_000 + number % 90_000}

    def text(self) -> str:
        """All lines, one after the other."""
        if not self._sparse and len(self._parts) == 1:
            part, begin = self._parts[0], self.number * MINUTE
            if part.begin <= begin and part.end >= begin + MINUTE:
                return part.mix.template(self._variant) % self._values
        return "".join([line for _, line in self.lines()])

    def lines(self) -> list[Line]:
        """The lines with their times, in order."""
        begin = self.number * MINUTE
        found = list(self._sparse)
        for part in self._parts:
            low, high = part.begin - begin, part.end - begin
            values = self._values
            made = part.mix.lines(self._variant, low, high)
            found.extend([(begin + moment, template % values) for moment, template in made])
        found.sort(key=_first)
        return found

    def size(self) -> int:
        """The bytes of the lines in the file, about: a part of a minute counts by its share of the pattern."""
        characters = sum(len(line) for _, line in self._sparse)
        begin = self.number * MINUTE
        for part in self._parts:
            share = min(part.end, begin + MINUTE) - max(part.begin, begin)
            characters += part.mix.length(self._variant, self._values) * share // MINUTE
        return 2 * characters


class Ambient:
    """The ambient log of a node between the two times of its history. `shift` is added to all stamps, in minutes."""

    __slots__ = ("_history", "_known", "_names", "_node", "_processes", "_routes", "_shift", "_world")

    def __init__(self, world: World, node: int, history: StateHistory, *, shift: int = 0) -> None:
        self._world = world
        self._node = node
        self._history = history
        self._shift = shift
        self._names = {other.id: other.name for other in world.nodes}
        self._processes: dict[int, Processes] = {}
        self._known: dict[tuple[object, ...], list[Activity]] = {}
        self._routes = _routes(world, self._names, node)

    def minutes(self, first: int, last: int) -> Iterator[AmbientMinute]:
        """The minutes (since 1970) from `first` to `last`, both included, oldest first; all of them, empty ones too."""
        ahead = self._segments()
        segment = next(ahead, None)
        for number in range(first, last + 1):
            begin, end = number * MINUTE, (number + 1) * MINUTE
            parts: list[Segment] = []
            while segment is not None and segment.begin < end:
                if segment.end > begin:
                    parts.append(segment)
                if segment.end > end:
                    break
                segment = next(ahead, None)
            yield AmbientMinute(number, parts, self._sparse(number, parts), self._shift)

    def _segments(self) -> Iterator[Segment]:
        """Runs of time in which the service runs and nothing changes, oldest first."""
        turns = sorted(_turns(self._history), key=_first_of_turn)
        state: dict[str, int] = {"service": 0, "level": 0}
        peers: dict[int, None] = {}
        online: dict[tuple[str, str], None] = {}
        since = self._history.begin
        for time, kind, subject, value in turns:
            if time > since:
                if state["service"] and state["level"] >= levels.INFORMATION:
                    yield Segment(since, time, self._mix(state["service"], state["level"], peers, online))
                since = time
            if kind == "peer":
                _switch(peers, subject, value)
            elif kind == "online":
                _switch(online, subject, value)
            else:
                state[kind] = value

    def _mix(self, incarnation: int, level: int, peers: dict[int, None], online: dict[tuple[str, str], None]) -> Mix:
        active: list[Activity] = []
        if level >= levels.VERBOSE:
            others = tuple(sorted(peers))
            active.extend(self._service(incarnation, others))
            for peer in others:
                active.extend(self._peer(incarnation, peer, len(others)))
            for name, kind in sorted(online):
                active.extend(self._resource(incarnation, name, kind))
        return Mix(incarnation, level, active)

    def _service(self, incarnation: int, peers: tuple[int, ...]) -> list[Activity]:
        key = (incarnation, peers)
        found = self._known.get(key)
        if found is None:
            own = self._run(incarnation)
            found = self._known[key] = activities.service_activities(
                self._seed("service"), self._node, list(peers), own
            )
        return found

    def _peer(self, incarnation: int, peer: int, peers: int) -> list[Activity]:
        key = (incarnation, "peer", peer, peers)
        found = self._known.get(key)
        if found is None:
            own, seed = self._run(incarnation), self._seed("route")
            found = self._known[key] = [
                one
                for local, remote in self._routes.get(peer, ())
                for one in activities.route_activity(seed, local, remote, peers, own)
            ]
        return found

    def _resource(self, incarnation: int, name: str, kind: str) -> list[Activity]:
        key = (incarnation, name, kind)
        found = self._known.get(key)
        if found is None:
            resource = self._world.resources.named(name)
            found = self._known[key] = activities.resource_activities(
                self._seed("resource"),
                name,
                kind,
                self._run(incarnation),
                separate=resource is not None and resource.separate_monitor,
                looks_alive=resource.looks_alive_poll_interval if resource is not None else activities.UNSET,
                is_alive=resource.is_alive_poll_interval if resource is not None else activities.UNSET,
            )
        return found

    def _run(self, incarnation: int) -> Processes:
        found = self._processes.get(incarnation)
        if found is None:
            found = self._processes[incarnation] = Processes(self._world.seed, self._node, incarnation)
        return found

    def _seed(self, purpose: str) -> str:
        return f"{self._world.seed}/{self._node}/{purpose}"

    def _sparse(self, number: int, parts: list[Segment]) -> list[Line]:
        found: list[Line] = []
        if not parts:
            return found
        for sparse in SPARSE:
            draw = crc32(f"{self._world.seed}/{self._node}/{sparse.name}/{number}".encode())
            if draw % sparse.every:
                continue
            moment = number * MINUTE + (draw >> 9) % MINUTE
            for part in parts:
                if part.begin <= moment < part.end:
                    found.append((moment, self._sparse_line(sparse, moment, draw, part.mix)))
        found.sort(key=_first)
        return found

    def _sparse_line(self, sparse: activities.SparseLine, moment: int, draw: int, mix: Mix) -> str:
        own = self._run(mix.incarnation)
        names = list(self._names.values())
        text = sparse.text.replace("{client}", names[(draw >> 5) % len(names)])
        second, rest = divmod(moment % MINUTE, 1000)
        thread = f"{own.pid(CLUSSVC):08x}.{own.tid(CLUSSVC, sparse.component):08x}"
        stamp = f"{minute_head(moment // MINUTE + self._shift)}{second:02d}.{rest:03d}"
        return f"{thread}::{stamp} {levels.TAGS[levels.INFORMATION]}  [{sparse.component}] {text}\r\n"


Turn = tuple[int, str, object, int]


def _turns(history: StateHistory) -> Iterator[Turn]:
    for span in history.service:
        yield (span.begin, "service", None, span.value)
        yield (span.end, "service", None, 0)
    for span in history.level:
        yield (span.begin, "level", None, span.value)
    for peer, runs in history.peers.items():
        yield from _on_and_off("peer", peer, ((span.begin, span.end) for span in runs))
    for resource, times in history.online.items():
        yield from _on_and_off("online", resource, times)
    yield (history.end, "level", None, 0)


def _on_and_off(kind: str, subject: object, times: Iterable[tuple[int, int]]) -> Iterator[Turn]:
    for begin, end in times:
        yield (begin, kind, subject, 1)
        yield (end, kind, subject, 0)


def _first_of_turn(turn: Turn) -> tuple[int, int]:
    """By time; what ends at an instant comes before what begins at it."""
    return (turn[0], 1 if turn[3] else 0)


def _switch(running: dict[Any, None], subject: object, value: int) -> None:
    if value:
        running[subject] = None
    else:
        running.pop(subject, None)


def _routes(world: World, names: dict[int, str], node: int) -> dict[int, list[tuple[str, str]]]:
    """Address pairs of each peer, one for each cluster network that both nodes have an interface on."""
    used = {network.id for network in world.networks if network.role}
    cards: dict[str, dict[str, str]] = {}
    for card in world.interfaces:
        if card.network_id in used:
            cards.setdefault(card.node, {})[card.network_id] = card.address
    own = cards.get(names.get(node, ""), {})
    found: dict[int, list[tuple[str, str]]] = {}
    for peer, name in names.items():
        if peer != node:
            remote = cards.get(name, {})
            found[peer] = [(address, remote[network]) for network, address in own.items() if network in remote]
    return found
