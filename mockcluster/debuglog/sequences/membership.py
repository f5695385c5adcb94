"""Nodes joining, leaving and being lost (cluster-log-format.md 4.1 to 4.3, 4.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.scene import PORT, connectivity, number_set, view_text
from mockcluster.debuglog.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts

JOIN_TIMEOUT = 258
QUARANTINED = 5985
_EPHEMERAL = 49152


def cluster_formed(fact: facts.ClusterFormed, pen: Pen) -> None:
    """The node that forms the cluster opens its first view."""
    n, view = fact.node_id, view_text(fact.view, fact.members)
    old = view_text(fact.view - 1, ())
    pen.write(n, "INIT", f"Node {n}: Forming cluster {fact.cluster}")
    pen.write(n, "RGP", f"node {n}: emit view {view}")
    pen.write(n, "CORE", f"Node {n}: New View is {_view_changed(fact.members, (), view, old, form=True)}")
    pen.write(n, "DM", f"Paxos Tag Read from Hive: {pen.scene.tag()}")


def node_started(fact: facts.NodeStarted, pen: Pen) -> None:
    """The service's first lines."""
    pen.write(fact.node_id, "", "---+ LOG BEGIN +---")
    pen.write(fact.node_id, "CS", "Starting clussvc as a service")


def node_stopped(fact: facts.NodeStopped, pen: Pen) -> None:
    """The last lines of a clean stop; a stop for lost quorum has written them already."""
    if "Quorum" in fact.reason:
        return
    pen.write(fact.node_id, "CS", "Service Stopping...")
    service_end(fact.node_id, pen)


def service_end(n: int, pen: Pen) -> None:
    """The database is unloaded and the service ends."""
    pen.write(n, "DM", "Shutting down, so unloading the cluster database.", mark="[DM]: ")
    pen.write(n, "DM", "Shutting down, so unloading the cluster database (waitForLock: true).")
    pen.write(n, "CS", "Service Stopped...")
    pen.write(n, "CS", "About to exit service...")


def node_joined(fact: facts.NodeJoined, pen: Pen) -> None:
    """A node joins: its own lines, then those of every member, with the view that both sides come to."""
    members = [other for other in fact.members_before if other != fact.node_id]
    _joiner_lines(fact, members, pen)
    for n in members:
        _member_lines(fact, n, pen)
    new, old = view_text(fact.view, fact.members), view_text(fact.view_before, fact.members_before)
    changed = _view_changed((fact.node_id,), (), new, old)
    for n in members:
        _steady_view(n, changed, new, old, (fact.node_id,), pen)
        pen.write(n, "NODE", f"Node {n}: New join with n{fact.node_id}: stage: 'Join Succeeded'")
    own = _view_changed((fact.node_id,), (), new, old, joiner=True)
    pen.write(fact.node_id, "CORE", f"Node {fact.node_id}: New View is {own}")


def _joiner_lines(fact: facts.NodeJoined, members: Sequence[int], pen: Pen) -> None:
    scene, n = pen.scene, fact.node_id
    for m in members:
        remote = scene.address(m)
        found = f"Node {n}: Found possible contact address {remote}:~0~ for node {scene.name(m)} via DNS."
        pen.write(n, "JPM", found)
    for m in members[:1]:
        remote = scene.address(m)
        established = f"{remote}:~{PORT}~: Established connection to remote endpoint {remote}:~{PORT}~."
        pen.write(n, "CONNECT", established)
        spn = f"Joiner: Initialized with SPN = {scene.name(m)}, RequiredCtxAttrib = 1, HandShakeTimeout = 40000"
        pen.write(n, "SM", spn, tag=levels.DEBUG)
        voters = number_set([*([0] if scene.world.cluster.witness_kind else []), *fact.members_before])
        best = f"<QuorumConfig tag='{scene.tag()}' set='{voters}' weights='{voters}'/>"
        pen.write(n, "QUORUM", f"Node {n}: The best quorum config so far is from node {m}: {best}")


def _member_lines(fact: facts.NodeJoined, n: int, pen: Pen) -> None:
    scene, m = pen.scene, fact.node_id
    local, remote = scene.address(n), scene.address(m)
    outgoing = _EPHEMERAL + (fact.view * 31 + m) % 16000
    accepted = f"0.0.0.0:~{PORT}~: Accepted inbound connection from remote endpoint {remote}:~{outgoing}~."
    pen.write(n, "ACCEPT", accepted)
    signal = f"Signaled NetftRemoteReachable event, local address {local}:{PORT} remote address {remote}:{PORT}"
    pen.write(n, "NETFTAPI", signal, tag=levels.DEBUG, verbosity=levels.INFORMATION)
    route = f"New real route: local ({local}:~{outgoing + 75}~) to remote {fact.node} ({remote}:~{PORT}~)."
    pen.write(n, "SV", route)
    pen.write(n, "MM", f"Node {n}: Adding a stream to existing node {m}")
    pen.write(n, "RGP", f"node {n}: Node Connected {m} {connectivity(fact.members)}")
    pen.write(n, "RGP", f"node {n}: MergeAndRestart +({m}) -()")
    old, new = view_text(fact.view_before, fact.members_before), view_text(fact.view, fact.members)
    sending = f"sending to all nodes {n}: {old} => {new} +({m}) -() [{number_set(fact.members_before)}]"
    pen.write(n, "RGP", sending)


def _steady_view(n: int, changed: str, new: str, old: str, joiners: Sequence[int], pen: Pen) -> None:
    pen.write(n, "CORE", f"Node {n}: Proposed View is {changed}")
    pen.write(n, "RGP", f"node {n}: emit view {new}")
    state = f"proposedView = {new}, currentView = {old}, joiners = {number_set(list(joiners))}, InSteadyState = true"
    pen.write(n, "GEM", f"Node {n}: Pause ({state})")
    pen.write(n, "DM", f"Paxos Tag Read from Hive: {pen.scene.tag()}")
    pen.write(n, "CORE", f"Node {n}: New View is {changed}")


def node_join_refused(fact: facts.NodeJoinRefused, pen: Pen) -> None:
    """The joiner gives up; a quarantined one is told so."""
    scene, n = pen.scene, fact.node_id
    sponsor = scene.world.nodes.named(fact.sponsor) if fact.sponsor else None
    if fact.code == QUARANTINED:
        if sponsor is not None:
            pen.write(
                sponsor.id,
                "NODE",
                f"Node {sponsor.id}: Node {n} has been quarantined until {stamp(fact.until // 1000)}, join refused",
                tag=levels.WARNING,
            )
        pen.write(n, "NODE", f"Node {n}: I have been quarantined (status = {fact.code})", tag=levels.WARNING)
        return
    for m in [sponsor.id] if sponsor is not None else scene.others(n):
        stage = f"Node {n}: New join with n{m}: stage: 'Attempt Initial Connection' status ({fact.code})"
        pen.write(n, "NODE", f"{stage} reason: 'Failed to connect to remote endpoint {scene.endpoint(m)}'")
    pen.write(n, "", f"FatalError: join/form timeout (status = {JOIN_TIMEOUT})", tag=levels.WARNING)


def node_left(fact: facts.NodeLeft, pen: Pen) -> None:
    """Peers hear of a clean stop and go to a view without the node."""
    m = fact.node_id
    reason = "reason ServiceStopReason::ServiceShutdown, nodeIsUp false (payload 327682)"
    for n in _survivors(fact.members, m):
        pen.write(n, "CORE", f"Graceful shutdown reported by node {m}, {reason}")
        _view_without(n, m, fact.view_before, fact.view, fact.members_before, fact.members, pen)


def node_lost(fact: facts.NodeLost, pen: Pen) -> None:
    """All routes to a node are down: every survivor removes it (4.3, steps 6 to 10)."""
    scene, m = pen.scene, fact.node_id
    for n in _survivors(fact.members, m):
        route = f"route (virtual) local {scene.address(n)}:~0~ to remote {scene.address(m)}:~0~"
        pen.write(n, "NDP", f"Checking to see if all routes for {route} are down")
        pen.write(n, "NDP", f"All routes for {route} are down", tag=levels.WARNING)
        closed = f"channel to remote endpoint {scene.endpoint(m)} is closed"
        broken = f"Node {n}: Connection to Node {m} is broken. Reason GracefulClose(1226)' because of '{closed}'"
        pen.write(n, "NODE", broken, tag=levels.WARNING)
        _view_without(n, m, fact.view_before, fact.view, fact.members_before, fact.members, pen)
        pen.write(n, "NODE", f"Node {n}: Cleaning up connections for n{m}.")
        pen.write(n, "MRR", f"Node {n}: Process view {view_text(fact.view + 1, (m,))}")
        pen.write(n, "DCM", f"UpdateClusDiskMembership (enter): ctl 300224 nodeSet {number_set((m,))}")


def _view_without(
    n: int, m: int, view_before: int, view: int, before: tuple[int, ...], members: tuple[int, ...], pen: Pen
) -> None:
    new, old = view_text(view, members), view_text(view_before, before)
    pen.write(n, "RGP", f"node {n}: Node Disconnected {m} {connectivity(members)}")
    pen.write(n, "RGP", f"sending to 64 nodes {n}: {new} => {new} +() -() [()]")
    pen.write(n, "CORE", f"Node {n}: New View is {_view_changed((), (m,), new, old)}")
    pen.write(n, "CORE", f"Node {n}: executing node {m} failed handlers on a dedicated thread")


def node_isolated(fact: facts.NodeIsolated, pen: Pen) -> None:
    """Survivors leave the isolated node's machines alone until its time is over."""
    until = stamp(fact.until // 1000)
    for n in pen.scene.others(fact.node_id):
        pen.write(n, "NODE", f"Node {n}: Node {fact.node_id} is isolated until {until}.", tag=levels.WARNING)


def node_isolation_ended(fact: facts.NodeIsolationEnded, pen: Pen) -> None:
    """The node came back in time, or its roles fail over now."""
    how = "rejoined the cluster" if fact.returned else "did not return in time"
    for n in pen.scene.others(fact.node_id):
        pen.write(n, "NODE", f"Node {n}: Isolated node {fact.node_id} {how}.")


def node_quarantined(fact: facts.NodeQuarantined, pen: Pen) -> None:
    """Peers tell that a node is quarantined; the node itself says it when it runs."""
    until = stamp(fact.until // 1000)
    for n in pen.scene.others(fact.node_id):
        text = f"Node {n}: Node {fact.node_id} has been quarantined until {until} after {fact.failures} failures."
        pen.write(n, "NODE", text, tag=levels.WARNING)


def _survivors(members: tuple[int, ...], lost: int) -> list[int]:
    return [member for member in members if member != lost]


def _view_changed(
    joiners: Sequence[int], downers: Sequence[int], new: str, old: str, *, joiner: bool = False, form: bool = False
) -> str:
    flags = f"joiner={str(joiner).lower()} form={str(form).lower()}"
    sets = f"joiners={number_set(list(joiners))} downers={number_set(list(downers))}"
    return f"<ViewChanged {sets} newView={new} oldView={old} {flags}/>"


WRITERS = {
    "ClusterFormed": cluster_formed,
    "NodeStarted": node_started,
    "NodeStopped": node_stopped,
    "NodeJoined": node_joined,
    "NodeJoinRefused": node_join_refused,
    "NodeLeft": node_left,
    "NodeLost": node_lost,
    "NodeIsolated": node_isolated,
    "NodeIsolationEnded": node_isolation_ended,
    "NodeQuarantined": node_quarantined,
}
