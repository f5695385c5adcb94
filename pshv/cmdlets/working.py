"""Carrying out an operation that takes time: progress is shown, and a paced session waits between the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.progressrecord import ProgressRecord

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from mockcluster.operations.operation import Operation, Outcome
    from pshv.runtime.cmdlet import Cmdlet

MICROSECONDS = 1_000_000


def carry_out(cmdlet: Cmdlet, cluster: MockCluster, operation: Operation) -> Outcome:
    """Run `operation` stage by stage to its end; gives the outcome."""
    outcome: Outcome | None = None
    shown = False
    for step in cluster.steps(operation):
        if step.activity:
            shown = True
            cmdlet.write_progress(_record(cmdlet, step.activity, step.progress))
        if step.outcome is not None:
            outcome = step.outcome
        elif step.next_due and cmdlet.session.pace:
            _wait((step.next_due - step.time) / MICROSECONDS / cmdlet.session.pace)
    if shown:
        cmdlet.write_progress(_record(cmdlet, "", 100, completed=True))
    if outcome is None:
        raise RuntimeError(f"{type(operation).__name__} ended without an outcome")
    return outcome


def _record(cmdlet: Cmdlet, activity: str, percent: int, *, completed: bool = False) -> ProgressRecord:
    record = ProgressRecord(cmdlet.name, activity)
    record.percent = percent
    record.completed = completed
    return record


def _wait(seconds: float) -> None:
    import time

    time.sleep(max(0.0, seconds))
