"""A change of the world under way: what a transaction will write, and how to take it back."""

from __future__ import annotations

from mockcluster import constants as c

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from mockcluster.journal.facts import Fact
    from mockcluster.rules.refusal import Decision
    from mockcluster.world.entity import Entity
    from mockcluster.world.world import World

    F = TypeVar("F", bound=Fact)


class Change:
    """Collects everything one transaction changes; the world's objects change at once, and back with ``undo``.

    ``now`` is the cluster time of the transaction in microseconds; ``driver`` the number of the process that runs
    stages from here (0 = whoever catches up).
    """

    __slots__ = (
        "_undo", "added", "decisions", "dirty", "driver", "facts", "now", "on_fact", "removed", "scheduled",
        "unscheduled", "world",
    )  # fmt: skip

    def __init__(self, world: World, now: int, on_fact: Callable[[Fact, World], None], driver: int = 0) -> None:
        self.world = world
        self.now = now
        self.driver = driver
        self.on_fact = on_fact
        self.facts: list[Fact] = []
        self.decisions: list[Decision] = []
        self.added: dict[tuple[str, Any], Entity] = {}
        self.removed: list[Entity] = []
        self.dirty: dict[tuple[str, Any], tuple[Entity, dict[str, None]]] = {}
        self.scheduled: list[tuple[int, str, str, str]] = []
        self.unscheduled: list[tuple[str, str]] = []
        self._undo: list[Callable[[], None]] = []

    @property
    def empty(self) -> bool:
        """True when there is nothing to write."""
        return not (
            self.facts
            or self.decisions
            or self.added
            or self.removed
            or self.dirty
            or self.scheduled
            or self.unscheduled
        )

    def pass_time(self, seconds: float) -> None:
        """Let time go by within this transaction."""
        self.now += round(seconds * c.MICROSECONDS)

    def set(self, entity: Entity, **fields: Any) -> None:
        """Change fields of an entity; fields that have the value already are left alone."""
        collection = self.world.collection(entity.__table__)
        for field, value in fields.items():
            before = getattr(entity, field)
            if before == value and type(before) is type(value):
                continue
            setattr(entity, field, value)
            collection.moved(entity, field, before)
            self._undo.append(lambda e=entity, f=field, b=before, v=value: self._restore(e, f, b, v))  # type: ignore[misc]
            identity = (entity.__table__, entity.key)
            if identity not in self.added:
                self.dirty.setdefault(identity, (entity, {}))[1][field] = None

    def _restore(self, entity: Entity, field: str, before: Any, value: Any) -> None:
        setattr(entity, field, before)
        self.world.collection(entity.__table__).moved(entity, field, value)

    def add(self, entity: Entity) -> None:
        """Add a new entity to the world."""
        collection = self.world.collection(entity.__table__)
        collection.put(entity)
        self.added[(entity.__table__, entity.key)] = entity
        self._undo.append(lambda: collection.drop(entity))

    def remove(self, entity: Entity) -> None:
        """Remove an entity from the world."""
        collection = self.world.collection(entity.__table__)
        collection.drop(entity)
        identity = (entity.__table__, entity.key)
        self.dirty.pop(identity, None)
        if self.added.pop(identity, None) is None:
            self.removed.append(entity)
        self._undo.append(lambda: collection.put(entity))

    def record(self, kind: type[F], node: str, /, *, when: int | None = None, **fields: Any) -> F:
        """Record a fact of ``node`` at ``when`` (default: now).

        It is rendered with the world as it is at this moment.
        """
        member = self.world.nodes.named(node)
        number = member.id if member else 0
        fact = kind(time=self.now if when is None else when, node=node, node_id=number, **fields)
        self.facts.append(fact)
        self.on_fact(fact, self.world)
        return fact

    def decide(self, decision: Decision) -> None:
        """Keep a decision for those who ask why."""
        self.decisions.append(decision)

    def schedule(self, due: int, kind: str, subject: str, body: str = "") -> None:
        """Put something on the timeline."""
        self.scheduled.append((due, kind, subject, body))

    def unschedule(self, kind: str, subject: str) -> None:
        """Take everything of this kind and subject off the timeline (what this change scheduled stays)."""
        self.unscheduled.append((kind, subject))

    def reschedule(self, due: int, kind: str, subject: str) -> None:
        """Replace what is scheduled for a subject."""
        self.scheduled = [entry for entry in self.scheduled if entry[1:3] != (kind, subject)]
        self.unschedule(kind, subject)
        self.schedule(due, kind, subject)

    def undo(self) -> None:
        """Give the world back the state it had before this change."""
        for step in reversed(self._undo):
            step()
        self._undo.clear()
