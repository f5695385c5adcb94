"""The session's event queue (New-Event, Get-Event, Wait-Event, Remove-Event)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime import dates
from pshv.types.netobject import NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.session import Session


class EventArgs(NetObject):
    """System.Management.Automation.PSEventArgs."""

    __slots__ = ("arguments", "data", "id", "sender", "source", "time")
    type_names = ("System.Management.Automation.PSEventArgs", "System.EventArgs", "System.Object")
    members = member_table(
        Property("ComputerName", lambda e: "", type_name="string"),
        Property("RunspaceId", lambda e: None),
        Property("EventIdentifier", lambda e: e.id, type_name="int"),
        Property("Sender", lambda e: e.sender, type_name="System.Object"),
        Property("SourceEventArgs", lambda e: None),
        Property("SourceArgs", lambda e: e.arguments, type_name="System.Object[]"),
        Property("SourceIdentifier", lambda e: e.source, type_name="string"),
        Property("TimeGenerated", lambda e: e.time, type_name="datetime"),
        Property("MessageData", lambda e: e.data, type_name="psobject"),
    )

    def __init__(self, number: int, source: str, sender: Any, arguments: list[Any], data: Any) -> None:
        self.id = number
        self.source = source
        self.sender = sender
        self.arguments = arguments
        self.data = data
        self.time = dates.now()


class EventQueue:
    """Events nobody has removed."""

    def __init__(self) -> None:
        self.events: list[EventArgs] = []
        self.last = 0

    def add(self, source: str, sender: Any, arguments: list[Any], data: Any) -> EventArgs:
        """Queues an event."""
        self.last += 1
        made = EventArgs(self.last, source, sender, arguments, data)
        self.events.append(made)
        return made


def event_queue(session: Session) -> EventQueue:
    """The session's queue."""
    found = session.extras.get("events")
    if found is None:
        found = session.extras["events"] = EventQueue()
    return found  # type: ignore[return-value]
