"""Nodes, networks, quorum and witness (event-ids.md sections 2 and 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog.scene import PORT
from mockcluster.debuglog.sequences.membership import QUARANTINED
from mockcluster.debuglog.sequences.quorum import LOST_QUORUM, SHARE
from mockcluster.debuglog.stamp import stamp

if TYPE_CHECKING:
    from mockcluster.eventlog.desk import Desk
    from mockcluster.journal import facts


def cluster_formed(fact: facts.ClusterFormed, desk: Desk) -> None:
    """The forming node says so."""
    desk.operational(fact.node_id, 1061, fact.cluster)


def node_joined(fact: facts.NodeJoined, desk: Desk) -> None:
    """The joiner says so."""
    desk.operational(fact.node_id, 1062, desk.scene.world.cluster.name)


def node_join_refused(fact: facts.NodeJoinRefused, desk: Desk) -> None:
    """A quarantined node and its sponsor name each other; otherwise nobody could be reached."""
    sponsor = desk.scene.world.nodes.named(fact.sponsor) if fact.sponsor else None
    if fact.code == QUARANTINED:
        until = utc(fact.until)
        desk.system(fact.node_id, 1676, fact.sponsor, until)
        if sponsor is not None:
            desk.system(sponsor.id, 1675, fact.node, fact.sponsor, until)
        return
    desk.system(fact.node_id, 1653, fact.node)
    desk.system(fact.node_id, 1070, desk.scene.world.cluster.name, fact.code)


def utc(time: int) -> str:
    """A time of a fact as event texts show it: `2026/11/25-13:05:09.120`."""
    return stamp(time // 1000)


def node_lost(fact: facts.NodeLost, desk: Desk) -> None:
    """Every survivor reports the removal."""
    for survivor in fact.members:
        if survivor != fact.node_id:
            desk.system(survivor, 1135, fact.node)


def node_isolated(fact: facts.NodeIsolated, desk: Desk) -> None:
    """Survivors report the isolation and the machines nobody watches now."""
    for n in desk.scene.others(fact.node_id):
        desk.system(n, 1673, fact.node)
        if fact.machines:
            desk.system(n, 1681, fact.node, ", ".join(fact.machines))


def node_isolation_ended(fact: facts.NodeIsolationEnded, desk: Desk) -> None:
    """The node is back, or given up."""
    for n in desk.scene.others(fact.node_id):
        desk.system(n, 1680, fact.node)


def node_quarantined(fact: facts.NodeQuarantined, desk: Desk) -> None:
    """Survivors report how long a node may not join."""
    for n in desk.scene.others(fact.node_id):
        desk.system(n, 1672, fact.node, fact.failures, utc(fact.until))


def node_drain_failed(fact: facts.NodeDrainFailed, desk: Desk) -> None:
    """The group that could not be moved, and the drain."""
    desk.system(fact.node_id, 1137, fact.group, fact.code)
    desk.system(fact.node_id, 1677, fact.node)


def node_overloaded(fact: facts.NodeOverloaded, desk: Desk) -> None:
    """The balancer moves machines away."""
    desk.operational(fact.node_id, 1808, fact.node, ", ".join(fact.machines), fact.target)


def heartbeat_missed(fact: facts.HeartbeatMissed, desk: Desk) -> None:
    """Reported from two fifths of the threshold on."""
    if fact.missed * 5 >= fact.threshold * 2:
        desk.operational(fact.node_id, 1650, _end(fact.address), _end(fact.peer_address), variant="missed")


def route_down(fact: facts.RouteDown, desk: Desk) -> None:
    """A connection is lost."""
    desk.operational(fact.node_id, 1650, _end(fact.address), _end(fact.peer_address), variant="lost")


def route_up(fact: facts.RouteUp, desk: Desk) -> None:
    """A connection stands again; the node never left, so its peer is said to be back."""
    desk.operational(fact.node_id, 1650, _end(fact.address), _end(fact.peer_address))
    desk.system(fact.node_id, 1592, fact.node, fact.peer)


def _end(address: str) -> str:
    return f"{address}:~{PORT}~"


_NETWORK = {"Partitioned": 1129, "Down": 1130}
_INTERFACE = {"Unreachable": 1126, "Failed": 1127}


def network_state_changed(fact: facts.NetworkStateChanged, desk: Desk) -> None:
    """Partitioned, down, or up again."""
    if fact.after == "Up":
        desk.operational(fact.node_id, 1128, fact.network)
    elif fact.after in _NETWORK:
        desk.system(fact.node_id, _NETWORK[fact.after], fact.network)


def interface_state_changed(fact: facts.InterfaceStateChanged, desk: Desk) -> None:
    """Unreachable, failed, or up again."""
    if fact.after == "Up":
        desk.operational(fact.node_id, 1125, fact.interface, fact.node, fact.network)
    elif fact.after in _INTERFACE:
        desk.system(fact.node_id, _INTERFACE[fact.after], fact.interface, fact.node, fact.network)


def quorum_lost(fact: facts.QuorumLost, desk: Desk) -> None:
    """The service of a node without quorum ends."""
    desk.system(fact.node_id, 1177)


def quorum_form_failed(fact: facts.QuorumFormFailed, desk: Desk) -> None:
    """The cluster could not be formed."""
    desk.system(fact.node_id, 1092, desk.scene.world.cluster.name, LOST_QUORUM)


def witness_failed(fact: facts.WitnessFailed, desk: Desk) -> None:
    """A share could not be taken; other witnesses could not be written."""
    if fact.resource_type == SHARE:
        desk.system(fact.node_id, 1564, fact.resource, desk.scene.parameter(fact.resource, "SharePath"))
    else:
        desk.system(fact.node_id, 1557)
    desk.system(fact.node_id, 1558)


RULES = {
    "ClusterFormed": cluster_formed,
    "NodeJoined": node_joined,
    "NodeJoinRefused": node_join_refused,
    "NodeLost": node_lost,
    "NodeIsolated": node_isolated,
    "NodeIsolationEnded": node_isolation_ended,
    "NodeQuarantined": node_quarantined,
    "NodeDrainFailed": node_drain_failed,
    "NodeOverloaded": node_overloaded,
    "HeartbeatMissed": heartbeat_missed,
    "RouteDown": route_down,
    "RouteUp": route_up,
    "NetworkStateChanged": network_state_changed,
    "InterfaceStateChanged": interface_state_changed,
    "QuorumLost": quorum_lost,
    "QuorumFormFailed": quorum_form_failed,
    "WitnessFailed": witness_failed,
}
