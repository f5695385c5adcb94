"""Writes the lines of one fact: who writes, on which thread, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from mockcluster.debuglog import levels
from mockcluster.debuglog.line import LogLine
from mockcluster.debuglog.processes import CLUSSVC

if TYPE_CHECKING:
    from mockcluster.debuglog.scene import Scene
    from mockcluster.journal.facts import Fact

_SHORTEST_GAP = 40
_GAP_SPREAD = 700
_MASK = 0x7FFFFFFF


class Pen:
    """Collects log lines. Lines of one node never go back in time, also across facts that happened at one instant.

    `last` holds the time (microseconds) of the newest line of each node; give in the stored ones to go on behind them.
    """

    __slots__ = ("_draw", "_lines", "_now", "_turn", "last", "scene")

    def __init__(self, scene: Scene, last: dict[int, int] | None = None) -> None:
        self.scene = scene
        self.last: dict[int, int] = {} if last is None else last
        self._lines: list[LogLine] = []
        self._now = 0
        self._draw = 0
        self._turn = 0

    def start(self, fact: Fact) -> None:
        """Begin the lines of `fact`: the first ones stand at its time."""
        subject = getattr(fact, "group", "") or getattr(fact, "resource", "") or fact.node
        self._turn = crc32(subject.encode())
        self._now = fact.time
        self._draw = (fact.time ^ self._turn) & _MASK

    def take(self) -> list[LogLine]:
        """The lines written since the last call."""
        lines, self._lines = self._lines, []
        return lines

    def wait(self, milliseconds: float) -> None:
        """Let time pass before the next line."""
        self._now += int(milliseconds * 1000)

    def write(
        self, node: int, component: str, text: str, *, tag: int = levels.INFORMATION, verbosity: int = 0, mark: str = ""
    ) -> None:
        """A line of the cluster service. `mark` replaces `[component] ` where a line has a qualifier or a scope."""
        head = mark or (f"[{component}] " if component else "")
        self._add(node, CLUSSVC, component, head + text, tag, verbosity or tag)

    def hosted(self, node: int, resource: str, resource_type: str, text: str, *, tag: int = levels.INFORMATION) -> None:
        """A `[RHS]` line of the monitor process that hosts a resource."""
        self._add(node, self.scene.monitor(resource, resource_type), "RHS", "[RHS] " + text, tag, tag)

    def resource(
        self,
        node: int,
        resource: str,
        resource_type: str,
        text: str,
        *,
        tag: int = levels.INFORMATION,
        verbosity: int = 0,
    ) -> None:
        """A `[RES]` line of a resource DLL. Further physical lines of `text` repeat the prefix and are indented."""
        monitor = self.scene.monitor(resource, resource_type)
        first, *rest = text.splitlines()
        body = f"[RES] {resource_type} <{resource}>: {first}"
        self._add(node, monitor, "RES", body, tag, verbosity or tag)
        for more in rest:
            if more:
                self._add(node, monitor, "RES", "  " + more, tag, verbosity or tag)

    def _add(self, node: int, process: str, component: str, text: str, tag: int, verbosity: int) -> None:
        self._draw = (self._draw * 1103515245 + 12345) & _MASK
        self._now = time = max(self._now, self.last.get(node, 0)) + _SHORTEST_GAP + (self._draw >> 8) % _GAP_SPREAD
        self.last[node] = time
        own = self.scene.processes(node)
        tid = own.tid(process, component, self._turn)
        self._lines.append(LogLine(node, time // 1000, own.pid(process), tid, tag, verbosity, component, text))
