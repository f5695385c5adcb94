"""Where a block can run besides here: nodes of the cluster, open PSSessions, running virtual machines.

A computer answers while it is part of the world and not switched off; the errors are those of WinRM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .childsession import child_session
from .new_guid import random_guid
from .nodebase import LOCAL
from .pssessions import PSSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.cmdlet import Cmdlet
    from pshv.runtime.errors import ErrorRecord
    from pshv.runtime.session import Session

TRANSPORT = "System.Management.Automation.Remoting.PSRemotingTransportException"


class Target:
    """One place to run at: `shown` is its PSComputerName, `problem` why nothing can run there."""

    __slots__ = ("_open", "problem", "runspace", "shown")

    def __init__(
        self, shown: str, runspace: Any, opening: Callable[[], Session], problem: ErrorRecord | None = None
    ) -> None:
        self.shown = shown
        self.runspace = runspace
        self._open = opening
        self.problem = problem

    def session(self) -> Session:
        """The session there (a new one, but for a PSSession)."""
        return self._open()


def listed(value: Any) -> list[Any]:
    """A parameter's value as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def of_session(cmdlet: Cmdlet, given: Any) -> Target:
    """A PSSession as target."""
    if not isinstance(given, PSSession):
        return of_computer(cmdlet, str(given))
    inner = given.inner
    problem = None if given.state == "Opened" else _not_open(cmdlet, given)
    return Target(given.computer, given.instance, lambda: inner, problem)


def of_computer(cmdlet: Cmdlet, name: str) -> Target:
    """A computer by its name."""
    node = node_named(cmdlet.session, name)
    parent = cmdlet.session
    problem = unreachable(cmdlet, name) if node is None else None
    return Target(name, random_guid(parent), lambda: child_session(parent, node), problem)


def node_named(session: Session, name: str) -> str | None:
    """The name of the node that answers to `name` (short, full, or this computer); None when none does."""
    drives: Any = session.drives
    if name.lower() in LOCAL:
        return str(drives.environment.get("COMPUTERNAME") or drives.node_names[0])
    short, _, domain = name.lower().partition(".")
    for node in drives.node_names:
        if node.lower() == short:
            cluster: Any = session.cluster
            if cluster is None:
                return str(node)
            mine = domain in ("", cluster.world.cluster.domain.lower())
            return str(node) if mine and cluster.world.node_of(node).state != "Down" else None
    return None


def of_machine(cmdlet: Cmdlet, name: str, parameter: str) -> Target:
    """A running virtual machine of this host, by name or id (PowerShell Direct)."""
    cluster: Any = cmdlet.session.cluster
    here = node_named(cmdlet.session, "localhost")
    wanted = name.strip("{}").lower()
    found = [vm for vm in cluster.world.vms if vm.host == here and wanted in (vm.name.lower(), vm.id.lower())]
    problem = None
    if len(found) != 1:
        text = f"The input {parameter} {name} does not resolve to a single virtual machine."
        problem = _machine_problem(cmdlet, text, f"Invalid{parameter}NotSingle")
    elif found[0].state != "Running":
        text = f"The virtual machine {found[0].name} is not in running state."
        problem = _machine_problem(cmdlet, text, "InvalidVMState")
    parent, guest = cmdlet.session, found[0].name if found else name
    return Target(guest, random_guid(parent), lambda: guest_session(parent, guest), problem)


def guest_session(parent: Session, name: str) -> Session:
    """A session inside a virtual machine: a computer of its own, which is no part of the cluster."""
    made = child_session(parent, name)
    made._open_cluster = None
    return made


def _machine_problem(cmdlet: Cmdlet, text: str, error_id: str) -> ErrorRecord:
    return cmdlet.error(text, error_id, "InvalidArgument", exception="System.ArgumentException")


def _not_open(cmdlet: Cmdlet, given: PSSession) -> ErrorRecord:
    return cmdlet.error(
        f"Because the session state for session {given.name}, {given.instance}, {given.computer} is not equal to Open, "
        "you cannot run a command in the session.  The session state is Closed.",
        "PSSessionStateBroken",
        "OpenError",
        given,
        exception="System.Management.Automation.Runspaces.InvalidRunspaceStateException",
    )


def unreachable(cmdlet: Cmdlet, shown: str) -> ErrorRecord:
    """The error of a computer that does not answer."""
    record = cmdlet.error(
        f"[{shown}] Connecting to remote server {shown} failed with the following error message : WinRM cannot "
        "process the request. The following error occurred while using Kerberos authentication: Cannot find the "
        f"computer {shown}. Verify that the computer exists on the network and that the name provided is spelled "
        "correctly. For more information, see the about_Remote_Troubleshooting Help topic.",
        "NetworkPathNotFound",
        "OpenError",
        shown,
        exception=TRANSPORT,
    )
    record.error_id = "NetworkPathNotFound,PSSessionStateBroken"
    return record
