"""Resources going online and offline, failing, hanging (cluster-log-format.md 4.7 to 4.9)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mockcluster.debuglog import levels

if TYPE_CHECKING:
    from mockcluster.debuglog.pen import Pen
    from mockcluster.journal import facts

IO_PENDING = 997
_FAILURE_STEPS = frozenset({"ProcessingFailure", "WaitingToTerminate", "DelayRestartingResource"})


ONLINE_STEPS = ("Offline", "OnlineCallIssued", "OnlinePending", "Online")


def resource_state_changed(fact: facts.ResourceStateChanged, pen: Pen) -> None:
    """The pair of lines of every change, with what the monitor reported before it or is asked after it.

    The steps of a failure belong to the lines of `ResourceFailed` and `ResourceRestartQueued`.
    """
    if fact.after in _FAILURE_STEPS:
        return
    _step(fact.node_id, fact.resource, fact.resource_type, fact.before, fact.after, pen)


def comes_online(n: int, name: str, kind: str, pen: Pen) -> None:
    """All steps of a resource from Offline to Online on node `n`."""
    for before, after in pairwise(ONLINE_STEPS):
        _step(n, name, kind, before, after, pen)


def _step(n: int, name: str, kind: str, before: str, after: str, pen: Pen) -> None:
    for text in _REPORTS.get(after, ()):
        if after != "Offline" or before != "OfflineSavingCheckpoints":
            _report(n, name, kind, text, pen)
    transition(n, name, before, after, pen)
    if after == "OnlineCallIssued":
        pen.write(n, "RCM", f"Issuing Online({name}) to RHS.")


def transition(n: int, name: str, before: str, after: str, pen: Pen) -> None:
    """The pair of lines of one change of state."""
    pen.write(n, "RCM", f"Res {name}: {before} -> {after}( StateUnknown )")
    pen.write(n, "RCM", f"TransitionToState({name}) {before}-->{after}.")


def _report(n: int, name: str, kind: str, text: str, pen: Pen) -> None:
    if text.startswith("Resource "):
        pen.hosted(n, name, kind, text.format(name))
    else:
        pen.write(n, "RCM", text.format(name))


_CAME_OFFLINE = (
    "Resource {} has come offline. RHS is about to report resource status to RCM.",
    "HandleMonitorReply: OFFLINERESOURCE for '{}', gen(0) result 0/0.",
)
_REPORTS: dict[str, tuple[str, ...]] = {
    "OnlinePending": (f"HandleMonitorReply: ONLINERESOURCE for '{{}}', gen(0) result {IO_PENDING}/0.",),
    "Online": (
        "Resource {} has come online. RHS is about to report status change to RCM",
        "HandleMonitorReply: ONLINERESOURCE for '{}', gen(0) result 0/0.",
    ),
    "OfflinePending": (f"HandleMonitorReply: OFFLINERESOURCE for '{{}}', gen(0) result {IO_PENDING}/0.",),
    "OfflineSavingCheckpoints": _CAME_OFFLINE,
    "Offline": _CAME_OFFLINE,
}


def resource_failed(fact: facts.ResourceFailed, pen: Pen) -> None:
    """A health check or a start failed (4.8, steps 1 to 6)."""
    n, name, kind = fact.node_id, fact.resource, fact.resource_type
    pen.hosted(n, name, kind, f"Resource {name} IsAlive has indicated failure.", tag=levels.WARNING)
    pen.write(n, "RCM", f"HandleMonitorReply: FAILURENOTIFICATION for '{name}', gen(0) result 1/0.")
    transition(n, name, "Online", "ProcessingFailure", pen)
    pen.write(n, "RCM", f"rcm::RcmResource::HandleFailure: ({name})", tag=levels.ERROR)
    found = pen.scene.resource(name)
    persistent = found.persistent_state if found is not None else 1
    count = f"failure count: {fact.failure_count}, restartAction: {fact.restart_action} persistentState: {persistent}."
    pen.write(n, "RCM", f"resource {name}: {count}")
    pen.hosted(n, name, kind, f"Terminating resource {name}.")


def resource_restart_queued(fact: facts.ResourceRestartQueued, pen: Pen) -> None:
    """The failed resource waits for its restart (4.8, steps 6 and 7)."""
    n, name = fact.node_id, fact.resource
    step = "ProcessingFailure-->[WaitingToTerminate to DelayRestartingResource]."
    pen.write(n, "RCM", f"TransitionToState({name}) {step}")
    pen.write(n, "RCM", f"Queueing immediate delay restart of resource {name} in {fact.delay} ms.")
    pen.wait(fact.delay)
    pen.write(n, "RCM", f"Delay-restarting {name} and any waiting dependents.")


def resource_call_timed_out(fact: facts.ResourceCallTimedOut, pen: Pen) -> None:
    """A resource DLL hung: its monitor is replaced and the resource gets a monitor of its own (4.9)."""
    n, name, kind = fact.node_id, fact.resource, fact.resource_type
    late = f"timed out by {fact.late} milliseconds for resource '{name}'."
    pen.hosted(n, name, kind, f"RhsCall::DeadlockMonitor: Call {fact.call} {late}", tag=levels.ERROR)
    reply = f"rcm::RcmResource::HandleMonitorReply: Resource '{name}' has crashed or deadlocked;"
    pen.write(n, "RCM", f"{reply} marking it to run in a separate monitor.", tag=levels.WARNING)
    pen.hosted(n, name, kind, "WER report is submitted. Result : WerReportQueued.", tag=levels.ERROR)
    restart = f"rcm::RcmMonitor::RestartResources: Monitor restart for resource {name}"
    pen.write(n, "RCM", restart, mark="rcm::RcmMonitor::RestartResources[RCM] ")
    pen.write(n, "RCM", f"rcm::RcmResource::ReattachToMonitorProcess: ({name}, Online)")
    hosted = "Now hosted by RHS process 0"
    pen.write(n, "RCM", f"Separate monitor flag has changed for resource '{name}'.  {hosted}")


WRITERS = {
    "ResourceStateChanged": resource_state_changed,
    "ResourceFailed": resource_failed,
    "ResourceRestartQueued": resource_restart_queued,
    "ResourceCallTimedOut": resource_call_timed_out,
}
