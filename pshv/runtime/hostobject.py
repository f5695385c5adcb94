"""`$Host`: name, version, culture, and the user interface a script may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

from .text import to_text
from .values import PSObject

if TYPE_CHECKING:
    from .session import Session

_SPACE = "System.Management.Automation"


class HostObject(NetObject):
    """`$Host`."""

    __slots__ = ("instance", "private_data", "session", "ui")
    type_names: ClassVar[tuple[str, ...]] = (
        f"{_SPACE}.Internal.Host.InternalHost",
        f"{_SPACE}.Host.PSHost",
        "System.Object",
    )

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ui = HostInterface(session)
        self.private_data = PSObject(
            {
                "ErrorForegroundColor": "Red",
                "ErrorBackgroundColor": "Black",
                "WarningForegroundColor": "Yellow",
                "WarningBackgroundColor": "Black",
                "VerboseForegroundColor": "Yellow",
                "DebugForegroundColor": "Yellow",
                "ProgressForegroundColor": "Yellow",
                "ProgressBackgroundColor": "DarkCyan",
            }
        )
        self.instance = "6d7b3f2e-58c4-4a41-9d0c-1f0a5e7c2b90"

    def _version(self) -> Any:
        from pshv.host.versions import powershell_version
        from pshv.types.nettype import resolve_type

        from .convert import convert

        return convert(powershell_version(self.session.edition), resolve_type("version"))

    def _culture(self) -> Any:
        from pshv.types.nettype import resolve_type

        from .convert import convert

        return convert(self.session.culture, resolve_type("System.Globalization.CultureInfo"))

    def _instance(self) -> Any:
        from pshv.types.nettype import resolve_type

        from .convert import convert

        return convert(self.instance, resolve_type("guid"))

    def enter_nested_prompt(self) -> None:
        from .nesting import nested_prompt

        nested_prompt(self.session, self.session.scope)

    def exit_nested_prompt(self) -> None:
        from .errors import ExitSignal, runtime_error

        if not self.session.nested_level:
            raise runtime_error(
                "Cannot exit a nested prompt because no nested prompts exist.",
                "ExitNonExistentNestedPromptError",
                "InvalidOperation",
                exception="System.InvalidOperationException",
            )
        raise ExitSignal(0)

    def set_should_exit(self, code: Any) -> None:
        from .errors import ExitSignal

        raise ExitSignal(int(code))

    members = member_table(
        Property("Name", lambda h: "ConsoleHost", None, "string"),
        Property("Version", lambda h: h._version(), None, "version"),
        Property("InstanceId", lambda h: h._instance(), None, "guid"),
        Property("UI", lambda h: h.ui, None, f"{_SPACE}.Host.PSHostUserInterface"),
        Property("CurrentCulture", lambda h: h._culture(), None, "cultureinfo"),
        Property("CurrentUICulture", lambda h: h._culture(), None, "cultureinfo"),
        Property("PrivateData", lambda h: h.private_data, None, "psobject"),
        Property("DebuggerEnabled", lambda h: True, None, "bool"),
        Property("IsRunspacePushed", lambda h: False, None, "bool"),
        Property("Runspace", lambda h: PSObject({"Id": 1, "Name": "Runspace1"}), None, "System.Object"),
        Method("EnterNestedPrompt", enter_nested_prompt),
        Method("ExitNestedPrompt", exit_nested_prompt),
        Method("SetShouldExit", set_should_exit, kind="CodeMethod"),
    )


class HostInterface(NetObject):
    """`$Host.UI`."""

    __slots__ = ("raw", "session")
    type_names: ClassVar[tuple[str, ...]] = (
        f"{_SPACE}.Internal.Host.InternalHostUserInterface",
        f"{_SPACE}.Host.PSHostUserInterface",
        "System.Object",
    )

    def __init__(self, session: Session) -> None:
        self.session = session
        self.raw = RawInterface(session)

    def write(self, *parts: Any) -> None:
        self.session.host.write(to_text(parts[-1]))

    def write_line(self, *parts: Any) -> None:
        self.session.host.write_line(to_text(parts[-1]) if parts else "")

    def _labelled(self, stream: str, text: Any) -> None:
        from .streams import show_text

        show_text(self.session, stream, to_text(text))

    def read_line(self) -> Any:
        from pshv.host.console import NoAnswer

        from .shouldprocess import not_interactive

        try:
            return self.session.host.read_line()
        except NoAnswer:
            raise not_interactive() from None

    def prompt_for_choice(self, caption: Any, message: Any, choices: Any, default: Any) -> Any:
        from .hostquestions import choose

        return choose(self.session, to_text(caption), to_text(message), choices, default)

    def prompt(self, caption: Any, message: Any, descriptions: Any) -> Any:
        from .hostquestions import fill_in

        return fill_in(self.session, to_text(caption), to_text(message), descriptions)

    def prompt_for_credential(self, caption: Any, message: Any, user: Any, target: Any, *options: Any) -> Any:
        from .hostquestions import credential

        return credential(self.session, to_text(caption), to_text(message), to_text(user), to_text(target))

    def read_secure_line(self) -> Any:
        from pshv.host.console import NoAnswer

        from .credentials import secure_string
        from .shouldprocess import not_interactive

        try:
            return secure_string(self.session.host.read_secret() or "")
        except NoAnswer:
            raise not_interactive() from None

    members = member_table(
        Property("RawUI", lambda u: u.raw, None, f"{_SPACE}.Host.PSHostRawUserInterface"),
        Property("SupportsVirtualTerminal", lambda u: bool(u.session.host.colours), None, "bool"),
        Method("Write", write),
        Method("WriteLine", write_line),
        Method("WriteErrorLine", lambda u, t: u.session.host.write_error(to_text(t))),
        Method("WriteWarningLine", lambda u, t: u._labelled("warning", t)),
        Method("WriteVerboseLine", lambda u, t: u._labelled("verbose", t)),
        Method("WriteDebugLine", lambda u, t: u._labelled("debug", t)),
        Method("ReadLine", read_line),
        Method("ReadLineAsSecureString", read_secure_line),
        Method("PromptForChoice", prompt_for_choice),
        Method("Prompt", prompt),
        Method("PromptForCredential", prompt_for_credential),
    )


class RawInterface(NetObject):
    """`$Host.UI.RawUI`."""

    __slots__ = ("background", "foreground", "session")
    type_names: ClassVar[tuple[str, ...]] = (
        f"{_SPACE}.Internal.Host.InternalHostRawUserInterface",
        f"{_SPACE}.Host.PSHostRawUserInterface",
        "System.Object",
    )

    def __init__(self, session: Session) -> None:
        self.session = session
        self.foreground: Any = None
        self.background: Any = None

    def _size(self) -> Any:
        from pshv.types.dotnet.hosttypes import Size

        host = self.session.host
        return Size(host.width, host.height)

    def _origin(self) -> Any:
        from pshv.types.dotnet.hosttypes import Coordinates

        return Coordinates(0, 0)

    def _colour(self, name: str, default: str) -> Any:
        from pshv.types.nettype import resolve_type

        value = getattr(self, name)
        return value if value is not None else resolve_type("System.ConsoleColor").enum_member(default)

    def _resize(self, name: str, given: Any) -> None:
        """Take another size; a wider buffer widens what is written (as on Windows)."""
        from pshv.types.nettype import resolve_type

        from .convert import convert

        size = convert(given, resolve_type(f"{_SPACE}.Host.Size"))
        host = self.session.host
        if size.width <= 0 or size.height <= 0:
            from .hostquestions import bad_size

            raise bad_size(name)
        host.width = size.width
        host.height = size.height if name == "WindowSize" else host.height
        if self.session._top is not None:
            self.session._top.resize()

    def _retitle(self, text: Any) -> None:
        self.session.host.title = to_text(text)

    members = member_table(
        Property(
            "ForegroundColor",
            lambda r: r._colour("foreground", "Gray"),
            lambda r, v: setattr(r, "foreground", v),
            "System.ConsoleColor",
        ),
        Property(
            "BackgroundColor",
            lambda r: r._colour("background", "Black"),
            lambda r, v: setattr(r, "background", v),
            "System.ConsoleColor",
        ),
        Property("CursorPosition", lambda r: r._origin(), lambda r, v: None, f"{_SPACE}.Host.Coordinates"),
        Property("WindowPosition", lambda r: r._origin(), lambda r, v: None, f"{_SPACE}.Host.Coordinates"),
        Property("CursorSize", lambda r: 25, lambda r, v: None, "int"),
        Property("BufferSize", lambda r: r._size(), lambda r, v: r._resize("BufferSize", v), f"{_SPACE}.Host.Size"),
        Property("WindowSize", lambda r: r._size(), lambda r, v: r._resize("WindowSize", v), f"{_SPACE}.Host.Size"),
        Property("MaxWindowSize", lambda r: r._size(), None, f"{_SPACE}.Host.Size"),
        Property("MaxPhysicalWindowSize", lambda r: r._size(), None, f"{_SPACE}.Host.Size"),
        Property("KeyAvailable", lambda r: False, None, "bool"),
        Property("WindowTitle", lambda r: r.session.host.title, lambda r, v: r._retitle(v), "string"),
        Method("FlushInputBuffer", lambda r: None),
    )


def host_object(session: Session) -> HostObject:
    """The `$Host` of a session."""
    return HostObject(session)
