"""What the renderers of the log need to know about the cluster besides the fact they render."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.processes import Processes, monitor_of

if TYPE_CHECKING:
    from mockcluster.world.group import Resource
    from mockcluster.world.node import Node
    from mockcluster.world.world import World

PORT = 3343
UP_STATES = frozenset({"Up", "Paused"})


class Scene:
    """Names, addresses and processes of a world. Looks things up when asked, so it follows the world's changes."""

    __slots__ = ("_processes", "world")

    def __init__(self, world: World) -> None:
        self.world = world
        self._processes: dict[int, tuple[int, Processes]] = {}

    def node(self, number: int) -> Node | None:
        """The node of a number, None when it was removed."""
        return self.world.nodes.get(number)

    def name(self, number: int) -> str:
        """The name of a node, its number when it was removed."""
        found = self.node(number)
        return found.name if found is not None else str(number)

    def up(self) -> list[int]:
        """The numbers of the nodes whose cluster service takes part in the cluster, in order."""
        return sorted(node.id for node in self.world.nodes if node.state in UP_STATES)

    def others(self, number: int) -> list[int]:
        """The nodes that take part, without one."""
        return [other for other in self.up() if other != number]

    def processes(self, number: int) -> Processes:
        """The processes of a node in the present run of its cluster service."""
        found = self.node(number)
        started = found.started_at if found is not None else 0
        known = self._processes.get(number)
        if known is None or known[0] != started:
            known = self._processes[number] = (started, Processes(self.world.seed, number, started))
        return known[1]

    def monitor(self, resource: str, resource_type: str) -> str:
        """The monitor process that hosts a resource."""
        found = self.resource(resource)
        return monitor_of(resource_type, resource, separate=found is not None and found.separate_monitor)

    def resource(self, name: str) -> Resource | None:
        """A resource by name."""
        return self.world.resources.named(name)

    def parameter(self, resource: str, parameter: str) -> str:
        """A private property of a resource (`Name=value` in its parameters), empty when it has none of that name."""
        found = self.resource(resource)
        entries = found.parameters if found is not None else ()
        wanted = parameter.lower()
        for entry in entries:
            name, _, value = entry.partition("=")
            if name.lower() == wanted:
                return value
        return ""

    def address(self, number: int) -> str:
        """The address with which a node speaks to its peers: that of its cluster network with the lowest metric."""
        name = self.name(number)
        metrics = {network.id: network.metric for network in self.world.networks if network.role}
        own = [card for card in self.world.interfaces.where("node", name) if card.network_id in metrics]
        if not own:
            return f"169.254.1.{number}"
        return min(own, key=lambda card: (metrics[card.network_id], card.id)).address

    def endpoint(self, number: int) -> str:
        """The address of a node as an endpoint, `10.0.0.1:~3343~`."""
        return f"{self.address(number)}:~{PORT}~"

    def tag(self, epoch: int | None = None) -> str:
        """The Paxos tag `epoch:last epoch:update` of the cluster database."""
        cluster = self.world.cluster
        now = cluster.paxos_tag if epoch is None else epoch
        return f"{now}:{now}:{31000 + cluster.gum_id}"


def number_set(numbers: tuple[int, ...] | list[int]) -> str:
    """A set of node numbers, `(1 2 3)`."""
    return f"({' '.join(str(number) for number in numbers)})"


def view_text(view: int, members: tuple[int, ...] | list[int]) -> str:
    """A view with its members, `1101(1 2)`."""
    return f"{view}{number_set(members)}"


def connectivity(numbers: tuple[int, ...] | list[int]) -> str:
    """A connectivity bitmap: 65 binary digits, the rightmost being node 0 (cluster-log-format.md 4)."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return f"{bits:065b}"
