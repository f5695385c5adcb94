"""Limits of the sandbox: a running text that takes too long is stopped as by Ctrl-C.

The stop is raised in the running thread between two Python instructions; `finally` blocks of the script still run.
"""

from __future__ import annotations

import ctypes
import threading
from types import TracebackType

from .errors import PipelineStopped


class TimeLimit:
    """`with TimeLimit(seconds): ...` raises PipelineStopped in this thread when the time is over."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._timer = threading.Timer(seconds, self._stop)
        self._timer.daemon = True
        self.expired = False

    def _stop(self) -> None:
        self.expired = True
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(PipelineStopped))

    def __enter__(self) -> TimeLimit:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()


def memory_limit(megabytes: int) -> None:
    """Bounds the process's address space: a script beyond it gets OutOfMemoryException."""
    import resource

    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
