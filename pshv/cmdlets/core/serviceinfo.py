"""Services of a node: those of clustering and Hyper-V follow the node's state, the rest run."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from pshv.runtime.values import NOTHING
from pshv.types.netobject import Method, NetObject, Property, member_table

STATUS = "System.ServiceProcess.ServiceControllerStatus"
STATUSES = {
    "Stopped": 1,
    "StartPending": 2,
    "StopPending": 3,
    "Running": 4,
    "ContinuePending": 5,
    "PausePending": 6,
    "Paused": 7,
}
START = "System.ServiceProcess.ServiceStartMode"
STARTS = {"Boot": 0, "System": 1, "Automatic": 2, "Manual": 3, "Disabled": 4}
SERVICES = (
    ("ClusSvc", "Cluster Service", "Automatic", "cluster", ("RpcSs", "SamSS")),
    ("Dnscache", "DNS Client", "Automatic", "", ("nsi", "Afd")),
    ("EventLog", "Windows Event Log", "Automatic", "", ()),
    ("HvHost", "HV Host Service", "Manual", "", ("hvservice",)),
    ("iphlpsvc", "IP Helper", "Automatic", "", ("RpcSS", "Tcpip")),
    ("LanmanServer", "Server", "Automatic", "", ("SamSS", "Srv2")),
    ("LanmanWorkstation", "Workstation", "Automatic", "", ("Bowser", "NSI")),
    ("MSiSCSI", "Microsoft iSCSI Initiator Service", "Manual", "stopped", ()),
    ("Netlogon", "Netlogon", "Automatic", "", ("LanmanWorkstation",)),
    ("nvspwmi", "Hyper-V Networking Management Service", "Manual", "", ()),
    ("RpcSs", "Remote Procedure Call (RPC)", "Automatic", "", ("RpcEptMapper", "DcomLaunch")),
    ("Schedule", "Task Scheduler", "Automatic", "", ("RPCSS", "SystemEventsBroker")),
    ("Spooler", "Print Spooler", "Automatic", "", ("RPCSS", "http")),
    ("vmcompute", "Hyper-V Host Compute Service", "Manual", "", ("vmms",)),
    ("vmicguestinterface", "Hyper-V Guest Service Interface", "Manual", "stopped", ()),
    ("vmicheartbeat", "Hyper-V Heartbeat Service", "Manual", "stopped", ()),
    ("vmms", "Hyper-V Virtual Machine Management", "Automatic", "", ("RPCSS", "Winmgmt")),
    ("W32Time", "Windows Time", "Automatic", "", ()),
    ("WinRM", "Windows Remote Management (WS-Management)", "Automatic", "", ("RPCSS", "HTTP")),
    ("Winmgmt", "Windows Management Instrumentation", "Automatic", "", ("RPCSS",)),
)


def enum_of(type_name: str, numbers: dict[str, int], member: str) -> Any:
    """A value of an enum that the facts may not hold."""
    from pshv.types.nettype import find_type, register_enum

    found = find_type(type_name)
    if found is None or not found.is_enum:
        found = register_enum(type_name, numbers)
    return found.enum_value(numbers[member])


class ServiceController(NetObject):
    """System.ServiceProcess.ServiceController."""

    __slots__ = ("depends", "display", "key", "machine", "name", "start", "status")
    type_names = (
        "System.ServiceProcess.ServiceController",
        "System.ComponentModel.Component",
        "System.MarshalByRefObject",
        "System.Object",
    )
    display_set = ("Status", "Name", "DisplayName")
    members = member_table(
        Property("Name", lambda s: s.name, type_name="string", kind="AliasProperty"),
        Property("RequiredServices", lambda s: list(s.depends)),
        Property("CanPauseAndContinue", lambda s: False, type_name="bool"),
        Property("CanShutdown", lambda s: s.status == "Running", type_name="bool"),
        Property("CanStop", lambda s: s.status == "Running", type_name="bool"),
        Property("DisplayName", lambda s: s.display, type_name="string"),
        Property("DependentServices", lambda s: []),
        Property("MachineName", lambda s: s.machine, type_name="string"),
        Property("ServiceName", lambda s: s.name, type_name="string"),
        Property("ServicesDependedOn", lambda s: list(s.depends)),
        Property("StartType", lambda s: enum_of(START, STARTS, s.start), type_name=START),
        Property("Status", lambda s: enum_of(STATUS, STATUSES, s.status), type_name=STATUS),
        Property("ServiceType", lambda s: "Win32OwnProcess"),
        Property("Site", lambda s: None),
        Property("Container", lambda s: None),
        Method("Refresh", lambda s: None, ("void Refresh()",)),
        Method("Close", lambda s: None, ("void Close()",)),
        Method("Dispose", lambda s: None, ("void Dispose()",)),
        Method("Start", lambda s, *rest: s.become("Running"), ("void Start()",)),
        Method("Stop", lambda s, *rest: s.become("Stopped"), ("void Stop()",)),
        Method("WaitForStatus", lambda s, status, *rest: s.wait_for(status, *rest) or NOTHING),
    )

    def __init__(self, row: tuple[Any, ...], running: bool, machine: str) -> None:
        self.name, self.display, self.start, self.key, self.depends = row
        self.status = "Running" if running else "Stopped"
        self.machine = machine

    def text(self) -> str:
        return str(self.name)

    def become(self, status: str) -> None:
        """`Start()` and `Stop()`: as Start-Service and Stop-Service do it."""
        from pshv.runtime import current
        from pshv.runtime.netexception import NetException

        if self.status == status:
            verb = "start" if status == "Running" else "stop"
            raise NetException(
                "System.InvalidOperationException",
                f"Cannot {verb} service {self.name} on computer '{self.machine}'.",
            )
        session = current.session
        here = str(session.drives.environment.get("COMPUTERNAME") or "")
        host = here if self.machine == "." else self.machine.partition(".")[0]
        if self.key == CLUSTER:
            verb = "Start" if status == "Running" else "Stop"
            session.evaluate(f"{verb}-ClusterNode -Name '{host}' -ErrorAction Stop")
        change(session.cluster, host, self, status=status)

    def wait_for(self, status: Any, timeout: Any = None) -> None:
        """Nothing in a mock changes a service while a script waits: there already, or a timeout."""
        from pshv.runtime import current
        from pshv.runtime.convert import convert
        from pshv.runtime.netexception import NetException
        from pshv.runtime.timepassing import pass_time
        from pshv.types.nettype import TIMESPAN

        wanted = str(getattr(status, "name", status))
        if wanted.lower() == self.status.lower():
            return
        span = convert(timeout, TIMESPAN) if timeout is not None else None
        if span is not None:
            pass_time(current.session, span.ticks / 10_000_000)
        raise NetException(
            "System.ServiceProcess.TimeoutException", "Time out has expired and the operation has not been completed."
        )


CLUSTER = "cluster"
"""The `key` of the service that follows the state of its node."""

_changes: WeakKeyDictionary[Any, dict[tuple[str, str], dict[str, str]]] = WeakKeyDictionary()


def change(cluster: Any, host: str, service: ServiceController, **what: str) -> None:
    """Remember a new `status` or `start` of a service of `host`, and show it on `service`."""
    kept = _changes.setdefault(cluster, {}).setdefault((host.lower(), service.name.lower()), {})
    for name, value in what.items():
        setattr(service, name, value)
        if name != "status" or service.key != CLUSTER:
            kept[name] = value


def services(node: Any, machine: str, host: str = "") -> list[ServiceController]:
    """The services of a node (None: a machine outside the cluster's knowledge), by name.

    `host` is the computer's name where `machine` is what the objects are to call it.
    """
    from pshv.runtime import current

    state = str(getattr(node, "state", "Up"))
    where = str(getattr(node, "name", host or machine)).lower()
    cluster = current.session.cluster if current.session is not None else None
    changed = _changes.get(cluster, {}) if cluster is not None else {}
    found = []
    for row in SERVICES:
        running = row[3] != "stopped" and not (row[3] == CLUSTER and state == "Down")
        made = ServiceController(row, running, machine)
        for name, value in changed.get((where, made.name.lower()), {}).items():
            setattr(made, name, value)
        found.append(made)
    return found
