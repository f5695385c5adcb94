"""The state history: which facts change a state, and of what. Ambient log activity is derived from it."""

from __future__ import annotations

from mockcluster.journal import facts as f

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Row = tuple[int, int, str, str, str, str]

_NODE_STATES: dict[type[f.Fact], tuple[str, str]] = {
    f.NodeStarted: ("Down", "Joining"),
    f.NodeJoined: ("Joining", "Up"),
    f.NodeStopped: ("Up", "Down"),
    f.NodeLost: ("Up", "Down"),
    f.NodePaused: ("Up", "Paused"),
    f.NodeResumed: ("Paused", "Up"),
    f.NodeIsolated: ("Up", "Isolated"),
    f.NodeQuarantined: ("Isolated", "Quarantined"),
}

_OTHERS: dict[type[f.Fact], Callable[[Any], tuple[str, str, str, str]]] = {
    f.ResourceStateChanged: lambda e: ("resource", e.resource, e.before, e.after),
    f.GroupMoved: lambda e: ("group", e.group, e.source, e.target),
    f.VolumeMoved: lambda e: ("volume", e.resource, e.source, e.target),
    f.VolumeStateChanged: lambda e: ("access", e.resource, e.before, e.after),
    f.NetworkStateChanged: lambda e: ("network", e.network, e.before, e.after),
    f.InterfaceStateChanged: lambda e: ("interface", e.interface, e.before, e.after),
    f.ClusterPropertyChanged: lambda e: ("cluster", e.name, e.before, e.after),
    f.LiveMigrationStarted: lambda e: ("migration", e.vm, "", e.target),
    f.LiveMigrationCompleted: lambda e: ("migration", e.vm, e.target, ""),
    f.LiveMigrationFailed: lambda e: ("migration", e.vm, e.target, ""),
    f.LiveMigrationCancelled: lambda e: ("migration", e.vm, e.target, ""),
}


def history_of(fact: f.Fact) -> Iterator[Row]:
    """Yield the rows (node number, time, kind, subject, before, after) that a fact adds to the history."""
    states = _NODE_STATES.get(type(fact))
    if states is not None:
        yield (fact.node_id, fact.time, "node", fact.node, *states)
        return
    make = _OTHERS.get(type(fact))
    if make is not None:
        yield (fact.node_id, fact.time, *make(fact))
