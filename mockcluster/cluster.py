"""MockCluster: the one door to a cluster in a file."""

from __future__ import annotations

from mockcluster import worlds
from mockcluster.clock import WallClock
from mockcluster.constants import LOG_HOURS, MICROSECONDS
from mockcluster.store import file as store_file
from mockcluster.store.checkpoints import Checkpoint, Lineage, WayBack
from mockcluster.store.problem import Problem, StoreError
from mockcluster.store.reading import Reader
from mockcluster.store.version import SCHEMA_VERSION
from mockcluster.world.catalogue import ENTITIES
from mockcluster.world.world import World

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from os import PathLike
    from typing import Any, Self, TypeVar

    from mockcluster.change import Change
    from mockcluster.clock import Clock
    from mockcluster.debuglog.line import LogLine
    from mockcluster.engine import Engine
    from mockcluster.eventlog.query import EventFilter
    from mockcluster.eventlog.record import EventRecord
    from mockcluster.faults.board import FaultBoard
    from mockcluster.genesis.plan import Plan
    from mockcluster.journal.facts import Fact
    from mockcluster.operations.operation import Operation, Outcome, Step
    from mockcluster.rules.refusal import Decision

    T = TypeVar("T")

DEFAULT_SEED = 1


class MockCluster:
    """A cluster in one SQLite file, or in memory.

    Reading (``world``, ``now``, ``log_rows`` ...) uses ``sqlite3`` alone and never writes; ``run``, ``steps``,
    ``advance`` and ``catch_up`` write, one transaction per command or stage. Raises ``StoreError`` for a file that
    cannot be used. Use as a context manager, or call ``close``.
    """

    def __init__(self, connection: sqlite3.Connection, path: str, clock: Clock | None) -> None:
        self.path = path
        self.clock: Clock = clock or WallClock()
        self.reader = Reader(connection, path)
        self.reader.changed_elsewhere()
        self.header = self.reader.header()
        self._world = self._fresh_world()
        self._engine: Engine | None = None
        self._lineage = Lineage()
        self._closed = False

    @classmethod
    def create(
        cls,
        path: str | PathLike[str] | None = None,
        blueprint: str | Plan = worlds.DEFAULT,
        *,
        seed: int = DEFAULT_SEED,
        clock: Clock | None = None,
        nodes: int | None = None,
        vms: int | None = None,
    ) -> Self:
        """Create a cluster.

        ``path`` None keeps it in memory; ``blueprint`` is the name of a built-in world, the path of a YAML file, or a
        plan; ``seed`` decides ids and everything drawn; ``nodes`` and ``vms`` change the counts. Raises ``StoreError``
        (Exists, Unwritable, Full), ``blueprint.BlueprintError``, ``LookupError`` for an unknown world, ``ValueError``.
        """
        from mockcluster.genesis.build import write

        clock = clock or WallClock()
        plan = worlds.plan_of(blueprint) if isinstance(blueprint, str) else blueprint
        if nodes is not None or vms is not None:
            plan = worlds.scaled(plan, nodes=nodes, vms=vms)
        now = clock.now()
        name = store_file.MEMORY if path is None else str(path)
        connection = store_file.create(name, lambda c: write(c, plan, seed, now, SCHEMA_VERSION))
        return cls(connection, name, clock)

    @classmethod
    def open(
        cls,
        path: str | PathLike[str],
        *,
        clock: Clock | None = None,
        busy_milliseconds: int = store_file.BUSY_MILLISECONDS,
    ) -> Self:
        """Open an existing file; one of an older schema is upgraded in place after a backup beside it.

        Raises ``StoreError``: Missing, NotACluster, Damaged, Newer, Locked, ReadOnly, Unreachable.
        """
        name = str(path)
        version = store_file.probe(name)
        if version < SCHEMA_VERSION:
            from mockcluster.store.upgrade import upgrade

            upgrade(name, version)
        connection = store_file.connect(name, busy_milliseconds=busy_milliseconds)
        try:
            return cls(connection, name, clock)
        except StoreError:
            connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Migrations under way go on with the timeline: whoever opens the file next catches up."""
        if not self._closed:
            if self._engine is not None:
                self._engine.close()
            self._closed = True
            self.reader.connection.close()

    # --- reading ------------------------------------------------------------------------------------------------------

    @property
    def world(self) -> World:
        """The world as it is in the file now; what another process changed is fetched, and only that."""
        self.refresh()
        return self._world

    @property
    def now(self) -> int:
        """Cluster time in microseconds since 1970 UTC."""
        self.refresh()
        return max(self.header.last_time, self.clock.now() + self.header.clock_offset)

    @property
    def seed(self) -> int:
        """The seed the world was made from."""
        return self.header.seed

    @property
    def revision(self) -> int:
        """The number of the last transaction that changed the cluster."""
        self.refresh()
        return self.header.revision

    def refresh(self) -> bool:
        """Fetch what another process changed; returns whether there was anything."""
        if not self.reader.changed_elsewhere():
            return False
        header = self.reader.header()
        known, epoch, self.header = self.header.revision, self.header.epoch, header
        if header.epoch != epoch:
            self._start_over()
            return True
        if header.revision == known:
            return False
        for entity in ENTITIES:
            collection = self._world.collection(entity.__table__)
            if collection.loaded:
                collection.absorb(self.reader.entities_since(entity, known))
        for table, key in self.reader.removed_since(known):
            collection = self._world.collection(table)
            gone = collection.get(key) if collection.loaded else None
            if gone is not None:
                collection.drop(gone)
        if self._engine is not None:
            self._engine.forget()
        return True

    def log_rows(self, node: str | int, since: int | None = None, until: int | None = None) -> Iterator[LogLine]:
        """Yield the stored log lines of a node in order; bounds in milliseconds since 1970 UTC, both included.

        At most the last 72 hours are kept. Lines are read in batches, so memory does not grow with the log.
        """
        from mockcluster.debuglog.line import LogLine

        kept = self.now // 1000 - LOG_HOURS * 3_600_000
        sql = (
            "SELECT node, time, pid, tid, tag, verbosity, component, text FROM log "
            "WHERE node = ? AND time >= ? AND time <= ? ORDER BY time, id"
        )
        first = kept if since is None else max(since, kept)
        bounds = (self._number(node), first, 1 << 62 if until is None else until)
        return map(LogLine._make, self.reader.stream(sql, bounds))

    def event_records(
        self,
        node: str | int,
        wanted: EventFilter | None = None,
        *,
        oldest_first: bool = False,
        maximum: int | None = None,
    ) -> Iterator[EventRecord]:
        """Yield the event records of a node that ``wanted`` admits (default: all), newest first."""
        from mockcluster.eventlog.query import EventFilter, find

        number = self._number(node)
        return find(self.reader.stream, number, wanted or EventFilter(), oldest_first=oldest_first, maximum=maximum)

    def facts(self, since: int | None = None) -> Iterator[Fact]:
        """Yield the kept facts in order of time, from ``since`` (microseconds) on."""
        from mockcluster.journal.codec import decode

        sql = "SELECT kind, time, node, body FROM facts WHERE time >= ? ORDER BY time, id"
        for row in self.reader.stream(sql, (since or 0,)):
            yield decode(*row)

    def history(self, node: str | int) -> list[tuple[int, str, str, str, str]]:
        """Return the state history of a node: (time, kind, subject, before, after), times in microseconds."""
        sql = "SELECT time, kind, subject, before, after FROM history WHERE node = ? ORDER BY time, id"
        return self.reader.query(sql, (self._number(node),))

    def decisions(self, target: str | None = None) -> list[tuple[int, Decision]]:
        """Return the kept decisions with their times, the newest last; ``target`` selects one object's."""
        from mockcluster.rules.explanation import stored

        sql = "SELECT time, body FROM decisions WHERE ? IS NULL OR target = ? COLLATE NOCASE ORDER BY id"
        return [(time, stored(body)) for time, body in self.reader.query(sql, (target, target))]

    def _number(self, node: str | int) -> int:
        return node if isinstance(node, int) else self.world.node_of(node).id

    # --- writing ------------------------------------------------------------------------------------------------------

    def run(self, operation: Operation) -> Outcome:
        """Carry out an operation to its end at once; the cluster's clock runs through the time it takes."""
        outcome: Outcome | None = None
        for step in self.steps(operation):
            outcome = step.outcome
        if outcome is None:
            raise RuntimeError(f"{operation!r} did not come to an end")
        return outcome

    def steps(self, operation: Operation) -> Iterator[Step]:
        """Carry out an operation stage by stage: yields after every commit, the outcome with the last step.

        The caller may wait between steps until ``next_due``; whatever time has not passed by then, the clock jumps.
        Abandoning the iterator leaves the work to the timeline (``catch_up``).
        """
        return self.engine.steps(operation)

    def advance(self, **span: float) -> list[Fact]:
        """Let time pass (arguments as for ``datetime.timedelta``): run what is due, in order; returns the facts."""
        import datetime

        microseconds = round(datetime.timedelta(**span) / datetime.timedelta(microseconds=1))
        if microseconds < 0:
            raise ValueError("cluster time never goes backwards")
        return self.engine.advance_to(self.now + microseconds)

    def catch_up(self) -> list[Fact]:
        """Run what has become due, in order; returns the facts. Writes only when something is due."""
        self.refresh()
        due = self.reader.next_due()
        if (due is None or due[1] > self.now) and not self.reader.driven():
            return []
        return self.engine.catch_up()

    def hand_over(self) -> None:
        """Leave the migrations this process drives to the timeline: they go on, also when the process is killed."""
        self.engine.hand_over()

    def change(self, work: Callable[[Change], T]) -> T:
        """Run ``work`` as one transaction: for faults, labs and tests that alter the world directly."""
        return self.engine.transact(work)[0]

    @property
    def faults(self) -> FaultBoard:
        """The causes that were put into this cluster on purpose: add, look at, withdraw."""
        from mockcluster.faults.board import FaultBoard

        return FaultBoard(self)

    def image(self) -> bytes:
        """Return the whole cluster as bytes, to ``restore`` later (a checkpoint)."""
        return self.reader.connection.serialize()

    def checkpoint(self) -> Checkpoint:
        """Return the whole cluster as it is now, to ``restore`` later as often as wanted."""
        now = self.now
        return Checkpoint(self.image(), self.header.revision, now, self._lineage)

    def restore(self, image: bytes | Checkpoint) -> None:
        """Go back to a checkpoint or an image of this cluster.

        After an image, objects of the world from before are void: fetch them again. After a checkpoint they show the
        state of then, and only what was written since is read again.
        """
        if isinstance(image, Checkpoint):
            self._go_back(image)
        else:
            self._load(image)
            self._start_over()

    def _go_back(self, checkpoint: Checkpoint) -> None:
        self.refresh()
        if not checkpoint.precedes(self._lineage):
            self._load(checkpoint.image)
            self._start_over()
        else:
            way = WayBack(self._world, self.reader, checkpoint.revision)
            self._load(checkpoint.image)
            way.take(self.reader)
            if self._engine is not None:
                self._engine.forget()
        self._lineage = Lineage(checkpoint)

    def _load(self, image: bytes) -> None:
        connection = self.reader.connection
        if self.path == store_file.MEMORY:
            connection.deserialize(image)
        else:
            store_file.overwrite(connection, image, self.path)
            connection.execute("UPDATE meta SET epoch = ?", (self.header.epoch + 1,))
        self.reader.changed_elsewhere()
        self.header = self.reader.header()

    @property
    def engine(self) -> Engine:
        """The writing half, imported and prepared at first use."""
        if self._engine is None:
            if self._closed:
                raise StoreError(Problem("Unreachable", self.path, "it was closed"))
            from mockcluster.engine import Engine

            self._engine = Engine(self)
        return self._engine

    def _start_over(self) -> None:
        self._lineage = Lineage()
        self._world = self._fresh_world()
        if self._engine is not None:
            self._engine.forget()

    def _fresh_world(self) -> World:
        source: Any = self.reader.entities
        return World(self.header.seed, self.header.world, self.header.created_at, source)


def offset_seconds(cluster: MockCluster) -> float:
    """Return how far the cluster's clock is ahead of the wall clock, in seconds."""
    return cluster.header.clock_offset / MICROSECONDS
