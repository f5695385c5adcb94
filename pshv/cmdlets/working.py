"""Carrying out an operation that takes time: progress is shown, and a paced session waits between the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.progressrecord import ProgressRecord

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from mockcluster.operations.operation import Operation, Outcome
    from pshv.runtime.cmdlet import Cmdlet
    from pshv.runtime.session import Session


def carry_out(cmdlet: Cmdlet, cluster: MockCluster, operation: Operation) -> Outcome:
    """Run `operation` stage by stage to its end; gives the outcome."""
    outcome = carry_on(cmdlet, cluster, operation, None)
    if outcome is None:
        raise RuntimeError(f"{type(operation).__name__} ended without an outcome")
    return outcome


def carry_on(cmdlet: Cmdlet, cluster: MockCluster, operation: Operation, wait: int | None) -> Outcome | None:
    """Run `operation` stage by stage; gives the outcome when it has ended.

    With `wait`, at most so many seconds (of cluster time): what has not ended then goes on with the cluster's clock,
    and there is no outcome.
    """
    outcome: Outcome | None = None
    shown = False
    until = None if wait is None else cluster.now + wait * 1_000_000
    for step in cluster.steps(operation):
        if step.activity:
            shown = True
            cmdlet.write_progress(_record(cmdlet, step.activity, step.progress))
        if step.outcome is not None:
            outcome = step.outcome
        elif step.next_due and until is not None and step.next_due > until:
            _leave(cmdlet.session, cluster, until)
            break
        elif step.next_due:
            _let_pass(cmdlet.session, step.next_due)
    if shown:
        cmdlet.write_progress(_record(cmdlet, "", 100, completed=True))
    return outcome


def _leave(session: Session, cluster: MockCluster, until: int) -> None:
    """Let time pass until `until` and leave what is under way to the cluster."""
    _let_pass(session, until + 1)
    rest = until - cluster.now
    if rest > 0:
        cluster.advance(microseconds=rest)
    cluster.hand_over()


def _record(cmdlet: Cmdlet, activity: str, percent: int, *, completed: bool = False) -> ProgressRecord:
    record = ProgressRecord(cmdlet.name, activity)
    record.percent = percent
    record.completed = completed
    return record


def _let_pass(session: Session, due: int) -> None:
    """Let time pass until just before `due` (microseconds), when the next stage runs: jobs go on meanwhile.

    A session without jobs and without a pace leaves it to the next step to set the clock.
    """
    if session.pace or "strands" in session.extras:
        from pshv.runtime.timepassing import UNIX_EPOCH_TICKS, pass_until

        pass_until(session, UNIX_EPOCH_TICKS + (due - 1) * 10)
