"""Missed heartbeats and routes (cluster-log-format.md 4.3, steps 1 to 5; 4.1, steps 2 and 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.scene import PORT
from mockcluster.debuglog.stamp import stamp

if TYPE_CHECKING:
    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts

_TICK = 6


def heartbeat_missed(fact: facts.HeartbeatMissed, pen: Pen) -> None:
    """Two heartbeats in a row are noted first, two fifths of the threshold again (2016 and later)."""
    n = fact.node_id
    local, remote = f"{fact.address}:~{PORT}~", f"{fact.peer_address}:~{PORT}~"
    if fact.missed * 5 < fact.threshold * 2 or fact.missed <= 2:
        pen.write(n, "IM", f"got event: LocalEndpoint {local} has missed two consecutive heartbeats from {remote}")
        word = "two"
    else:
        word = "two-fifth"
    heard = f"Received notification for {word} consecutive missed HBs to the remote endpoint {remote} from {local}"
    pen.write(n, "CHM", heard)


def route_down(fact: facts.RouteDown, pen: Pen) -> None:
    """One route is down. Nothing more follows while another one still reaches the peer."""
    n = fact.node_id
    local, remote = f"{fact.address}:~{PORT}~", f"{fact.peer_address}:~{PORT}~"
    ends = f"local address {fact.address}:{PORT} remote address {fact.peer_address}:{PORT}"
    pen.write(
        n, "NETFTAPI", f"Signaled NetftRemoteUnreachable event, {ends}", tag=levels.DEBUG, verbosity=levels.INFORMATION
    )
    pen.write(n, "IM", f"got event: Remote endpoint {remote} unreachable from {local}")
    pen.write(n, "IM", f"Marking Route from {local} to {remote} as down")
    for entry in route_history(fact, pen.scene.world.cluster.same_subnet_threshold):
        pen.write(n, "IM", entry)


def route_history(fact: facts.RouteDown, threshold: int) -> list[str]:
    """The newest heartbeats of a route that went down, oldest entry last; each was sent a second before the other."""
    last = fact.time // 1000 // 1000
    entries = []
    for number in range(1, 4):
        age = number + threshold - 1
        entries.append(
            f"Route history {number}: Old: {age - 1:02d}.{fact.time // 1000 % 1000:03d}, Message: Response, "
            f"Route sequence: {last % 1_000_000 - age}, Received sequence: {last % 1_000_000 - age}, "
            f"Heartbeats counter/threshold: {threshold}/{threshold}, Error: Success, NtStatus: 0 "
            f"Timestamp: {stamp((last - age) * 1000)}, Ticks since last sending: {_TICK - number}"
        )
    return entries


def route_up(fact: facts.RouteUp, pen: Pen) -> None:
    """A route works again."""
    n = fact.node_id
    local, remote = f"{fact.address}:~{PORT}~", f"{fact.peer_address}:~{PORT}~"
    ends = f"local address {fact.address}:{PORT} remote address {fact.peer_address}:{PORT}"
    pen.write(
        n, "NETFTAPI", f"Signaled NetftRemoteReachable event, {ends}", tag=levels.DEBUG, verbosity=levels.INFORMATION
    )
    pen.write(n, "IM", f"got event: Remote endpoint {remote} reachable from {local}")
    pen.write(n, "IM", f"Marking Route from {local} to {remote} as up")


def network_state_changed(fact: facts.NetworkStateChanged, pen: Pen) -> None:
    """Every member learns the new state of a network."""
    tag = levels.INFORMATION if fact.after == "Up" else levels.WARNING
    for n in pen.scene.up():
        pen.write(n, "NM", f"Network {fact.network} changed state from {fact.before} to {fact.after}", tag=tag)


def interface_state_changed(fact: facts.InterfaceStateChanged, pen: Pen) -> None:
    """The node tells the new state of one of its interfaces."""
    tag = levels.INFORMATION if fact.after == "Up" else levels.WARNING
    change = f"changed state from {fact.before} to {fact.after}"
    pen.write(fact.node_id, "IM", f"Interface {fact.interface} on network {fact.network} {change}", tag=tag)


WRITERS = {
    "HeartbeatMissed": heartbeat_missed,
    "RouteDown": route_down,
    "RouteUp": route_up,
    "NetworkStateChanged": network_state_changed,
    "InterfaceStateChanged": interface_state_changed,
}
