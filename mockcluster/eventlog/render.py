"""Facts to event records, on the right node and channel (event-ids.md)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mockcluster.debuglog.scene import Scene
from mockcluster.eventlog.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.eventlog.record import EventRecord
    from mockcluster.journal.facts import Fact
    from mockcluster.world.world import World

_FACTS_OF: dict[str, str] = {
    "membership": "ClusterFormed NodeJoined NodeJoinRefused NodeLost NodeIsolated NodeIsolationEnded NodeQuarantined "
    "NodeDrainFailed NodeOverloaded HeartbeatMissed RouteDown RouteUp NetworkStateChanged InterfaceStateChanged "
    "QuorumLost QuorumFormFailed WitnessFailed",
    "groups": "ResourceStateChanged ResourceFailed ResourceCallTimedOut GroupOnlineStarted GroupOnline "
    "GroupOfflineStarted GroupOffline GroupFailed GroupMoving GroupMoveRefused VolumeStateChanged",
    "migrations": "LiveMigrationQueued LiveMigrationStarted LiveMigrationCompleted LiveMigrationFailed",
    "hardware": "HypervisorLaunched HypervisorLaunchFailed",
    "machines": "VmStarted VmRestored VmSaved VmShutDown VmTurnedOff VmPaused VmResumed VmCreated VmRemoved "
    "VmStartFailed VmUnmonitored",
}
MODULES: dict[str, str] = {kind: module for module, kinds in _FACTS_OF.items() for kind in kinds.split()}
"""The rule module of each kind of fact that leaves records; other facts leave none."""


class EventWriter:
    """Renders facts one after the other for one world."""

    __slots__ = ("_desk", "_rules")

    def __init__(self, world: World) -> None:
        self._desk = Desk(Scene(world))
        self._rules: dict[str, Callable[[Any, Desk], None]] = {}

    def records(self, fact: Fact) -> list[EventRecord]:
        """The records that `fact` leaves, not numbered yet (`record_id` 0)."""
        kind = type(fact).__name__
        module = MODULES.get(kind)
        if module is None:
            return []
        rule = self._rules.get(kind)
        if rule is None:
            found = import_module(f"mockcluster.eventlog.rules.{module}").RULES[kind]
            rule = self._rules[kind] = found
        self._desk.start(fact)
        rule(fact, self._desk)
        return self._desk.take()


def records(fact: Fact, world: World) -> list[EventRecord]:
    """The records of one fact. Use an `EventWriter` for more than one."""
    return EventWriter(world).records(fact)
