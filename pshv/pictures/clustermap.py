"""The cluster as it stands: nodes with their memory and machines, the networks between them, faults that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.pictures import svg as s
from pshv.pictures.picture import WIDTH, Picture, cut, meter, size

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from mockcluster.world.node import Node

MOST_MACHINES = 12
"""Machines that are listed for a node; the rest is counted."""
SIDE, DASH = "\u2502", "\u2500"
MARKS = {"Running": "\u25b6", "Off": "\u25a1", "Saved": "\u25d4", "Paused": "\u2016"}
COLOURS = {"Running": s.GOOD, "Off": s.MUTED, "Saved": s.BLUE, "Paused": s.WARN}
NODE_COLOURS = {"Up": s.GOOD, "Paused": s.WARN, "Down": s.BAD}


class MachineFacts:
    """A machine in the picture."""

    __slots__ = ("clustered", "memory", "name", "state", "target")

    def __init__(self, name: str, state: str, memory: int, target: str, *, clustered: bool) -> None:
        self.name = name
        self.state = state
        self.memory = memory
        self.target = target
        self.clustered = clustered

    @property
    def words(self) -> str:
        """Where it goes, or how large it is."""
        return f"\u2192 {self.target}" if self.target else size(self.memory)


class NodeFacts:
    """A node in the picture."""

    __slots__ = ("faults", "free", "machines", "name", "processors", "state", "total")

    def __init__(self, cluster: MockCluster, node: Node, faults: list[str]) -> None:
        world = cluster.world
        host = world.hosts.named(node.name)
        self.name = node.name
        self.state = node.state
        self.faults = faults
        self.total = host.memory_capacity if host is not None else 0
        self.free = max(0, world.memory_available(node.name)) if host is not None else 0
        self.processors = host.logical_processors if host is not None else 0
        self.machines = []
        for vm in sorted(world.vms_on(node.name), key=lambda one: one.name.lower()):
            moving = world.migration_of(vm)
            memory = vm.memory_assigned or vm.memory_startup
            target = moving.target if moving is not None else ""
            self.machines.append(MachineFacts(vm.name, vm.state, memory, target, clustered=vm.is_clustered))

    @property
    def used(self) -> float:
        """The share of the memory that is taken."""
        return 1 - self.free / self.total if self.total else 0.0

    @property
    def more(self) -> int:
        """Machines that are not listed."""
        return max(0, len(self.machines) - MOST_MACHINES)


class NetworkFacts:
    """A network in the picture: for each node whether its interface works."""

    __slots__ = ("name", "role", "speed", "state", "subnet", "works")

    def __init__(self, cluster: MockCluster, number: str) -> None:
        network = cluster.world.networks[number]
        ends = {one.node: one for one in cluster.world.interfaces.where("network_id", number)}
        self.name = network.name
        self.subnet = f"{network.address}/{network.prefix_length}"
        self.role = {0: "not used", 1: "cluster", 3: "cluster and client"}.get(network.role, "")
        self.state = network.state
        self.works = {name: one.state == "Up" and one.connected for name, one in ends.items()}
        speed = min((one.link_speed for one in ends.values()), default=0)
        self.speed = f"{speed / 1e9:g} Gbit/s" if speed >= 1e9 else f"{speed / 1e6:g} Mbit/s"


class ClusterMap(Picture):
    """The cluster. `hide_faults` leaves out what somebody has broken on purpose (exams)."""

    def __init__(self, cluster: MockCluster, nodes: list[str] | None = None, *, hide_faults: bool = False) -> None:
        world = cluster.world
        faults = {} if hide_faults else _faults(cluster)
        wanted = {name.lower() for name in nodes or ()}
        self.title = f"Cluster {world.cluster.name}"
        self.nodes = [
            NodeFacts(cluster, node, faults.get(node.name.lower(), []))
            for node in world.nodes
            if not wanted or node.name.lower() in wanted
        ]
        self.general = faults.get("", [])
        self.networks = [NetworkFacts(cluster, one.id) for one in sorted(world.networks, key=lambda one: one.name)]

    # -- text --------------------------------------------------------------------------------------------------------

    def text(self) -> list[str]:
        columns = 3 if len(self.nodes) > 2 else max(1, len(self.nodes))
        width = (WIDTH - (columns - 1)) // columns
        lines = [cut(f"{self.title}   {_legend()}", WIDTH)]
        for first in range(0, len(self.nodes), columns):
            boxes = [_box(node, width) for node in self.nodes[first : first + columns]]
            tallest = max(map(len, boxes))
            for box in boxes:
                box[-1:-1] = [SIDE + " " * (width - 2) + SIDE] * (tallest - len(box))
            lines += [" ".join(row) for row in zip(*boxes)]
        lines += [self._network_line(network) for network in self.networks]
        lines += [cut(f"! {text}", WIDTH) for text in self.general]
        return lines

    def _network_line(self, network: NetworkFacts) -> str:
        shown = self.nodes[:16]
        ends = "\u2500".join("\u25cf" if network.works.get(node.name) else "\u2715" for node in shown)
        rest = f"{network.state}, {network.speed}, {network.role}"
        return cut(f"{cut(network.name, 18):<19}{ends}  {network.subnet:<18} {rest}", WIDTH)

    # -- svg ---------------------------------------------------------------------------------------------------------

    def svg(self) -> str:
        columns = min(4, max(1, len(self.nodes)))
        sheet = s.Sheet(1000, self.title)
        sheet.text(24, 38, self.title, size=20, bold=True)
        for place, (state, colour) in enumerate(COLOURS.items()):
            sheet.dot(690 + place * 76, 34, 4.5, colour)
            sheet.text(700 + place * 76, 38, state.lower(), size=12, colour=s.MUTED)
        width = (1000 - 48 - 16 * (columns - 1)) / columns
        top = 60.0
        for first in range(0, len(self.nodes), columns):
            row = self.nodes[first : first + columns]
            height = max(_card_height(node) for node in row)
            for place, node in enumerate(row):
                _card(sheet, node, 24 + place * (width + 16), top, width, height)
            top += height + 16
        top = self._draw_networks(sheet, top + 12)
        for text in self.general:
            sheet.text(24, top + 12, f"! {text}", colour=s.BAD)
            top += 22
        return sheet.document()

    def _draw_networks(self, sheet: s.Sheet, top: float) -> float:
        shown = self.nodes[:24]
        left, right = 200.0, 640.0
        step = (right - left) / max(1, len(shown) - 1)
        for place, node in enumerate(shown):
            sheet.text(
                left + place * step, top, node.name, size=11, colour=s.MUTED, anchor="middle", room=max(step, 60)
            )
        for network in self.networks:
            top += 32
            up = network.state == "Up"
            sheet.text(24, top + 4, network.name, bold=True, room=160)
            sheet.line(left, top, right, top, colour=s.BLUE if up else s.BAD, width=2.5)
            for place, node in enumerate(shown):
                sheet.dot(left + place * step, top, 6, s.BLUE if network.works.get(node.name) else s.BAD)
            about = f"{network.subnet}  {network.state}, {network.speed}, {network.role}"
            sheet.text(right + 24, top + 4, about, size=12, colour=s.MUTED, room=330)
        return top + 20


def _legend() -> str:
    return "  ".join(f"{mark} {state.lower()}" for state, mark in MARKS.items()) + "  \u2192 moving"


def _faults(cluster: MockCluster) -> dict[str, list[str]]:
    """The active faults by the host they afflict, '' for those that name none."""
    found: dict[str, list[str]] = {}
    for fault in cluster.faults.active:
        chosen = dict(entry.split("=", 1) for entry in fault.selector if "=" in entry)
        host = chosen.get("host") or chosen.get("destination") or ""
        about = ", ".join(value for key, value in chosen.items() if value != host)
        found.setdefault(host.lower(), []).append(f"{fault.kind}{f' ({about})' if about else ''}")
    return found


def _box(node: NodeFacts, width: int) -> list[str]:
    inner = width - 4
    head = cut(f" {node.name} \u00b7 {node.state} ", width - 4)
    lines = [f"\u250c{DASH}{head}{DASH * (width - 3 - len(head))}\u2510"]
    bar = max(4, inner - 13)
    body = [f"{meter(node.used, bar)} {cut(f'{size(node.free)} free', 12)}"]
    for vm in node.machines[:MOST_MACHINES]:
        mark = MARKS.get(vm.state, "?")
        words = vm.words
        room = inner - 3 - len(words)
        name = vm.name if vm.clustered else f"({vm.name})"
        body.append(f"{mark} {cut(name, room):<{max(0, room)}} {words}")
    if node.more:
        body.append(f"and {node.more} more")
    body += [f"! {text}" for text in node.faults]
    lines += [f"{SIDE} {cut(text, inner):<{inner}} {SIDE}" for text in body]
    return [*lines, f"\u2514{DASH * (width - 2)}\u2518"]


def _card_height(node: NodeFacts) -> float:
    rows = min(len(node.machines), MOST_MACHINES) + (1 if node.more else 0) + len(node.faults)
    return 84 + rows * 24


def _card(sheet: s.Sheet, node: NodeFacts, x: float, y: float, width: float, height: float) -> None:
    sheet.box(x, y, width, height, fill=s.PANEL)
    sheet.dot(x + 20, y + 22, 6, NODE_COLOURS.get(node.state, s.WARN))
    sheet.text(x + 34, y + 27, node.name, size=15, bold=True, room=width - 110)
    sheet.text(x + width - 14, y + 27, node.state, size=12, colour=s.MUTED, anchor="end")
    sheet.bar(x + 14, y + 40, width - 28, 8, s.LINE)
    sheet.bar(x + 14, y + 40, (width - 28) * min(1.0, node.used), 8, s.BAD if node.used > 0.95 else s.BLUE)
    about = f"{size(node.free)} of {size(node.total)} free, {node.processors} logical processors"
    sheet.text(x + 14, y + 64, about, size=11, colour=s.MUTED, room=width - 28)
    top = y + 86
    for vm in node.machines[:MOST_MACHINES]:
        sheet.dot(x + 20, top - 4, 4.5, COLOURS.get(vm.state, s.WARN))
        sheet.text(x + 32, top, vm.name if vm.clustered else f"({vm.name})", room=width - 110)
        sheet.text(x + width - 14, top, vm.words, size=12, colour=s.BLUE if vm.target else s.MUTED, anchor="end")
        top += 24
    if node.more:
        sheet.text(x + 32, top, f"and {node.more} more", size=12, colour=s.MUTED)
        top += 24
    for text in node.faults:
        sheet.text(x + 14, top, f"! {text}", size=12, colour=s.BAD, room=width - 28)
        top += 24
