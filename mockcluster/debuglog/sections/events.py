"""The event sections of the report (cluster-log-format.md 3.3): records as log lines behind `[channel] `."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mockcluster.debuglog import levels
from mockcluster.debuglog.grammar import format_line
from mockcluster.debuglog.scene import PORT
from mockcluster.debuglog.sections.state import SERVER_2022
from mockcluster.eventlog import channels, query, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mockcluster.eventlog.record import EventRecord
    from mockcluster.world.node import Node
    from mockcluster.world.world import World

    Stream = Callable[[str, tuple[Any, ...]], Iterable[tuple[Any, ...]]]

SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("System", channels.SYSTEM, "System"),
    ("Microsoft-Windows-FailoverClustering/Operational logs", channels.CLUSTER_OPERATIONAL, "Operational"),
    ("Microsoft-Windows-ClusterAwareUpdating-Management/Admin logs", channels.UPDATING_MANAGEMENT, "Operational"),
    ("Microsoft-Windows-ClusterAwareUpdating/Admin logs", channels.UPDATING, "Operational"),
    ("Microsoft-Windows-FailoverClustering/DiagnosticVerbose", channels.CLUSTER_VERBOSE, "Verbose"),
)
"""Name of each section, the channel it shows, and the prefix of its lines."""

_TAGS = {
    record.CRITICAL: levels.ERROR,
    record.ERROR: levels.ERROR,
    record.WARNING: levels.WARNING,
    record.VERBOSE: levels.DEBUG,
}
_MISSED, _LOST = 1650, 1135


def event_sections(stream: Stream, world: World, node: Node, begin: int, *, shift: int = 0) -> Iterator[str]:
    """All event sections with the records since `begin` (milliseconds); `shift` minutes are added to stamps."""
    for name, channel, prefix in SECTIONS:
        yield f"[=== {name} ===]"
        for found in _records(stream, node, channel, begin):
            yield from _lines(found, prefix, world, node, shift * 60_000)
        yield ""


def _records(stream: Stream, node: Node, channel: str, begin: int) -> Iterator[EventRecord]:
    """The records of a channel; on Server 2022 the Operational one gets those of lost nodes for their twins."""
    wanted = [channel]
    if channel == channels.CLUSTER_OPERATIONAL and node.build_number >= SERVER_2022:
        wanted.append(channels.SYSTEM)
    for found in query.find(stream, node.id, query.EventFilter(wanted, begin=begin), oldest_first=True):
        if found.channel == channel or found.id == _LOST:
            yield found


def _lines(found: EventRecord, prefix: str, world: World, node: Node, shift: int) -> Iterator[str]:
    time, tag = found.time + shift, _TAGS.get(found.level, levels.INFORMATION)
    twin = _twin(found, world) if prefix == "Operational" and node.build_number >= SERVER_2022 else ""
    if prefix != "Operational" or found.channel != channels.SYSTEM:
        first, *rest = [line for line in query.message(found).split("\n") if line.strip()] or [""]
        yield format_line(time, found.pid, found.tid, tag, first, channel=prefix)
        for line in rest:
            yield format_line(time, found.pid, found.tid, tag, "  " + line, channel=prefix)
    if twin:
        yield format_line(time, found.pid, found.tid, levels.WARNING, f"[NETWORK] {twin}", channel=prefix)


def _twin(found: EventRecord, world: World) -> str:
    """What Server 2022 writes beside the events of missed heartbeats and lost nodes (end of 4.3)."""
    if found.id == _LOST and found.channel == channels.SYSTEM:
        return f"Lost connection to node {found.strings[0]}"
    if found.id != _MISSED or found.variant != "missed":
        return ""
    local, remote = found.strings
    address = remote.removesuffix(f":~{PORT}~")
    name = next((card.node for card in world.interfaces if card.address == address), "")
    peer = world.nodes.named(name)
    if peer is None:
        return ""
    return f"Missed 40% of the heart beats with node '{peer.name}' ({peer.id}) on route {local}->{remote}"
