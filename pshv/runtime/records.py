"""Records of the warning, verbose, debug and information streams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from .errors import InvocationInfo

_SPACE = "System.Management.Automation"


class InformationalRecord(NetObject):
    """Base of the text records: prints as its message."""

    __slots__ = ("invocation", "message", "pipeline_iteration_info")
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.InformationalRecord", "System.Object")

    def __init__(self, message: str, invocation: InvocationInfo | None = None) -> None:
        self.message = message
        self.invocation = invocation

    def text(self) -> str:
        return self.message

    members = member_table(
        Property("Message", lambda o: o.message, lambda o, v: setattr(o, "message", v), "string"),
        Property("InvocationInfo", lambda o: o.invocation, None, f"{_SPACE}.InvocationInfo"),
        Property("PipelineIterationInfo", lambda o: [], None, "System.Collections.ObjectModel.ReadOnlyCollection[int]"),
        Method("ToString", lambda o: o.message, ("string ToString()",)),
    )


class WarningRecord(InformationalRecord):
    __slots__ = ()
    type_names = (f"{_SPACE}.WarningRecord", *InformationalRecord.type_names)
    members = {
        "fullyqualifiedwarningid": Property("FullyQualifiedWarningId", lambda o: "", None, "string"),
        **InformationalRecord.members,
    }


class VerboseRecord(InformationalRecord):
    __slots__ = ()
    type_names = (f"{_SPACE}.VerboseRecord", *InformationalRecord.type_names)


class DebugRecord(InformationalRecord):
    __slots__ = ()
    type_names = (f"{_SPACE}.DebugRecord", *InformationalRecord.type_names)


class HostInformationMessage(NetObject):
    """What Write-Host puts into an information record."""

    __slots__ = ("background", "foreground", "message", "no_newline")
    type_names = (f"{_SPACE}.HostInformationMessage", "System.Object")

    def __init__(self, message: str, no_newline: bool, foreground: Any = None, background: Any = None) -> None:
        self.message = message
        self.no_newline = no_newline
        self.foreground = foreground
        self.background = background

    def text(self) -> str:
        return self.message

    members = member_table(
        Property("Message", lambda o: o.message, None, "string"),
        Property("NoNewLine", lambda o: o.no_newline, None, "bool"),
        Property("ForegroundColor", lambda o: o.foreground, None, "System.ConsoleColor"),
        Property("BackgroundColor", lambda o: o.background, None, "System.ConsoleColor"),
        Method("ToString", lambda o: o.message, ("string ToString()",)),
    )


class InformationRecord(NetObject):
    """A record of stream 6: prints as its message."""

    __slots__ = ("computer", "message_data", "source", "tags", "time_generated", "user")
    type_names = (f"{_SPACE}.InformationRecord", "System.Object")

    def __init__(
        self, message: Any, source: str, tags: list[str], time: int | None, user: str = "", computer: str = ""
    ) -> None:
        """`time` in ticks; None is filled in when somebody asks."""
        self.message_data = message
        self.source = source
        self.tags = tags
        self.time_generated = time
        self.user = user
        self.computer = computer

    def text(self) -> str:
        from .text import to_text

        return to_text(self.message_data)

    def moment(self) -> Any:
        """`TimeGenerated`."""
        from .dates import DateTime, now

        if self.time_generated is None:
            self.time_generated = now().ticks
        return DateTime(self.time_generated, "Local")

    members = member_table(
        Property("MessageData", lambda o: o.message_data, None, "System.Object"),
        Property("Source", lambda o: o.source, None, "string"),
        Property("TimeGenerated", lambda o: o.moment(), None, "datetime"),
        Property("Tags", lambda o: list(o.tags), None, "System.Collections.Generic.List[string]"),
        Property("User", lambda o: o.user, None, "string"),
        Property("Computer", lambda o: o.computer, None, "string"),
        Property("ProcessId", lambda o: 4242, None, "uint"),
        Property("NativeThreadId", lambda o: 1, None, "uint"),
        Property("ManagedThreadId", lambda o: 1, None, "uint"),
        Method("ToString", lambda o: o.text(), ("string ToString()",)),
    )
