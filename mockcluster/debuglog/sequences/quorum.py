"""Votes, lost quorum and the witness (cluster-log-format.md 4.4 and 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockcluster.debuglog import levels
from mockcluster.debuglog.scene import number_set
from mockcluster.debuglog.sequences.membership import service_end
from mockcluster.debuglog.stamp import stamp

if TYPE_CHECKING:
    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts

LOST_QUORUM = 5925
_SERVER_2016 = 14393
_TIMER_SECONDS = 90
DISK = "Physical Disk"
SHARE = "File Share Witness"


def quorum_lost(fact: facts.QuorumLost, pen: Pen) -> None:
    """A partition without majority: its node stops the service. The level was ERR up to 2012 R2."""
    n = fact.node_id
    own = pen.scene.node(n)
    tag = levels.WARNING if own is None or own.build_number >= _SERVER_2016 else levels.ERROR
    pen.write(n, "QUORUM", f"Node {n}: Lost quorum {number_set(fact.members)}", tag=tag)
    pen.write(n, "QUORUM", f"Node {n}: goingAway: 0, core.IsServiceShutdown: 0", tag=tag)
    pen.write(n, "", f"lost quorum (status = {LOST_QUORUM})", tag=tag)
    pen.write(n, "", f"lost quorum (status = {LOST_QUORUM}), executing OnStop", tag=tag)
    service_end(n, pen)
    pen.write(n, "NETFT", "Cluster Service preterminate succeeded.")
    text = "Cluster service has terminated. Cluster.Service.Running.Event got signaled."
    pen.hosted(n, "Cluster Name", "Network Name", text, tag=levels.WARNING)


def quorum_one_off(fact: facts.QuorumOneOff, pen: Pen) -> None:
    """A node one vote short waits for its death timer."""
    n = fact.node_id
    pen.write(n, "QUORUM", f"Node {n}: One off quorum {number_set(fact.members)}", tag=levels.WARNING)
    if fact.timer == "started":
        start = f"death timer is started at {stamp(fact.time // 1000)} and expires in {_TIMER_SECONDS} seconds"
        pen.write(n, "QUORUM", f"Node {n}: {start}")
    elif fact.timer == "running":
        running = f"death timer is already running, {fact.seconds_left} seconds left."
        pen.write(n, "QUORUM", f"Node {n}: {running}")
    else:
        pen.write(n, "QUORUM", f"Node {n}: stopping death timer")


def quorum_form_failed(fact: facts.QuorumFormFailed, pen: Pen) -> None:
    """A node cannot form the cluster: too few votes run."""
    n = fact.node_id
    head = "An attempt to form cluster failed due to insufficient quorum votes."
    pen.write(
        n, "QUORUM", f"{head} Try starting additional cluster node(s) with current quorum votes.", tag=levels.WARNING
    )
    there = f"There is only {fact.votes} quorum votes running"
    pen.write(n, "QUORUM", f"To achieve quorum cluster needs at least {fact.needed} of quorum votes. {there}")
    names = "".join(f"{pen.scene.name(member)}, " for member in fact.members)
    pen.write(n, "QUORUM", f"List of running node(s) attempting to form cluster: {names}")


def votes_changed(fact: facts.VotesChanged, pen: Pen) -> None:
    """New weights make a new Paxos epoch on every member; the witness gets the new tag from its owner."""
    tag = pen.scene.tag(fact.tag)
    for n in pen.scene.up():
        pen.write(n, "QUORUM", f"Node {n}: Updating next paxos epoch to {fact.tag} / last paxos epoch {fact.tag - 1}")
        if fact.witness_weight and n == fact.node_id:
            pen.write(n, "QUORUM", f"Node {n}: Updating witness paxos tag to {tag}")
        pen.write(n, "DM", f"Paxos tag updated to {tag}")


def witness_arbitrated(fact: facts.WitnessArbitrated, pen: Pen) -> None:
    """The node took the witness."""
    n, name, kind = fact.node_id, fact.resource, fact.resource_type
    give = "Releasing lock and delaying witness arbitration 6 seconds to give current witness owner preference."
    pen.write(n, "QUORUM", f"Node {n}: {give}")
    pen.hosted(n, name, kind, "Enqueuing Arbitrate call.")
    pen.write(n, "RCM", f"Issuing Arbitrate({name}) to RHS.", mark="rcm::RcmResource::OnlineWorker[RCM] ")
    if kind == SHARE:
        _share_arbitration(n, name, pen)
    found = pen.scene.resource(name)
    guid = found.id if found is not None else ""
    pen.write(n, "QUORUM", f"Node {n}: PostArbitrate => 0 for {guid}")
    pen.write(n, "QUORUM", f"Node {n}: quorum is arbitrated by node {n}")
    pen.write(n, "RCM", "Successfully arbitrated quorum -- now bringing rest of group to persistent state.")


def _share_arbitration(n: int, name: str, pen: Pen) -> None:
    path = share_folder(name, pen)
    file = f"{path}\\Witness.log"
    for text in (
        "Beginning arbitration ...",
        f"Opening file {file}.",
        f"Attempting to lock file {file}, try 1 of 30.",
        f"Succeeded in locking file {file}.",
        "Read 88 bytes from the witness file share.",
    ):
        pen.resource(n, name, SHARE, text)


def share_folder(name: str, pen: Pen) -> str:
    """The witness folder on the share: the resource's share path and its id."""
    found = pen.scene.resource(name)
    share = pen.scene.parameter(name, "SharePath") or "\\\\witness\\share"
    return f"{share}\\{found.id if found is not None else ''}"


def witness_failed(fact: facts.WitnessFailed, pen: Pen) -> None:
    """The witness could not be taken or reached."""
    n, name, kind, code = fact.node_id, fact.resource, fact.resource_type, fact.code
    if kind == DISK:
        preempt = "HardDiskpPRArbitrate: Failed to preempt reservation, new key"
        key = f"{0x7A4D0000 + fact.time // 1_000_000 % 0xFFFF:x}"
        pen.resource(n, name, kind, f"{preempt} {key}, old key {key}, status {code}", tag=levels.WARNING)
        text = f"ResHardDiskArbitrateInternal: PR Arbitration for disk Error: {code}."
        pen.resource(n, name, kind, text, tag=levels.ERROR)
    else:
        path = share_folder(name, pen)
        pen.resource(n, name, kind, f"Failed to create or open directory {path}, error {code}.", tag=levels.ERROR)
        pen.resource(n, name, kind, f"Failed to arbitrate for {path} with {code}.", tag=levels.ERROR)
    pen.write(n, "RCM", f"Arbitrating resource '{name}' returned error {code}.", tag=levels.ERROR)


WRITERS = {
    "QuorumLost": quorum_lost,
    "QuorumOneOff": quorum_one_off,
    "QuorumFormFailed": quorum_form_failed,
    "VotesChanged": votes_changed,
    "WitnessArbitrated": witness_arbitrated,
    "WitnessFailed": witness_failed,
}
