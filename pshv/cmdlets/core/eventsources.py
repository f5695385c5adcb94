"""Event logs and sources a script made (New-EventLog), and what it wrote to them; kept while the process runs.

The System log and the channels of clustering and Hyper-V are the cluster's own: they are read, never written.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from pshv.types.netobject import NetObject, Property, member_table

ENTRY_TYPES = ("Error", "Warning", "Information", "SuccessAudit", "FailureAudit")
STANDARD = ("Application", "Security", "System")
_LEVELS = {1: "Error", 2: "Error", 3: "Warning", 4: "Information", 0: "Information"}
_EPOCH = 621355968000000000


def entry_type(name: str) -> Any:
    """A member of System.Diagnostics.EventLogEntryType."""
    from pshv.types.nettype import known_type

    return known_type("System.Diagnostics.EventLogEntryType").enum_member(name)


class Entry(NetObject):
    """System.Diagnostics.EventLogEntry."""

    __slots__ = ("category", "event", "index", "kind", "log", "machine", "message", "source", "strings", "time", "user")
    type_names = (
        "System.Diagnostics.EventLogEntry",
        "System.ComponentModel.Component",
        "System.MarshalByRefObject",
        "System.Object",
    )
    display_set = ("Index", "EntryType", "InstanceId", "Message", "Category", "Source", "TimeGenerated", "UserName")

    def __init__(self, log: str, source: str, event: int, kind: str, message: str, time: Any, machine: str) -> None:
        self.log = log
        self.source = source
        self.event = event
        self.kind = kind
        self.message = message
        self.time = time
        self.machine = machine
        self.index = 0
        self.category = 1
        self.strings: tuple[str, ...] = (message,)
        self.user: str | None = None

    def text(self) -> str:
        return "System.Diagnostics.EventLogEntry"


def _long(number: int) -> Any:
    from pshv.runtime.values import Int64

    return Int64(number)


Entry.members = member_table(
    Property("EventID", lambda e: e.event & 0xFFFF, type_name="int", kind="ScriptProperty"),
    Property("MachineName", lambda e: e.machine, type_name="string"),
    Property("Index", lambda e: e.index, type_name="int"),
    Property("Category", lambda e: f"({e.category})", type_name="string"),
    Property("CategoryNumber", lambda e: e.category, type_name="short"),
    Property("EntryType", lambda e: entry_type(e.kind), type_name="System.Diagnostics.EventLogEntryType"),
    Property("Message", lambda e: e.message, type_name="string"),
    Property("Source", lambda e: e.source, type_name="string"),
    Property("ReplacementStrings", lambda e: list(e.strings), type_name="string[]"),
    Property("InstanceId", lambda e: _long(e.event), type_name="long"),
    Property("TimeGenerated", lambda e: e.time, type_name="datetime"),
    Property("TimeWritten", lambda e: e.time, type_name="datetime"),
    Property("UserName", lambda e: e.user, type_name="string"),
)


class Shelf:
    """The logs, sources and entries of one computer."""

    __slots__ = ("entries", "logs", "sources")

    def __init__(self) -> None:
        self.logs: dict[str, str] = {name.lower(): name for name in STANDARD}
        self.sources: dict[str, str] = {"application": "Application", "system": "System"}
        self.entries: dict[str, list[Entry]] = {}

    def log(self, name: str) -> str | None:
        """The log's own spelling of `name`."""
        return self.logs.get(name.lower())

    def register(self, source: str, log: str) -> None:
        """Make a source, and its log where there is none."""
        self.sources[source.lower()] = self.logs.setdefault(log.lower(), log)

    def write(self, entry: Entry) -> None:
        """Put an entry at the end of its log."""
        kept = self.entries.setdefault(entry.log.lower(), [])
        entry.index = kept[-1].index + 1 if kept else 1
        kept.append(entry)


_shelves: WeakKeyDictionary[Any, dict[str, Shelf]] = WeakKeyDictionary()


def shelf(session: Any, computer: str = "") -> Shelf:
    """The shelf of a computer (the session's own by default)."""
    here = str(computer or session.drives.environment.get("COMPUTERNAME") or "").partition(".")[0].lower()
    return _shelves.setdefault(session.cluster or session, {}).setdefault(here, Shelf())


def read(session: Any, node: Any, log: str) -> list[Entry]:
    """All entries of a log, oldest first: the cluster's records and what scripts wrote."""
    from mockcluster.eventlog.query import EventFilter, find, message
    from pshv.runtime.dates import DateTime

    found: list[Entry] = []
    if node is not None and log in STANDARD:
        wanted = EventFilter([log], [], [], [], begin=None, end=None, data=[])
        for record in find(session.cluster.reader.stream, node.node_id, wanted, oldest_first=True):
            ticks = _EPOCH + record.time * 10_000 - node.time_zone_bias * 600_000_000
            kind = _LEVELS.get(record.level, "Information")
            made = Entry(log, record.provider, record.id, kind, message(record), DateTime(ticks, "Local"), node.fqdn)
            made.index = record.record_id
            made.strings = record.strings
            found.append(made)
    own = shelf(session, getattr(node, "name", "")).entries.get(log.lower(), [])
    return sorted([*found, *own], key=lambda e: (e.time.ticks, e.index))
