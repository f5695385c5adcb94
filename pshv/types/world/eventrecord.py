"""System.Diagnostics.Eventing.Reader.EventLogRecord and EventLogConfiguration (Get-WinEvent)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime import values
from pshv.runtime.identifiers import parse_guid
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.world.base import local_time

if TYPE_CHECKING:
    from mockcluster.eventlog.channels import Channel
    from mockcluster.eventlog.record import EventRecord
    from pshv.runtime.dates import DateTime

READER = "System.Diagnostics.Eventing.Reader."
MICROSECONDS_PER_MILLISECOND = 1000


class EventProperty(NetObject):
    """One insertion string of a record."""

    __slots__ = ("value",)
    type_names = (f"{READER}EventProperty", "System.Object")
    members = member_table(Property("Value", lambda self: self.value, None, "System.Object"))

    def __init__(self, value: str) -> None:
        self.value = value


class EventLogRecord(NetObject):
    """A record of an event log, with its text. `host` is the node's full name, `bias` UTC minus its local time."""

    __slots__ = ("bias", "host", "record")
    type_names = (f"{READER}EventLogRecord", f"{READER}EventRecord", "System.Object")

    def __init__(self, record: EventRecord, host: str, bias: int) -> None:
        self.record = record
        self.host = host
        self.bias = bias

    members = member_table(
        Property("Message", lambda self: message(self), None, "string"),
        Property("Id", lambda self: self.record.id, None, "int"),
        Property("Version", lambda _: values.Byte(0), None, "System.Nullable[byte]"),
        Property("Qualifiers", lambda _: None, None, "System.Nullable[int]"),
        Property("Level", lambda self: values.Byte(self.record.level), None, "System.Nullable[byte]"),
        Property("Task", lambda _: 0, None, "System.Nullable[int]"),
        Property("Opcode", lambda _: values.Int16(0), None, "System.Nullable[int16]"),
        Property("Keywords", lambda _: values.Int64(-9223372036854775808), None, "System.Nullable[long]"),
        Property("RecordId", lambda self: values.Int64(self.record.record_id), None, "System.Nullable[long]"),
        Property("ProviderName", lambda self: self.record.provider, None, "string"),
        Property("ProviderId", lambda self: provider_id(self), None, "System.Nullable[guid]"),
        Property("LogName", lambda self: self.record.channel, None, "string"),
        Property("ProcessId", lambda self: self.record.pid, None, "System.Nullable[int]"),
        Property("ThreadId", lambda self: self.record.tid, None, "System.Nullable[int]"),
        Property("MachineName", lambda self: self.host, None, "string"),
        Property("UserId", lambda _: "S-1-5-18", None, "System.Security.Principal.SecurityIdentifier"),
        Property("TimeCreated", lambda self: time_created(self), None, "System.Nullable[datetime]"),
        Property("ActivityId", lambda _: None, None, "System.Nullable[guid]"),
        Property("RelatedActivityId", lambda _: None, None, "System.Nullable[guid]"),
        Property("ContainerLog", lambda self: self.record.channel, None, "string"),
        Property("LevelDisplayName", lambda self: level_name(self), None, "string"),
        Property("OpcodeDisplayName", lambda _: "Info", None, "string"),
        Property("TaskDisplayName", lambda self: task(self), None, "string"),
        Property("Properties", lambda self: [EventProperty(one) for one in self.record.strings], None, "System.Object"),
    )

    def text(self) -> str:
        return f"{READER}EventLogRecord"


def time_created(self: EventLogRecord) -> DateTime:
    """When it happened, in the node's local time."""
    return local_time(self.record.time * MICROSECONDS_PER_MILLISECOND, self.bias)


def message(self: EventLogRecord) -> str:
    """The whole text of the record."""
    from mockcluster.eventlog.query import message as compose

    return compose(self.record)


def task(self: EventLogRecord) -> str | None:
    """The task category's name."""
    from mockcluster.eventlog.query import task_name

    return task_name(self.record) or None


def level_name(self: EventLogRecord) -> str:
    """`Error`, `Warning`, `Information` ..."""
    from mockcluster.eventlog.record import LEVEL_NAMES

    return LEVEL_NAMES.get(self.record.level, "Information")


def provider_id(self: EventLogRecord) -> object:
    """The provider's GUID where it is known."""
    from mockcluster.eventlog.channels import PROVIDER_GUIDS

    found = PROVIDER_GUIDS.get(self.record.provider)
    return parse_guid(found) if found else None


class EventLogConfiguration(NetObject):
    """A log as `Get-WinEvent -ListLog` shows it; `count` are the records in it."""

    __slots__ = ("channel", "count")
    type_names = (f"{READER}EventLogConfiguration", "System.Object")

    def __init__(self, channel: Channel, count: int) -> None:
        self.channel = channel
        self.count = count

    members = member_table(
        Property("LogName", lambda self: self.channel.name, None, "string"),
        Property("LogType", lambda self: self.channel.kind, None, f"{READER}EventLogType"),
        Property("LogMode", lambda _: "Circular", None, f"{READER}EventLogMode"),
        Property("IsEnabled", lambda self: self.channel.enabled, None, "bool"),
        Property("IsClassicLog", lambda self: not self.channel.provider, None, "bool"),
        Property("MaximumSizeInBytes", lambda _: values.Int64(1052672), None, "long"),
        Property("RecordCount", lambda self: values.Int64(self.count), None, "System.Nullable[long]"),
        Property("OwningProviderName", lambda self: self.channel.provider, None, "string"),
    )
