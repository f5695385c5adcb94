"""The strands of a session and its children, and how time passes for them all.

Time passes in one place only: whoever waits lets the strands that become due run first, each at its own time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.host.strand import FOREVER, Strand

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.session import Session

EXTRAS = "strands"
SHORTEST = 10_000  # ticks (1 ms): no wait of a strand is shorter, so that a loop of them comes to an end


class Weave:
    """`move_to` sets the clock of the family forward (ticks), `now` reads it."""

    def __init__(self, now: Callable[[], int], move_to: Callable[[int], None]) -> None:
        self.now = now
        self._move_to = move_to
        self._strands: list[Strand] = []
        self._running: Strand | None = None

    def start(self, body: Callable[[], object], *, after: int = 0) -> Strand:
        """A strand whose body begins `after` ticks from now, when somebody lets time pass."""
        made = Strand(body, self.now() + after)
        self._strands.append(made)
        return made

    def pass_until(self, target: int) -> None:
        """Let time pass until `target`."""
        self._pass(target, None)

    def wait(self, condition: Callable[[], bool], until: int = FOREVER) -> bool:
        """Let time pass until `condition` holds, at most until the time `until`. Returns whether it holds.

        Without a limit it ends too when no strand can ever go on.
        """
        if not condition():
            self._pass(until, condition)
        return condition()

    def _pass(self, target: int, condition: Callable[[], bool] | None) -> None:
        if self._running is not None:
            self._running.wait(max(target, self.now() + SHORTEST), condition)
            return
        while condition is None or not condition():
            strand = self._next(target)
            if strand is None:
                break
            if strand.due > self.now() and not strand.ready(self.now()):
                self._move_to(strand.due)
            self._resume(strand)
        else:
            return
        if target < FOREVER:
            self._move_to(target)

    def _next(self, target: int) -> Strand | None:
        """The strand that goes on next, if one does until `target`: the first of those that were started first."""
        self._strands = [strand for strand in self._strands if not strand.done]
        now = min(self.now(), target)
        ready = [strand for strand in self._strands if strand.ready(now)]
        if ready:
            return min(ready, key=lambda strand: min(strand.due, now))
        earliest = min(self._strands, key=lambda strand: strand.due, default=None)
        return earliest if earliest is not None and earliest.due <= min(target, FOREVER - 1) else None

    def _resume(self, strand: Strand) -> None:
        self._running = strand
        try:
            strand.resume()
        finally:
            self._running = None

    def close_one(self, strand: Strand) -> None:
        """End a strand."""
        before, self._running = self._running, strand
        try:
            if before is not strand:
                strand.close()
        finally:
            self._running = before

    def close(self) -> None:
        """End all strands."""
        for strand in self._strands:
            self.close_one(strand)
        self._strands = []


def weave_of(session: Session) -> Weave:
    """The weave of a session's family, made when first needed."""
    from pshv.runtime.timepassing import move_clock, now

    found: Any = session.extras.get(EXTRAS)
    if found is None:
        found = session.extras[EXTRAS] = Weave(lambda: now(session), lambda target: move_clock(session, target))
    return found  # type: ignore[no-any-return]
