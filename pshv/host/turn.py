"""Sessions of one process take turns: one runs, the others wait, and each finds its own clock and tables again.

The runtime keeps what belongs to the running session in a few module variables (the clock that `Get-Date` reads, the
random source, extended type data). A session that waits for its caller steps aside and takes them with it.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from pshv.types.typedata import TypeTable


class Standing:
    """What a session finds in the runtime when it has its turn."""

    __slots__ = ("clock", "culture", "random", "recursion_limit", "running", "types")

    def __init__(self, clock: Callable[[], int], random: Random, types: TypeTable) -> None:
        self.clock = clock
        self.random = random
        self.types = types
        self.running: tuple[Any, list[Any]] = (None, [])
        self.culture: Any = None
        self.recursion_limit = sys.getrecursionlimit()

    @classmethod
    def present(cls) -> Standing:
        """What stands in the runtime now."""
        from pshv.runtime import culture, current, dates, randomness
        from pshv.types import typedata

        now = cls(dates.clock, randomness.source, typedata.table)
        now.running = current.stand()
        now.culture = culture.current
        return now

    def establish(self) -> None:
        """Put it into the runtime."""
        from pshv.runtime import culture, current, dates, randomness
        from pshv.types import typedata

        dates.set_clock(self.clock)
        randomness.use(self.random)
        typedata.activate(self.types)
        current.resume(self.running)
        if self.culture is not None:
            culture.current = self.culture
        if self.recursion_limit < sys.getrecursionlimit():
            _lower_recursion_limit(self.recursion_limit)


def _lower_recursion_limit(limit: int) -> None:
    try:
        sys.setrecursionlimit(limit)
    except RecursionError:
        return  # deeper than that already: whoever is there keeps the room it has


class Turn:
    """The right to run a session; a thread that has it may take it again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner = 0
        self._depth = 0
        self._ground: Standing | None = None  # what stood in the runtime before anybody had the turn

    @contextmanager
    def take(self, standing: Standing | None = None) -> Iterator[None]:
        """Have the turn; with `standing` in the runtime meanwhile."""
        self._enter()
        before = None
        if standing is not None:
            before = Standing.present()
            if self._depth == 1:
                self._ground = before
            standing.establish()
        try:
            yield
        finally:
            if before is not None and standing is not None:
                standing.random = _present_random()
                before.establish()
            self._leave()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others run while this thread waits for something; without the turn it just waits."""
        if self._owner != threading.get_ident() or self._ground is None:
            yield
            return
        mine, ground, depth = Standing.present(), self._ground, self._depth
        ground.establish()
        self._depth = 1
        self._leave()
        try:
            yield
        finally:
            self._enter()
            self._ground, self._depth = Standing.present(), depth
            mine.establish()

    def adopt(self, former: int | None) -> None:
        """Have the turn of thread `former`, which waits for this one (see `pshv.host.strand`)."""
        if self._owner == former and self._owner:
            self._owner = threading.get_ident()

    def _enter(self) -> None:
        me = threading.get_ident()
        if self._owner != me:
            self._lock.acquire()
            self._owner = me
        self._depth += 1

    def _leave(self) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._owner = 0
            self._ground = None
            self._lock.release()


def _present_random() -> Random:
    from pshv.runtime import randomness

    return randomness.source


TURN = Turn()
