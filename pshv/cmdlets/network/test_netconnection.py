"""Test-NetConnection: whether a computer answers, and whether it takes connections on a port."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.network.reach import Answering, NetworkCmdlet
from pshv.runtime.declaration import Param
from pshv.types.netobject import NetObject, Property, member_table

PORTS = {"http": 80, "rdp": 3389, "smb": 445, "winrm": 5985}


class TestNetConnectionResult(NetObject):
    """What was found out; `port` None for a ping."""

    __slots__ = ("address", "alias", "computer", "ping", "port", "source", "tcp")
    type_names = ("TestNetConnectionResult", "System.Object")
    members = member_table(
        Property("ComputerName", lambda r: r.computer, type_name="string"),
        Property("RemoteAddress", lambda r: r.address, type_name="ipaddress"),
        Property("RemotePort", lambda r: r.port or 0, type_name="uint32"),
        Property("InterfaceAlias", lambda r: r.alias, type_name="string"),
        Property("SourceAddress", lambda r: r.source),
        Property("PingSucceeded", lambda r: r.ping, type_name="bool"),
        Property("PingReplyDetails", lambda r: PingReply(r) if r.port is None and r.ping else None),
        Property("TcpTestSucceeded", lambda r: r.tcp, type_name="bool"),
        Property("NameResolutionSucceeded", lambda r: r.address is not None, type_name="bool"),
    )

    def __init__(self, computer: str, port: int | None) -> None:
        self.computer = computer
        self.port = port
        self.address: str | None = None
        self.alias: str | None = None
        self.source: str | None = None
        self.ping = False
        self.tcp = False

    @property
    def display_set(self) -> tuple[str, ...]:  # type: ignore[override]
        """A ping shows the reply, a port test the port."""
        if self.address is None:
            return ("ComputerName", "RemoteAddress", "InterfaceAlias", "SourceAddress", "PingSucceeded")
        if self.port is None:
            return (
                "ComputerName", "RemoteAddress", "InterfaceAlias", "SourceAddress", "PingSucceeded", "PingReplyDetails",
            )  # fmt: skip
        shown = ("ComputerName", "RemoteAddress", "RemotePort", "InterfaceAlias", "SourceAddress")
        return (*shown, "TcpTestSucceeded") if self.tcp else (*shown, "PingSucceeded", "TcpTestSucceeded")


class PingReply(NetObject):
    """The answer to the ping, whose text is its round trip time."""

    __slots__ = ("address",)
    type_names = ("System.Net.NetworkInformation.PingReply", "System.Object")
    members = member_table(
        Property("Status", lambda p: "Success"),
        Property("Address", lambda p: p.address),
        Property("RoundtripTime", lambda p: 0, type_name="long"),
    )

    def __init__(self, result: TestNetConnectionResult) -> None:
        self.address = result.address

    def text(self) -> str:
        return "0 ms"


class TestNetConnection(NetworkCmdlet):
    """Displays diagnostic information for a connection."""

    name = "Test-NetConnection"
    module = "NetTCPIP"
    net_class = "Test-NetConnection"
    default_set = "ICMP"
    parameters = (
        Param("ComputerName", "string", aliases=("RemoteAddress", "cn"), position=0, by_value=True, by_property=True),
        Param("CommonTCPPort", "string", position=1, mandatory=True, sets=("CommonTCPPort",), values=tuple(PORTS)),
        Param("Port", "int", aliases=("RemotePort",), mandatory=True, sets=("RemotePort",), by_property=True),
        Param("TraceRoute", "switch", sets=("ICMP",)),
        Param("InformationLevel", "string", values=("Quiet", "Detailed")),
    )

    def process(self) -> None:
        bound = self.bound
        name = str(bound.get("ComputerName") or "internetbeacon.msedge.net")
        common: Any = bound.get("CommonTCPPort")
        given: Any = bound.get("Port")
        port = PORTS[str(common).lower()] if common else int(given) if given is not None else None
        result = TestNetConnectionResult(name, port)
        found = self.find(name)
        if found is None or not found.addresses:
            self.write_warning(f"Name resolution of {name} failed")
        else:
            self._test(result, found, port)
        if str(bound.get("InformationLevel") or "").lower() == "quiet":
            self.write(result.ping if port is None else result.tcp)
        else:
            self.write(result)

    def _test(self, result: TestNetConnectionResult, found: Answering, port: int | None) -> None:
        result.address = found.addresses[0]
        own = self.find("localhost")
        if own is not None:
            same = found.addresses[0].rpartition(".")[0]
            result.source = next((one for one in own.addresses if one.rpartition(".")[0] == same), own.addresses[0])
            result.alias = next((i.adapter for i in self.world.interfaces if i.address == result.source), None)
        result.tcp = port is not None and self.listens(found, port)
        result.ping = self.is_up(found)
        if port is not None and not result.tcp:
            self.write_warning(f"TCP connect to ({result.address} : {port}) failed")
        if not result.ping:
            self.write_warning(f"Ping to {result.address} failed with status: TimedOut")
