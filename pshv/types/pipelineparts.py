"""What [powershell] is made of: its commands, its streams, its state, the result of BeginInvoke, settings of a call.

Source: the API reference of System.Management.Automation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, GenericList
from pshv.types.dotnet.runspaces import enum
from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.errors import ExceptionObject, PSError

_SMA: Final = "System.Management.Automation."
STREAMS: Final = ("Error", "Progress", "Verbose", "Debug", "Warning", "Information")


class PipelineCommand(NetObject):
    """Command: a script text or a command's name, with its parameters."""

    __slots__ = ("is_script", "local", "name", "named", "positional")
    type_names = (_SMA + "Runspaces.Command", "System.Object")
    members = member_table(
        Property("CommandText", lambda o: to_text(o.name), None, "string"),
        Property("IsScript", lambda o: o.is_script, None, "bool"),
        Property("Parameters", lambda o: o.parameters()),
    )

    def __init__(self, name: Any, is_script: bool, local: bool) -> None:
        self.name = name
        self.is_script = is_script
        self.local = local
        self.named: dict[str, Any] = {}
        self.positional: list[Any] = []

    def parameters(self) -> list[str]:
        return list(self.named)

    def text(self) -> str:
        return to_text(self.name)


def _stream(name: str) -> Property:
    return Property(name, lambda o: o.records[name])


class DataStreams(NetObject):
    """PSDataStreams: what a pipeline wrote beside its output."""

    __slots__ = ("records",)
    type_names = (_SMA + "PSDataStreams", "System.Object")

    def __init__(self) -> None:
        from pshv.types.nettype import known_type

        self.records = {
            name: GenericList((), known_type(f"{_SMA}{name}Record"), "System.Collections.ObjectModel.Collection")
            for name in STREAMS
        }

    def clear(self) -> Any:
        for items in self.records.values():
            items.clear()
        return NOTHING

    members = member_table(
        *(_stream(name) for name in STREAMS),
        Method("ClearStreams", clear, kind="CodeMethod"),
    )


class InvocationState(NetObject):
    """PSInvocationStateInfo."""

    __slots__ = ("reason", "state")
    type_names = (_SMA + "PSInvocationStateInfo", "System.Object")
    members = member_table(
        Property("State", lambda o: enum(_SMA + "PSInvocationState", o.state)),
        Property("Reason", lambda o: o.reason, None, "System.Exception"),
    )

    def __init__(self, state: str, reason: ExceptionObject | None = None) -> None:
        self.state = state
        self.reason = reason


class Finished(NetObject):
    """The IAsyncResult of BeginInvoke."""

    __slots__ = ("failure", "output")
    type_names = (_SMA + "PowerShellAsyncResult", "System.Object")
    members = member_table(
        Property("IsCompleted", lambda o: True, None, "bool"),
        Property("CompletedSynchronously", lambda o: False, None, "bool"),
        Property("AsyncState", lambda o: None),
        Property("AsyncWaitHandle", lambda o: WaitHandle()),
    )

    def __init__(self, output: list[Any], failure: PSError | None) -> None:
        self.output = output
        self.failure = failure


class WaitHandle(NetObject):
    """A handle that is always signalled."""

    __slots__ = ()
    type_names = ("System.Threading.ManualResetEvent", "System.Threading.WaitHandle", "System.Object")
    members = member_table(
        Method("WaitOne", lambda o, *timeout: True),
        Method("Close", lambda o: NOTHING),
        Method("Dispose", lambda o: NOTHING),
    )


def _default_of(name: str) -> Any:
    """What a setting is before it is set."""
    return False if name in ("AddToHistory", "ExposeFlowControlExceptions", "FlowImpersonationPolicy") else None


def _setting(name: str) -> Property:
    return Property(name, lambda o: o.values.get(name, _default_of(name)), lambda o, v: o.values.__setitem__(name, v))


class InvocationSettings(NetObject):
    """PSInvocationSettings: kept, without effect in a sandbox of one thread and one host."""

    __slots__ = ("values",)
    type_names = (_SMA + "PSInvocationSettings", "System.Object")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    members = member_table(
        *(
            _setting(name)
            for name in (
                "AddToHistory",
                "ErrorActionPreference",
                "ExposeFlowControlExceptions",
                "FlowImpersonationPolicy",
                "Host",
                "RemoteStreamOptions",
            )
        )
    )
