"""Facts to log lines (cluster-log-format.md section 4)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mockcluster.debuglog.line import LogLine, kept
from mockcluster.debuglog.pen import Pen
from mockcluster.debuglog.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.journal.facts import Fact
    from mockcluster.world.world import World

_FACTS_OF: dict[str, str] = {
    "membership": "ClusterFormed NodeStarted NodeStopped NodeJoined NodeJoinRefused NodeLeft NodeLost NodeIsolated "
    "NodeIsolationEnded NodeQuarantined",
    "heartbeats": "HeartbeatMissed RouteDown RouteUp NetworkStateChanged InterfaceStateChanged",
    "quorum": "QuorumLost QuorumOneOff QuorumFormFailed VotesChanged WitnessArbitrated WitnessFailed",
    "resources": "ResourceStateChanged ResourceFailed ResourceRestartQueued ResourceCallTimedOut",
    "groups": "GroupMoving GroupMoved GroupMoveRefused GroupFailed GroupOnlineStarted GroupOnline GroupOfflineStarted "
    "GroupOffline NodePaused NodeResumed NodeDrainStarted NodeDrained NodeDrainFailed NodeOverloaded",
    "livemigration": "LiveMigrationQueued LiveMigrationStarted LiveMigrationPrepared LiveMigrationPassCompleted "
    "LiveMigrationPhaseStarted LiveMigrationPhaseCompleted LiveMigrationCompleted LiveMigrationFailed "
    "LiveMigrationCancelled QuickMigrationStarted QuickMigrationCompleted",
    "machines": "VmStarted VmRestored VmStartFailed VmSaved VmShutDown VmTurnedOff VmUnmonitored",
    "settings": "ClusterPropertyChanged GroupPropertyChanged PropertyChanged VolumeMoved VolumeStateChanged",
}
MODULES: dict[str, str] = {kind: module for module, kinds in _FACTS_OF.items() for kind in kinds.split()}
"""The sequence module of each kind of fact; a module is imported when the first fact of its kinds is rendered."""

SILENT = frozenset(
    {
        "ClusterStopped",
        "VmPaused",
        "VmResumed",
        "VmCreated",
        "VmRemoved",
        "MigrationEnabled",
        "MigrationDisabled",
        "HostSettingsChanged",
        "OperationRefused",
        "HypervisorLaunched",
        "HypervisorLaunchFailed",
        "FaultFired",
        "VmSettingsChanged",
        "AccessDenied",
    }
)
"""Facts that the cluster service does not hear of; they leave event records only, or nothing."""


class LogWriter:
    """Renders facts one after the other; lines of a node stay in order of time.

    Args:
        world: the cluster as it is when each fact is rendered.
        last: time in microseconds of the newest line of each node, by node number; kept up to date.
    """

    __slots__ = ("_pen", "_writers")

    def __init__(self, world: World, last: dict[int, int] | None = None) -> None:
        self._pen = Pen(Scene(world), last)
        self._writers: dict[str, Callable[[Any, Pen], None]] = {}

    def lines(self, fact: Fact) -> list[LogLine]:
        """All lines that `fact` leaves, on all nodes, whatever the log level; filter them with `kept`.

        Raises:
            KeyError: nobody decided what the log says about this kind of fact.
        """
        kind = type(fact).__name__
        if kind in SILENT:
            return []
        writer = self._writers.get(kind)
        if writer is None:
            writer = self._writers[kind] = _writer_of(kind)
        self._pen.start(fact)
        writer(fact, self._pen)
        return self._pen.take()

    def kept(self, fact: Fact, level: int) -> list[LogLine]:
        """The lines of `fact` that are written at a log level; a change of the level itself at the higher of both."""
        limit = max(level, _level_before(fact))
        return [line for line in self.lines(fact) if kept(line, limit)]


def _level_before(fact: Fact) -> int:
    name, before = getattr(fact, "name", ""), getattr(fact, "before", "")
    return int(before) if name == "ClusterLogLevel" else 0


def _writer_of(kind: str) -> Callable[[Any, Pen], None]:
    module = import_module(f"mockcluster.debuglog.sequences.{MODULES[kind]}")
    writer: Callable[[Any, Pen], None] = module.WRITERS[kind]
    return writer


def lines(fact: Fact, world: World) -> list[LogLine]:
    """The lines of one fact on all nodes. Use a `LogWriter` for more than one."""
    return LogWriter(world).lines(fact)
