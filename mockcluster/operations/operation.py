"""The shape of every request and of every answer."""

from __future__ import annotations

from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from mockcluster.change import Change
    from mockcluster.rules.refusal import Decision, Refusal
    from mockcluster.world.world import World


class Done(Value):
    """The request was carried out; ``value`` is the object it is about."""

    value: Any = None


class Began(Value):
    """Work began that takes time: the migrations with these numbers. ``value`` is the object asked about."""

    migrations: tuple[int, ...]
    value: Any = None


if TYPE_CHECKING:
    Reply = Done | Began | Refusal


class Operation(Value):
    """A request. ``apply`` does it within a change and answers; it checks everything before it changes anything."""

    if TYPE_CHECKING:
        takes_time: ClassVar[bool]
    else:
        takes_time = False

    def apply(self, change: Change) -> Reply:
        """Carry out the request, or answer with a refusal."""
        raise NotImplementedError

    def plan(self, world: World) -> Decision | Refusal | None:
        """Return what would be decided, without doing it (``-WhatIf`` and explanations).

        None when there is no choice.
        """
        return None


class Outcome(Value):
    """What came of an operation: the object, all facts in order, and the refusal if there is one."""

    value: Any
    facts: tuple[Any, ...]
    refusal: Refusal | None
    decisions: tuple[Any, ...] = ()

    @property
    def ok(self) -> bool:
        """True unless it was refused or failed."""
        return self.refusal is None


class Step(Value):
    """One committed stage: ``time`` in microseconds, ``progress`` 0 to 100, a short ``activity``, the new facts.

    ``next_due`` is the cluster time of the next stage (0 when done): a paced caller waits until then before it goes on.
    ``outcome`` comes with the last step.
    """

    time: int
    progress: int
    activity: str
    facts: tuple[Any, ...]
    next_due: int
    outcome: Outcome | None = None
