"""PSSessions to the nodes of the mock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.netobject import NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.session import Session


class PSSession(NetObject):
    """A session on a node: its own runspace, kept until it is removed."""

    __slots__ = ("computer", "id", "inner", "instance", "name", "state")
    type_names = ("System.Management.Automation.Runspaces.PSSession", "System.Object")
    members = member_table(
        Property("State", lambda s: s.state),
        Property("IdleTimeout", lambda s: -1, type_name="int"),
        Property("ComputerType", lambda s: "RemoteMachine"),
        Property("ComputerName", lambda s: s.computer, type_name="string"),
        Property("ConfigurationName", lambda s: "Microsoft.PowerShell", type_name="string"),
        Property("InstanceId", lambda s: s.instance, type_name="guid"),
        Property("Id", lambda s: s.id, type_name="int"),
        Property("Name", lambda s: s.name, type_name="string"),
        Property("Availability", lambda s: "Available" if s.state == "Opened" else "None"),
        Property("Transport", lambda s: "WSMan", type_name="string"),
    )

    def __init__(self, number: int, name: str, computer: str, instance: Any, inner: Session) -> None:
        self.id = number
        self.name = name
        self.computer = computer
        self.instance = instance
        self.state = "Opened"
        self.inner = inner

    def text(self) -> str:
        return f"[PSSession]{self.name}"


class SessionTable:
    """The open PSSessions, by id."""

    def __init__(self) -> None:
        self.sessions: dict[int, PSSession] = {}
        self.last = 0


def session_table(session: Session) -> SessionTable:
    """The PSSessions of a session."""
    found: Any = session.extras.get("pssessions")
    if found is None:
        found = session.extras["pssessions"] = SessionTable()
    return found  # type: ignore[no-any-return]
