"""CimSessions: connections to nodes, kept until they are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.netobject import NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.session import Session


class CimSession(NetObject):
    """Microsoft.Management.Infrastructure.CimSession. `ComputerName` is also what the cluster's cmdlets read."""

    __slots__ = ("ComputerName", "id", "instance", "name", "node", "protocol")
    type_names = ("Microsoft.Management.Infrastructure.CimSession", "System.Object")
    display_set = ("Id", "Name", "InstanceId", "ComputerName", "Protocol")
    members = member_table(
        Property("ComputerName", lambda s: s.ComputerName, type_name="string"),
        Property("InstanceId", lambda s: s.instance, type_name="guid"),
        Property("Id", lambda s: s.id, type_name="uint", kind="NoteProperty"),
        Property("Name", lambda s: s.name, type_name="string", kind="NoteProperty"),
        Property("Protocol", lambda s: s.protocol, type_name="string", kind="NoteProperty"),
    )

    def __init__(self, number: int, name: str, computer: str, node: str, instance: Any, protocol: str) -> None:
        from pshv.runtime.values import UInt32

        self.id = UInt32(number)
        self.name = name
        self.ComputerName = computer
        self.node = node
        self.instance = instance
        self.protocol = protocol

    def text(self) -> str:
        return f"CimSession: {self.ComputerName}"


class CimSessionTable:
    """The open CimSessions, by id."""

    def __init__(self) -> None:
        self.sessions: dict[int, CimSession] = {}
        self.last = 0


def cim_sessions(session: Session) -> CimSessionTable:
    """The CimSessions of a session."""
    found: Any = session.extras.get("cimsessions")
    if found is None:
        found = session.extras["cimsessions"] = CimSessionTable()
    return found  # type: ignore[no-any-return]
