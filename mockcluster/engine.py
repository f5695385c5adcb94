"""The engine: transactions, time and the timeline. It never sleeps and reads only the clock it is given."""

from __future__ import annotations

from _thread import RLock
from typing import TYPE_CHECKING, TypeVar

from mockcluster.change import Change
from mockcluster.operations.operation import Began, Done, Outcome, Step
from mockcluster.reporter import Reporter
from mockcluster.rules.refusal import Refusal
from mockcluster.store.driver import DriverLock, alive
from mockcluster.store.file import MEMORY
from mockcluster.store.ledger import Ledger
from mockcluster.store.reading import Header
from mockcluster.store.writing import Writer
from mockcluster.timeline import Due, handle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mockcluster.cluster import MockCluster
    from mockcluster.journal.facts import Fact
    from mockcluster.operations.operation import Operation
    from mockcluster.rules.refusal import Decision
    from mockcluster.world.migration import Migration

T = TypeVar("T")

_ACTIVITIES = {
    0: "Waiting",
    1: "Setting up the migration",
    2: "Copying memory",
    3: "Copying state",
    4: "Moving the storage",
    5: "Cleaning up",
    6: "Completed",
}
_UNDER_WAY = ("Queued", "Starting", "Running")


class Engine:
    """Changes one cluster. Obtained from ``MockCluster``; not used on its own."""

    def __init__(self, cluster: MockCluster) -> None:
        self._cluster = cluster
        self._reader = cluster.reader
        self._writer = Writer(cluster.reader.connection, cluster.path)
        self._ledger = Ledger(self._reader, self._writer)
        self._reporter: Reporter | None = None
        self._driver = 0
        self._lock: DriverLock | None = None
        self._mutex = RLock()

    def forget(self) -> None:
        """Drop what was counted, because another process wrote."""
        self._ledger.forget()
        self._reporter = None

    def close(self) -> None:
        """Leave migrations under way to the timeline and give the connection back."""
        if self._driver:
            try:
                self.transact(self._hand_over)
            finally:
                if self._lock is not None:
                    self._lock.release()
        self._writer.close()

    def hand_over(self) -> None:
        """Leave the migrations of this process to the timeline."""
        self.transact(self._hand_over)

    def _hand_over(self, change: Change) -> None:
        for migration in list(change.world.migrations.where("driver", self._driver)):
            change.set(migration, driver=0)

    # --- transactions -------------------------------------------------------------------------------------------------

    def transact(self, work: Callable[[Change], T], at: int | None = None) -> tuple[T, Change]:
        """Run ``work`` in one transaction at cluster time ``at`` (default: now).

        Any exception undoes everything, in the file and in memory. Threads take turns.
        """
        with self._mutex:
            return self._transact(work, at)

    def _transact(self, work: Callable[[Change], T], at: int | None) -> tuple[T, Change]:
        cluster = self._cluster
        self._writer.begin()
        change: Change | None = None
        try:
            cluster.refresh()
            reporter = self._ready_reporter()
            now = cluster.now if at is None else max(cluster.header.last_time, at)
            change = Change(cluster._world, now, reporter.report, self._driver)
            result = work(change)
            if change.empty and at is None:
                self._writer.rollback()
                return result, change
            header = self._next_header(change.now)
            self._ledger.write(change, header, reporter.lines, reporter.records)
            self._writer.commit()
        except BaseException:
            if change is not None:
                change.undo()
            self.forget()
            self._writer.rollback()
            raise
        cluster.header = header
        return result, change

    def _next_header(self, now: int) -> Header:
        old = self._cluster.header
        offset = max(old.clock_offset, now - self._cluster.clock.now())
        return Header(
            (
                old.schema_version,
                old.revision + 1,
                old.seed,
                old.world,
                old.created_at,
                offset,
                max(old.last_time, now),
                max(old.next_driver, self._driver + 1),
                old.epoch,
            )
        )

    def _ready_reporter(self) -> Reporter:
        if self._reporter is None:
            last: dict[int, int] = {}
            for node in self._cluster._world.nodes:
                newest = self._reader.query("SELECT max(time) FROM log WHERE node = ?", (node.id,))[0][0]
                if newest is not None:
                    last[node.id] = newest * 1000
            self._reporter = Reporter(self._cluster._world, last)
        self._reporter.begin()
        return self._reporter

    # --- time ---------------------------------------------------------------------------------------------------------

    def catch_up(self) -> list[Fact]:
        """Settle what dead processes left, then run everything that is due until now."""
        facts: list[Fact] = []
        for driver in self._reader.driven():
            if driver != self._driver and not self._alive(driver):
                facts += self._recover(driver)
        return facts + self._run_until(None)

    def _alive(self, driver: int) -> bool:
        return self._cluster.path != MEMORY and alive(self._cluster.path, driver)

    def _recover(self, driver: int) -> list[Fact]:
        from mockcluster.migration.recovery import recover

        return self.transact(lambda change: recover(change, driver))[1].facts

    def _run_until(self, until: int | None) -> list[Fact]:
        facts: list[Fact] = []
        while True:
            due = self._reader.next_due()
            limit = self._cluster.now if until is None else until
            if due is None or due[1] > limit:
                return facts
            facts += self._run_next()

    def _run_next(self) -> list[Fact]:
        """Run the earliest entry of the timeline in a transaction of its own, at its time."""
        first = self._reader.next_due()
        if first is None:
            return []

        def work(change: Change) -> None:
            row = self._reader.next_due()
            if row is not None and row[0] == first[0]:
                self._writer.delete("timeline", "id", row[0])
                handle(change, Due(*row))

        return self.transact(work, first[1])[1].facts

    def advance_to(self, target: int) -> list[Fact]:
        """Run the timeline up to ``target`` and set the clock there."""
        facts = self.catch_up()
        facts += self._run_until(target)
        self.transact(lambda change: None, target)
        return facts

    # --- operations ---------------------------------------------------------------------------------------------------

    def steps(self, operation: Operation) -> Iterator[Step]:
        """Carry out an operation stage by stage (see ``MockCluster.steps``)."""
        self.catch_up()
        if operation.takes_time:
            self._become_driver()
        reply, change = self.transact(operation.apply)
        facts = tuple(change.facts)
        decisions = tuple(change.decisions)
        if not isinstance(reply, Began):
            refusal = reply if isinstance(reply, Refusal) else None
            value = reply.value if isinstance(reply, Done) else None
            outcome = Outcome(value, facts, refusal, decisions)
            yield Step(change.now, 100, "Completed", facts, 0, outcome)
            return
        yield from self._follow(reply, facts, decisions, change.now)

    def _become_driver(self) -> None:
        if self._driver == 0 and self._cluster.path != MEMORY:
            self.transact(self._take_number, self._cluster.now)
            self._lock = DriverLock(self._cluster.path, self._driver)

    def _take_number(self, change: Change) -> None:
        self._driver = change.driver = self._cluster.header.next_driver

    def _follow(
        self, began: Began, facts: tuple[Fact, ...], decisions: tuple[Decision, ...], now: int
    ) -> Iterator[Step]:
        new = facts
        while True:
            self._cluster.refresh()
            mine = [self._cluster._world.migrations[number] for number in began.migrations]
            if not any(migration.state in _UNDER_WAY for migration in mine):
                outcome = Outcome(began.value, facts, _refusal_of(mine, facts), decisions)
                yield Step(now, 100, "Completed", new, 0, outcome)
                return
            due = self._reader.next_due()
            if due is None:
                raise LookupError(f"nothing is due, but migrations {began.migrations} have not ended")
            progress = sum(migration.progress for migration in mine) // len(mine)
            yield Step(now, progress, _activity(mine), new, due[1])
            new = tuple(self._run_next())
            facts += new
            now = self._cluster.header.last_time


def _activity(migrations: list[Migration]) -> str:
    stage = min((m.stage for m in migrations if m.state == "Running"), default=0)
    return _ACTIVITIES[stage]


def _refusal_of(migrations: list[Migration], facts: tuple[Fact, ...]) -> Refusal | None:
    from mockcluster.journal.facts import LiveMigrationFailed

    for migration in migrations:
        if migration.state == "Cancelled":
            text = "The operation was canceled by the user. (0x800704C7)"
            return Refusal("Cancelled", "OperationStopped", (text,), 0x800704C7, 0, migration.vm_id)
        if migration.state != "Failed":
            continue
        for fact in facts:
            if isinstance(fact, LiveMigrationFailed) and fact.migration == migration.id:
                return Refusal(
                    fact.refusal, "NotSpecified", fact.message, fact.code, 0, fact.vm, fact.side, fact.host,
                    details=fact.details,
                )  # fmt: skip
        message = tuple(migration.error_text.split("\n"))
        return Refusal(migration.refusal, "NotSpecified", message, migration.error_code, 0, migration.vm_id)
    return None
