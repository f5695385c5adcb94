"""An incident in order of time across the nodes: lines of the cluster logs and events, each in its node's lane."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pshv.pictures import svg as s
from pshv.pictures.picture import WIDTH, Picture, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.cluster import MockCluster

MILLISECONDS_PER_MINUTE = 60_000
_MACHINERY = re.compile(
    r"^\[RCM\] (?:Res |TransitionToState|HandleMonitorReply|ignored non-local|Issuing )|^\[RHS\] Resource "
)
_DLL = re.compile(r"^\[RES\] Virtual Machine(?P<part> Configuration)? <[^>]*?(?P<name>\S+)>: ")
GAP = 60_000
"""Milliseconds of silence that the picture marks."""
COLOURS = {1: s.BAD, 2: s.WARN, 3: s.BLUE}
MOST_LANES = 8


class Entry:
    """Something that was written: `severity` 1 error, 2 warning, 3 anything else; `source` 'log' or an event's id."""

    __slots__ = ("node", "severity", "source", "text", "time")

    def __init__(self, time: int, node: str, source: str, severity: int, text: str) -> None:
        self.time = time
        self.node = node
        self.source = source
        self.severity = severity
        self.text = text

    @property
    def is_event(self) -> bool:
        """Whether it is an event record."""
        return self.source != "log"

    @property
    def short(self) -> str:
        """The text without the frame that resource DLLs put around it."""
        return _DLL.sub(lambda found: f"[RES] {found['name']}: ", self.text)


class TimelinePicture(Picture):
    """What log and events say of the last `minutes`; with `about` only what names a machine, a node or a word.

    At most `last` entries, the newest. The machinery of resource states is left out, unless it warns.
    """

    def __init__(self, cluster: MockCluster, *, about: str = "", minutes: int = 60, last: int = 40) -> None:
        since = cluster.now // 1000 - minutes * MILLISECONDS_PER_MINUTE
        words = _words(cluster, about)
        found = [
            one for one in _entries(cluster, since) if not words or any(word in one.text.lower() for word in words)
        ]
        found.sort(key=lambda one: one.time)
        self.entries = found[-last:]
        self.left_out = len(found) - len(self.entries)
        present = {one.node for one in self.entries}
        self.nodes = [node.name for node in cluster.world.nodes if node.name in present][:MOST_LANES]
        self.title = f"Timeline of {about or cluster.world.cluster.name}, last {minutes} minutes (UTC)"

    def _steps(self) -> Iterator[tuple[int, Entry]]:
        """The entries, each with the silence before it in milliseconds."""
        before = self.entries[0].time if self.entries else 0
        for entry in self.entries:
            yield entry.time - before, entry
            before = entry.time

    # -- text --------------------------------------------------------------------------------------------------------

    def text(self) -> list[str]:
        lines = [cut(self.title, WIDTH)]
        if self.left_out:
            lines.append(f"({self.left_out} earlier entries are left out)")
        if not self.entries:
            return [*lines, "Nothing was written."]
        lanes = " ".join(f"{place}" for place in range(1, len(self.nodes) + 1))
        lines.append(cut("Lanes: " + ", ".join(f"{place} {name}" for place, name in enumerate(self.nodes, 1)), WIDTH))
        lines.append(f"{'':<13}{lanes}")
        for silence, entry in self._steps():
            if silence >= GAP:
                lines.append(f"{'':<13}{self._lanes(None)} \u00b7\u00b7\u00b7 {_span(silence)}")
            mark = {1: "!!", 2: "! "}.get(entry.severity, "  ")
            source = "log  " if not entry.is_event else f"{entry.source:<5}"
            lines.append(cut(f"{_clock(entry.time)} {self._lanes(entry)} {source}{mark} {entry.short}", WIDTH))
        lines.append("\u25cf line of the cluster log   \u25a0 event with its id   ! warning   !! error")
        return lines

    def _lanes(self, entry: Entry | None) -> str:
        mark = "\u25a0" if entry is not None and entry.is_event else "\u25cf"
        return " ".join(mark if entry is not None and name == entry.node else "\u2502" for name in self.nodes)

    # -- svg ---------------------------------------------------------------------------------------------------------

    def svg(self) -> str:
        sheet = s.Sheet(1000, self.title)
        sheet.text(24, 38, self.title, size=20, bold=True)
        legend = "\u25cf line of the cluster log    \u25a0 event    blue: information, orange: warning, red: error"
        sheet.text(24, 62, legend, size=12, colour=s.MUTED)
        wide = max([56.0, *(8.5 * len(name) + 8 for name in self.nodes)])
        lane = {name: 124 + wide * (place + 0.5) for place, name in enumerate(self.nodes)}
        text_at = 124 + wide * len(self.nodes)
        top = 96.0
        for name, x in lane.items():
            sheet.text(x, top, name, size=12, bold=True, anchor="middle")
        rows = self._rows(top + 26)
        bottom = rows[-1][0] + 14 if rows else top + 20
        for x in lane.values():
            sheet.line(x, top + 8, x, bottom)
        for y, silence, entry in rows:
            if entry is None:
                sheet.text(
                    text_at, y + 4, f"\u00b7\u00b7\u00b7 {_span(silence)} \u00b7\u00b7\u00b7", size=11, colour=s.MUTED
                )
                continue
            self._draw(sheet, y, entry, lane.get(entry.node, text_at), text_at)
        return sheet.document()

    def _rows(self, top: float) -> list[tuple[float, int, Entry | None]]:
        rows: list[tuple[float, int, Entry | None]] = []
        for silence, entry in self._steps():
            if silence >= GAP:
                rows.append((top, silence, None))
                top += 22
            rows.append((top, silence, entry))
            top += 22
        return rows

    def _draw(self, sheet: s.Sheet, y: float, entry: Entry, x: float, text_at: float) -> None:
        colour = COLOURS[entry.severity]
        sheet.text(24, y + 4, _clock(entry.time), size=11, colour=s.MUTED, mono=True)
        if entry.is_event:
            sheet.bar(x - 5, y - 5, 10, 10, colour)
        else:
            sheet.dot(x, y, 5, colour)
        head = f"{entry.source}  " if entry.is_event else ""
        shade = s.INK if entry.severity == 3 else colour
        sheet.text(text_at, y + 4, head + entry.short, size=12, colour=shade, room=976 - text_at)


def _words(cluster: MockCluster, about: str) -> list[str]:
    """What a line must name to be about a machine (its name or id), a node, or a word."""
    if not about:
        return []
    vm = cluster.world.vms.named(about)
    return [about.lower(), vm.id.lower()] if vm is not None else [about.lower()]


def _entries(cluster: MockCluster, since: int) -> Iterator[Entry]:
    from mockcluster.debuglog import levels
    from mockcluster.eventlog.query import EventFilter, message

    for node in cluster.world.nodes:
        for line in cluster.log_rows(node.id, since):
            machinery = line.tag > levels.WARNING and _MACHINERY.match(line.text)
            if machinery or line.verbosity > levels.INFORMATION:
                continue
            yield Entry(line.time, node.name, "log", min(3, max(1, line.tag)), line.text)
        for record in cluster.event_records(node.id, EventFilter(begin=since)):
            severity = {1: 1, 2: 1, 3: 2}.get(record.level, 3)
            yield Entry(record.time, node.name, str(record.id), severity, " ".join(message(record).split()))


def _clock(time: int) -> str:
    second, milli = divmod(time, 1000)
    day = second % 86400
    return f"{day // 3600:02}:{day // 60 % 60:02}:{day % 60:02}.{milli:03}"


def _span(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h {seconds // 60 % 60} min"
