"""System.Diagnostics.EventLog: the classic logs and sources of the session's node, as Write-EventLog uses them."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current
from pshv.runtime.netexception import argument_error
from pshv.types.implementation import Implementation


class EventLog:
    """A log as a script opens it."""

    __slots__ = ("log", "machine", "source")
    type_names = (
        "System.Diagnostics.EventLog",
        "System.ComponentModel.Component",
        "System.MarshalByRefObject",
        "System.Object",
    )

    def __init__(self, log: str = "", machine: str = ".", source: str = "") -> None:
        self.log = log
        self.machine = machine
        self.source = source

    def text(self) -> str:
        return self.type_names[0]


def _shelf(machine: str = ".") -> Any:
    from pshv.cmdlets.core.eventsources import shelf

    return shelf(current.session, "" if machine in (".", "localhost", "") else machine)


def _create(source: str, log: str) -> None:
    logs = _shelf()
    if source.lower() in logs.sources:
        raise argument_error(f"Source {source} already exists on the local computer.")
    logs.register(source, log or "Application")


def _delete(source: str) -> None:
    if _shelf().sources.pop(source.lower(), None) is None:
        raise argument_error(f"The source '{source}' is not registered on machine '.'.")


def _write(source: str, log: str, machine: str, message: Any, kind: Any = None, event: int = 0, *_: Any) -> None:
    """A source that is not known yet is made, as .NET does."""
    from pshv.cmdlets.core.eventsources import Entry
    from pshv.runtime.dates import DateTime
    from pshv.runtime.timepassing import now

    if not source:
        raise argument_error("Source property was not set before writing to the event log.")
    logs = _shelf(machine)
    if source.lower() not in logs.sources:
        logs.register(source, log or "Application")
    here = str(current.session.drives.environment.get("COMPUTERNAME") or "")
    name = str(getattr(kind, "name", kind) or "Information")
    moment = DateTime(now(current.session), "Local")
    logs.write(Entry(logs.sources[source.lower()], source, int(event), name, str(message), moment, here))


def _entries(log: EventLog) -> list[Any]:
    from pshv.cmdlets.core.eventsources import read

    return read(current.session, None, log.log)


IMPLEMENTATIONS = (
    Implementation(
        "System.Diagnostics.EventLog",
        construct=lambda kind, *parts: EventLog(*map(str, parts)),
        properties={
            "Log": (lambda e: e.log, lambda e, v: setattr(e, "log", str(v))),
            "LogDisplayName": lambda e: e.log,
            "MachineName": (lambda e: e.machine, lambda e, v: setattr(e, "machine", str(v))),
            "Source": (lambda e: e.source, lambda e, v: setattr(e, "source", str(v))),
            "Entries": _entries,
        },
        methods={
            "WriteEntry": lambda e, *rest: _write(e.source, e.log, e.machine, *rest),
            "Close": lambda e: None,
            "Dispose": lambda e: None,
        },
        statics={
            "SourceExists": lambda source, machine=".": source.lower() in _shelf(machine).sources,
            "Exists": lambda log, machine=".": _shelf(machine).log(log) is not None,
            "CreateEventSource": _create,
            "DeleteEventSource": _delete,
            "LogNameFromSourceName": lambda source, machine: _shelf(machine).sources.get(source.lower(), ""),
            "WriteEntry": lambda source, *rest: _write(source, "", ".", *rest),
        },
    ),
)
