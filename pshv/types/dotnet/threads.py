"""System.Threading's Thread, Mutex and Monitor, and System.GC: one thread runs a script, in the cluster's time."""

from __future__ import annotations

from typing import Any

from pshv.runtime import culture as cultures
from pshv.runtime import current, values
from pshv.runtime.dates import TICKS_PER_SECOND, TimeSpan
from pshv.runtime.netexception import NetException
from pshv.types.implementation import Implementation
from pshv.types.nettype import known_type

_ENDLESS = -1


class Thread:
    """The thread of the running script."""

    __slots__ = ("name",)
    type_names = (
        "System.Threading.Thread",
        "System.Runtime.ConstrainedExecution.CriticalFinalizerObject",
        "System.Object",
    )

    def __init__(self) -> None:
        self.name: str | None = None

    def text(self) -> str:
        return self.type_names[0]


class Mutex:
    """A mutex: nobody else is there to own it."""

    __slots__ = ("owned",)
    type_names = (
        "System.Threading.Mutex",
        "System.Threading.WaitHandle",
        "System.MarshalByRefObject",
        "System.Object",
    )

    def __init__(self, owned: bool = False) -> None:
        self.owned = 1 if owned else 0

    def wait(self) -> bool:
        self.owned += 1
        return True

    def release(self) -> None:
        if not self.owned:
            raise NetException(
                "System.ApplicationException",
                "Object synchronization method was called from an unsynchronized block of code.",
            )
        self.owned -= 1

    def text(self) -> str:
        return self.type_names[0]


_thread = Thread()


def _sleep(duration: Any) -> None:
    from pshv.runtime.timepassing import pass_time

    seconds = duration.ticks / TICKS_PER_SECOND if isinstance(duration, TimeSpan) else int(duration) / 1000
    if seconds < 0:
        raise NetException(
            "System.ArgumentOutOfRangeException",
            "Number must be either non-negative and less than or equal to Int32.MaxValue or -1. "
            "(Parameter 'millisecondsTimeout')"
            if seconds * 1000 != _ENDLESS
            else "A sleep without an end never ends in this mock. (Parameter 'millisecondsTimeout')",
        )
    pass_time(current.session, seconds)


def _culture(thread: Thread) -> Any:
    from pshv.types.dotnet.globalization import CultureInfo

    return CultureInfo(cultures.current)


def _set_culture(thread: Thread, value: Any) -> None:
    from pshv.runtime.convert import convert
    from pshv.types.statics import set_static

    kind = known_type("System.Globalization.CultureInfo")
    set_static(kind, "CurrentCulture", convert(value, kind))


def _set_name(thread: Thread, value: Any) -> None:
    thread.name = None if value is None else str(value)


def _mutex(kind: Any, *parts: Any) -> Mutex:
    if len(parts) > 2:
        parts[2].value = True
    return Mutex(bool(parts and parts[0]))


def _taken(*parts: Any) -> None:
    if len(parts) > 1:
        parts[1].value = True


def _state(name: str, member: str) -> Any:
    return known_type(name).enum_member(member)


IMPLEMENTATIONS = (
    Implementation(
        "System.Threading.Thread",
        properties={
            "CurrentCulture": (_culture, _set_culture),
            "CurrentUICulture": (_culture, lambda t, v: None),
            "ManagedThreadId": lambda t: 1,
            "Name": (lambda t: t.name, _set_name),
            "IsAlive": lambda t: True,
            "IsBackground": (lambda t: False, lambda t, v: None),
            "IsThreadPoolThread": lambda t: False,
            "ApartmentState": lambda t: _state("System.Threading.ApartmentState", "STA"),
        },
        methods={"GetApartmentState": lambda t: _state("System.Threading.ApartmentState", "STA")},
        statics={"Sleep": _sleep},
        static_properties={"CurrentThread": lambda: _thread},
    ),
    Implementation(
        "System.Threading.Mutex",
        construct=_mutex,
        methods={
            "WaitOne": lambda m, *r: m.wait(),
            "ReleaseMutex": lambda m: m.release(),
            "Close": lambda m: None,
            "Dispose": lambda m: None,
        },
    ),
    Implementation(
        "System.Threading.Monitor",
        statics={"Enter": _taken, "Exit": lambda o: None, "TryEnter": lambda *r: True},
        raw=("Enter",),
    ),
    Implementation(
        "System.GC",
        statics={
            "Collect": lambda *r: None,
            "WaitForPendingFinalizers": lambda: None,
            "GetTotalMemory": lambda full: values.Int64(48 << 20),
            "CollectionCount": lambda generation: 0,
        },
        static_properties={"MaxGeneration": lambda: 2},
    ),
)
