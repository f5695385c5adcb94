"""Limits of the sandbox: time, memory, the size of one object. Each ends a script with PowerShell's own error.

A text that takes too long is stopped as by Ctrl-C: the stop is raised in the running thread between two Python
instructions (or out of a running match of a regular expression); `finally` blocks of the script still run.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from .errors import PipelineStopped, PSError, runtime_error

if TYPE_CHECKING:
    from types import FrameType, TracebackType

LARGEST = 512 * 1024 * 1024  # bytes of one string or array; .NET's own bounds are 2 GiB
REFERENCE = 8
MEMORY_TEXT = "Insufficient memory to continue the execution of the program."


ASK_AGAIN_SECONDS = 0.5
"""An alarm that strikes where Python drops exceptions (a hook, a finaliser) is lost: it strikes again until it is heard."""


class TimeLimit:
    """`with TimeLimit(seconds): ...` raises PipelineStopped in this thread when the time is over."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._thread = threading.get_ident()
        self._timer: threading.Timer | None = None
        self._before: object = None
        self.expired = False

    def _stop(self) -> None:
        import ctypes

        self.expired = True
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(PipelineStopped))

    def _alarm(self, number: int, frame: FrameType | None) -> None:
        self.expired = True
        raise PipelineStopped

    def __enter__(self) -> TimeLimit:
        self._thread = threading.get_ident()
        if threading.current_thread() is threading.main_thread() and self._take_alarm():
            return self
        self._timer = threading.Timer(self._seconds, self._stop)
        self._timer.daemon = True
        self._timer.start()
        return self

    def _take_alarm(self) -> bool:
        """The system's own alarm also interrupts a match that runs inside the engine of regular expressions."""
        import signal

        if not hasattr(signal, "SIGALRM") or signal.getitimer(signal.ITIMER_REAL)[0]:
            return False
        self._before = signal.signal(signal.SIGALRM, self._alarm)
        signal.setitimer(signal.ITIMER_REAL, self._seconds, ASK_AGAIN_SECONDS)
        return True

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            return
        import signal

        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)  # type: ignore[arg-type]


def memory_limit(megabytes: int) -> None:
    """Bounds the process's address space: a script beyond it gets OutOfMemoryException."""
    import resource

    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def check_size(count: int, each: int = 1) -> None:
    """Raises OutOfMemoryException for one string or array of more than LARGEST bytes."""
    if count * each > LARGEST:
        raise out_of_memory()


def out_of_memory() -> PSError:
    """The error of a script beyond its memory."""
    return runtime_error(
        MEMORY_TEXT, "System.OutOfMemoryException", "NotSpecified", exception="System.OutOfMemoryException"
    )


def stopped() -> PSError:
    """The error of a text that took longer than its time limit."""
    return runtime_error(
        "The pipeline has been stopped.",
        "PipelineStopped",
        "OperationStopped",
        exception="System.Management.Automation.PipelineStoppedException",
    )
