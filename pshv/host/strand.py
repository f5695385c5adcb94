"""Strands: bodies that run beside the session that started them, in the time of the cluster and in strict turns.

A strand has a thread of its own, but only ever one thread of a session family runs: the strand runs while whoever
resumed it waits, and gives the turn back when it waits for a time or a condition. So the order is always the same.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from pshv.host.turn import TURN, Standing
from pshv.runtime.errors import PipelineStopped

if TYPE_CHECKING:
    from collections.abc import Callable

STACK_SIZE = 32 * 1024 * 1024
FOREVER = 1 << 62  # ticks nothing reaches


class Strand:
    """`body` runs from `due` on (ticks, UTC). `condition` is what it waits for, when it waits for one."""

    def __init__(self, body: Callable[[], object], due: int) -> None:
        self._body = body
        self._mine = threading.Semaphore(0)
        self._others = threading.Semaphore(0)
        self._thread: threading.Thread | None = None
        self._standing: Standing | None = None
        self._failure: BaseException | None = None
        self._resumer = 0
        self._closing = False
        self.due = due
        self.condition: Callable[[], bool] | None = None
        self.done = False

    def ready(self, now: int) -> bool:
        """Whether it can go on at `now`."""
        return self.due <= now or (self.condition is not None and self.condition())

    def resume(self) -> None:
        """Let it run until it waits or ends. What its body raises comes out here."""
        before = Standing.present()
        self._resumer = threading.get_ident()
        if self._thread is None:
            self._start(before)
        else:
            self._mine.release()
        self._wait_for_turn()
        TURN.adopt(self._thread.ident if self._thread is not None else None)
        before.establish()
        if self.done and self._thread is not None:
            self._thread.join()
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def wait(self, due: int, condition: Callable[[], bool] | None = None) -> None:
        """Called in the strand: give the turn back until `due` or until `condition` holds.

        Raises PipelineStopped when the strand is closed instead.
        """
        if self._closing:
            raise PipelineStopped
        self.due, self.condition = due, condition
        self._standing = Standing.present()
        self._others.release()
        self._mine.acquire()
        self._enter()
        self.condition = None
        if self._closing:
            raise PipelineStopped

    def close(self) -> None:
        """End it where it waits: `finally` blocks of its script still run, but may not wait."""
        if self.done:
            return
        self._closing = True
        if self._thread is None:
            self.done = True
            return
        self.resume()

    def _start(self, before: Standing) -> None:
        from pshv.types.typedata import TypeTable

        self._standing = Standing(before.clock, before.random, TypeTable())
        size = threading.stack_size(STACK_SIZE)
        try:
            self._thread = threading.Thread(target=self._run, daemon=True, name="pshv strand")
            self._thread.start()
        finally:
            threading.stack_size(size)

    def _run(self) -> None:
        try:
            self._enter()
            self._body()
        except PipelineStopped:
            pass
        except BaseException as failure:  # the edge of the thread: it is raised again where the strand was resumed
            self._failure = failure
        finally:
            self.done = True
            self._others.release()

    def _enter(self) -> None:
        """Go on where the resumer stands: its clock is everybody's."""
        from pshv.runtime import dates

        TURN.adopt(self._resumer)
        if self._standing is not None:
            self._standing.clock = dates.clock
            self._standing.establish()

    def _wait_for_turn(self) -> None:
        """Wait until the strand gives the turn back; Ctrl-C meanwhile ends the strand first."""
        try:
            self._others.acquire()
        except (KeyboardInterrupt, PipelineStopped):
            self._closing = True
            _stop_thread(self._thread)
            self._others.acquire()
            raise


def _stop_thread(thread: threading.Thread | None) -> None:
    import ctypes

    if thread is not None and thread.ident is not None:
        stop: Any = ctypes.py_object(PipelineStopped)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), stop)
