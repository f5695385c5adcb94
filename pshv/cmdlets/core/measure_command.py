"""Measure-Command: how long a block takes on the cluster's clock and this machine's."""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any

from pshv.runtime import dates
from pshv.runtime.cmdlet import Cmdlet


class MeasureCommand(Cmdlet):
    """Measures the time it takes to run script blocks and cmdlets."""

    name = "Measure-Command"
    InputObject: Any
    Expression: Any

    def begin(self) -> None:
        self.passed = 0

    def process(self) -> None:
        start, clock = perf_counter_ns(), dates.clock()
        try:
            self.Expression.run_under(self.InputObject, _discard)
        finally:
            took = (perf_counter_ns() - start) // 100
            moved = dates.clock() - clock
            self.passed += max(took, moved)

    def end(self) -> None:
        self.write(dates.span(self.passed))


def _discard(value: object) -> None:
    """Output of the measured block goes nowhere."""
