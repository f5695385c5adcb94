"""Everything that can happen in the cluster, as frozen facts.

A fact is written once, in the transaction that makes it true; the cluster log (``debuglog``), the event log
(``eventlog``) and the answers of cmdlets are renderings of it. Fields are plain values (int, float, str, bool, None or
tuples of these), so that a fact can be kept as a row. Names are the names users know; ``*_id`` of a node is its node
number, ``vm_id`` is a GUID in upper case without braces. ``time`` counts microseconds since 1970 UTC. Durations are
seconds (float), sizes bytes, rates bytes per second, pages 4096 bytes. ``node`` is where it happened (the name of the
node).
"""

from __future__ import annotations

from mockcluster.values import Value


class Fact(Value):
    """Something happened on ``node`` (number ``node_id``) at ``time``."""

    time: int
    node: str
    node_id: int


# --- membership and quorum (cluster-model.md sections 1 and 2) -------------------------------------------------------


class ClusterFormed(Fact):
    """``node`` formed the cluster; ``view`` is the membership view number, ``members`` the node numbers in it."""

    cluster: str
    view: int
    members: tuple[int, ...]


class ClusterStopped(Fact):
    """The whole cluster was stopped; ``reason`` is ``Requested`` or ``QuorumLost``."""

    cluster: str
    reason: str


class NodeStarted(Fact):
    """The cluster service of ``node`` started; ``build`` is the operating system's build number."""

    build: int


class NodeStopped(Fact):
    """The cluster service of ``node`` stopped cleanly; ``reason`` e.g. ``ServiceShutdown``."""

    reason: str


class NodeJoined(Fact):
    """``node`` joined; ``members_before`` and ``members`` are node numbers, the views their membership views."""

    members_before: tuple[int, ...]
    members: tuple[int, ...]
    view_before: int
    view: int


class NodeJoinRefused(Fact):
    """``node`` could not join.

    ``code`` is the Win32 status, ``sponsor`` the node that refused ('' when none answered).
    """

    code: int
    sponsor: str
    until: int


class NodeLeft(Fact):
    """``node`` left the membership after a clean stop."""

    members_before: tuple[int, ...]
    members: tuple[int, ...]
    view_before: int
    view: int


class HeartbeatMissed(Fact):
    """``node`` has missed ``missed`` heartbeats of ``peer`` in a row on ``network`` (``threshold`` is a loss)."""

    peer: str
    peer_id: int
    network: str
    address: str
    peer_address: str
    missed: int
    threshold: int


class RouteDown(Fact):
    """The route from ``node`` to ``peer`` over ``network`` is down (one network, not yet the node)."""

    peer: str
    peer_id: int
    network: str
    address: str
    peer_address: str


class RouteUp(Fact):
    """The route from ``node`` to ``peer`` over ``network`` works again."""

    peer: str
    peer_id: int
    network: str
    address: str
    peer_address: str


class NodeLost(Fact):
    """``node`` was removed from the membership: all its routes were down for ``seconds``."""

    members_before: tuple[int, ...]
    members: tuple[int, ...]
    view_before: int
    view: int
    seconds: float


class NodeIsolated(Fact):
    """``node`` is isolated: its machines run unmonitored until ``until``."""

    until: int
    machines: tuple[str, ...]


class NodeIsolationEnded(Fact):
    """``node`` left the isolated state; ``returned`` tells whether it came back (else its roles fail over)."""

    returned: bool


class NodeQuarantined(Fact):
    """``node`` is quarantined until ``until`` after ``failures`` isolations."""

    failures: int
    until: int


class NodePaused(Fact):
    """``node`` was paused: no role moves to it."""

    draining: bool


class NodeResumed(Fact):
    """``node`` takes roles again; ``failback`` is NoFailback, Immediate or Policy."""

    failback: str


class NodeDrainStarted(Fact):
    """A drain of ``node`` began; ``target`` is the node asked for ('' = best placement)."""

    target: str
    groups: tuple[str, ...]


class NodeDrained(Fact):
    """The drain of ``node`` completed."""

    groups: tuple[str, ...]
    seconds: float


class NodeDrainFailed(Fact):
    """The drain of ``node`` failed at ``group`` with ``code`` (an unsigned HRESULT or Win32 error)."""

    group: str
    code: int


class QuorumLost(Fact):
    """``node`` is in a partition without majority: ``votes`` of ``total`` held by ``members``."""

    members: tuple[int, ...]
    votes: int
    total: int


class VotesChanged(Fact):
    """Dynamic weights after a change: pairs of node number and 0/1, the witness apart; ``tag`` is the Paxos epoch."""

    weights: tuple[tuple[int, int], ...]
    witness_weight: int
    tag: int


class WitnessArbitrated(Fact):
    """``node`` arbitrated for the witness ``resource`` successfully."""

    resource: str
    resource_type: str


class WitnessFailed(Fact):
    """The witness ``resource`` could not be reached from ``node``."""

    resource: str
    resource_type: str
    code: int


# --- groups and resources (cluster-model.md sections 3 and 5) ---------------------------------------------------------


class ResourceStateChanged(Fact):
    """A resource went from ``before`` to ``after``.

    States are the names in the log: Offline, OnlineCallIssued, OnlinePending, Online, OfflineCallIssued,
    OfflinePending, OfflineSavingCheckpoints, Failed, ProcessingFailure, WaitingToTerminate, DelayRestartingResource.
    """

    resource: str
    resource_type: str
    group: str
    before: str
    after: str


class ResourceFailed(Fact):
    """A resource failed; ``failure_count`` within its restart period, ``code`` the Win32 error."""

    resource: str
    resource_type: str
    group: str
    failure_count: int
    restart_action: int
    code: int
    text: str


class ResourceRestartQueued(Fact):
    """A failed resource will be restarted on the same node after ``delay`` milliseconds."""

    resource: str
    resource_type: str
    group: str
    delay: int


class GroupOnlineStarted(Fact):
    """The cluster service attempts to bring a group online on ``node``."""

    group: str


class GroupOnline(Fact):
    """A group is completely online on ``node``."""

    group: str


class GroupOfflineStarted(Fact):
    """The cluster service attempts to take a group offline on ``node``."""

    group: str


class GroupOffline(Fact):
    """A group is completely offline on ``node``."""

    group: str


class GroupFailed(Fact):
    """A group stays failed; ``failover_count`` reached ``threshold`` (computed) or no node can host it."""

    group: str
    failover_count: int
    threshold: int
    reason: str


class GroupMoving(Fact):
    """A group starts to move from ``source`` to ``target``; ``node`` is the source.

    ``move_type`` is Manual, NodeDown, Drain, Failover or Failback; ``live`` tells a live migration from a move that
    takes the group offline first; ``targeted`` tells whether the caller named the target.
    """

    group: str
    source: str
    source_id: int
    target: str
    target_id: int
    move_type: str
    live: bool
    targeted: bool


class GroupMoved(Fact):
    """The ownership of a group went from ``source`` to ``target`` (log: 'move of group ... is about to succeed')."""

    group: str
    source: str
    source_id: int
    target: str
    target_id: int
    move_type: str
    live: bool
    targeted: bool
    failover_count: int
    last_failover_time: int


class GroupMoveRefused(Fact):
    """A group may not move to ``target``: ``rule`` is the placement rule, ``code`` the error (unsigned)."""

    group: str
    target: str
    target_id: int
    rule: str
    code: int


# --- live and quick migration (live-migration-model.md) ---------------------------------------------------------------


class MigrationFact(Fact):
    """A fact of one migration. ``group`` and the resource names are '' for a machine that is not clustered."""

    migration: int
    vm: str
    vm_id: str
    group: str
    resource: str
    config_resource: str
    source: str
    source_id: int
    target: str
    target_id: int


class LiveMigrationQueued(MigrationFact):
    """The migration waits for a slot on ``at`` (source or destination node): ``active`` of ``limit`` are in use."""

    at: str
    active: int
    limit: int
    position: int


class LiveMigrationStarted(MigrationFact):
    """Checks passed and the connection stands (stage 1). ``option`` is TCPIP, Compression or SMB."""

    network: str
    source_address: str
    target_address: str
    option: str
    memory: int
    pages: int
    zero_pages: int


class LiveMigrationPrepared(MigrationFact):
    """The destination has the planned machine and the memory reserved (end of stage 1)."""

    seconds: float
    reserved: int


class LiveMigrationPassCompleted(MigrationFact):
    """One memory pass ended (stage 2). ``dirty_left`` pages were dirtied meanwhile.

    ``rate`` is the mean of the pass.
    """

    number: int
    pages: int
    bytes: int
    seconds: float
    rate: float
    dirty_left: int


class LiveMigrationPhaseStarted(MigrationFact):
    """A blackout phase began: ``Offline`` and ``Move`` on the source, ``Restore`` on the target (``node`` tells)."""

    phase: str


class LiveMigrationPhaseCompleted(MigrationFact):
    """A blackout phase ended after ``seconds``."""

    phase: str
    seconds: float


class LiveMigrationCompleted(MigrationFact):
    """The machine runs at the destination and the source is cleaned up (end of stage 6).

    ``seconds`` is the total from the start, ``brownout`` the memory phase, ``blackout`` the time the machine stood
    still, ``dirty_pages`` were copied in the blackout, ``stop_rule`` ended the passes (min_pages, target, max_passes,
    not_converging, max_factor), ``long_blackout`` makes event 20417 out of 20415.
    """

    seconds: float
    brownout: float
    blackout: float
    passes: int
    pages: int
    bytes: int
    dirty_pages: int
    stop_rule: str
    long_blackout: bool


class LiveMigrationFailed(MigrationFact):
    """The migration was refused (``stage`` 0) or failed; the machine is on ``vm_on`` ('' = nowhere, it must restart).

    ``refusal`` names the rule (see ``rules.refusal``), ``code`` is the unsigned HRESULT (0 = none), ``side`` is
    ``source`` or ``destination``, ``host`` the host of that side, ``details`` the text pieces a renderer needs as
    pairs of name and value (e.g. ``("switch", "vSwitch-Prod")``), ``message`` the detail paragraphs in English.
    """

    stage: int
    refusal: str
    code: int
    side: str
    host: str
    details: tuple[tuple[str, str], ...]
    message: tuple[str, ...]
    vm_on: str


class LiveMigrationCancelled(MigrationFact):
    """The migration was cancelled in ``stage`` 1 or 2; the machine runs on the source."""

    stage: int


class QuickMigrationStarted(MigrationFact):
    """A quick migration began: the machine will be saved, moved and restored."""

    memory: int


class QuickMigrationCompleted(MigrationFact):
    """A quick migration ended; all of save and restore is downtime."""

    save_seconds: float
    restore_seconds: float


# --- machines ---------------------------------------------------------------------------------------------------------


class VmFact(Fact):
    """A fact of one machine on host ``node``; ``group`` is '' when it is not clustered."""

    vm: str
    vm_id: str
    group: str


class VmStarted(VmFact):
    """The machine started from its disks (a cold boot)."""

    seconds: float


class VmRestored(VmFact):
    """The machine was restored from its saved state."""

    seconds: float


class VmStartFailed(VmFact):
    """The machine did not start; fields as in ``LiveMigrationFailed``."""

    refusal: str
    code: int
    details: tuple[tuple[str, str], ...]
    message: tuple[str, ...]


class VmSaved(VmFact):
    """The machine's state was saved to disk."""

    seconds: float
    bytes: int


class VmShutDown(VmFact):
    """The guest was shut down by the shutdown service."""

    seconds: float
    forced: bool


class VmTurnedOff(VmFact):
    """The machine was turned off."""


class VmPaused(VmFact):
    """The machine was paused."""


class VmResumed(VmFact):
    """The paused machine runs again."""


class VmCreated(VmFact):
    """A machine was created."""


class VmRemoved(VmFact):
    """A machine was deleted."""


class VmSettingsChanged(VmFact):
    """Settings of a machine changed: triples of property name (as on Windows), old and new value as text."""

    changes: tuple[tuple[str, str, str], ...]


class VmUnmonitored(VmFact):
    """The machine runs on an isolated node and is not watched; ``monitored`` again when it returned or failed over."""

    monitored: bool


# --- settings, networks and volumes -----------------------------------------------------------------------------------


class MigrationEnabled(Fact):
    """Live migration was enabled on host ``node``."""


class MigrationDisabled(Fact):
    """Live migration was disabled on host ``node``."""


class HostSettingsChanged(Fact):
    """Settings of host ``node`` changed: triples of property name (as on Windows), old and new value as text."""

    changes: tuple[tuple[str, str, str], ...]


class ClusterPropertyChanged(Fact):
    """A common property of the cluster changed, e.g. ClusterLogLevel; values as text, ``gum_id`` the update number."""

    name: str
    before: str
    after: str
    gum_id: int


class GroupPropertyChanged(Fact):
    """A property of a group changed; values as text."""

    group: str
    name: str
    before: str
    after: str
    gum_id: int


class PropertyChanged(Fact):
    """A property of a node, resource or network (``kind``) named ``subject`` changed; values as text."""

    kind: str
    subject: str
    name: str
    before: str
    after: str
    gum_id: int


class VolumeMoved(Fact):
    """A cluster shared volume changed its coordinator from ``source`` to ``target``; ``resource`` is the disk."""

    volume: str
    resource: str
    source: str
    source_id: int
    target: str
    target_id: int
    move_type: str


class VolumeStateChanged(Fact):
    """Access to a volume from ``node`` changed: Direct, FileSystemRedirected, BlockRedirected, Paused, Unavailable."""

    volume: str
    resource: str
    before: str
    after: str
    status: str


class NetworkStateChanged(Fact):
    """A cluster network changed between Up, Partitioned, Down and Unavailable."""

    network: str
    before: str
    after: str


class InterfaceStateChanged(Fact):
    """A network interface of ``node`` changed between Up, Unreachable, Failed and Unavailable."""

    interface: str
    network: str
    before: str
    after: str


class QuorumOneOff(Fact):
    """``node`` is one vote short: its death timer is ``started``, ``running`` or ``stopped``."""

    members: tuple[int, ...]
    timer: str
    seconds_left: int


class QuorumFormFailed(Fact):
    """``node`` could not form the cluster: ``votes`` of the ``needed`` votes run, on ``members``."""

    members: tuple[int, ...]
    votes: int
    needed: int


class ResourceCallTimedOut(Fact):
    """A call into a resource DLL hung, ``late`` milliseconds over its limit, and its monitor process is replaced.

    ``call`` is LOOKSALIVE, ISALIVE, ONLINERESOURCE, OFFLINERESOURCE or TERMINATERESOURCE; ``dll`` the resource DLL.
    """

    resource: str
    resource_type: str
    group: str
    call: str
    late: int
    dll: str


class NodeOverloaded(Fact):
    """The balancer found ``node`` above its level (``load`` against ``level``, percent).

    ``machines`` move to ``target``.
    """

    load: float
    level: float
    machines: tuple[str, ...]
    target: str


class HypervisorLaunched(Fact):
    """The hypervisor of ``node`` launched at boot; ``scheduler`` is its type (4 = core scheduler)."""

    scheduler: int


class HypervisorLaunchFailed(Fact):
    """The hypervisor of ``node`` did not launch; ``event`` is the record that says why (event-ids.md section 7)."""

    event: int


class FaultFired(Fact):
    """The fault with number ``fault`` of ``kind`` made something fail, wait or go slowly: ``subject``."""

    fault: int
    kind: str
    subject: str
    times: int


class AccessDenied(Fact):
    """A host did not let the caller manage the machine or host ``target``."""

    target: str
    caller: str


class OperationRefused(Fact):
    """The cluster or host refused an operation: ``operation`` is its name, ``target`` the object asked for."""

    operation: str
    target: str
    refusal: str
    code: int
    message: tuple[str, ...]


def kinds() -> dict[str, type[Fact]]:
    """Return all classes of facts by name."""
    return {name: value for name, value in globals().items() if isinstance(value, type) and issubclass(value, Fact)}
