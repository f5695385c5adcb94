"""System.Diagnostics.Stopwatch, on the cluster's clock."""

from __future__ import annotations

from typing import Any

from pshv.runtime import dates, values
from pshv.runtime.dates import TimeSpan
from pshv.types.implementation import Implementation


class Stopwatch:
    """Elapsed ticks so far, and when it was started."""

    __slots__ = ("total", "started")
    type_names = ("System.Diagnostics.Stopwatch", "System.Object")

    def __init__(self) -> None:
        self.total = 0
        self.started: int | None = None

    def ticks(self) -> int:
        return self.total + (dates.clock() - self.started if self.started is not None else 0)

    def start(self) -> None:
        if self.started is None:
            self.started = dates.clock()

    def stop(self) -> None:
        self.total = self.ticks()
        self.started = None

    def reset(self) -> None:
        self.total = 0
        self.started = None

    def text(self) -> str:
        from pshv.runtime.spanformat import constant

        return constant(self.ticks())


def _start_new() -> Stopwatch:
    made = Stopwatch()
    made.start()
    return made


def _restart(watch: Stopwatch) -> None:
    watch.reset()
    watch.start()


IMPLEMENTATIONS = (
    Implementation(
        "System.Diagnostics.Stopwatch",
        construct=lambda kind: Stopwatch(),
        properties={
            "IsRunning": lambda w: w.started is not None,
            "Elapsed": lambda w: TimeSpan(w.ticks()),
            "ElapsedMilliseconds": lambda w: values.Int64(w.ticks() // 10000),
            "ElapsedTicks": lambda w: values.Int64(w.ticks()),
        },
        methods={
            "Reset": lambda w: w.reset(),
            "Restart": _restart,
            "Start": lambda w: w.start(),
            "Stop": lambda w: w.stop(),
            "ToString": lambda w: w.text(),
        },
        statics={
            "StartNew": _start_new,
            "GetTimestamp": lambda: values.Int64(dates.clock()),
            "GetElapsedTime": lambda start, end=None: TimeSpan((end or dates.clock()) - start),
        },
        static_properties={"Frequency": lambda: values.Int64(10_000_000), "IsHighResolution": lambda: True},
    ),
)
__all__ = ["IMPLEMENTATIONS", "Any", "Stopwatch"]
