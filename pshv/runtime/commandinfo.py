"""`$MyInvocation.MyCommand` of what is not a named command: a script block or a script file's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.language.codegen.block import BlockCode

    from .state import SessionState

_SPACE = "System.Management.Automation"


class ScriptInfo(NetObject):
    """A script block as a command."""

    __slots__ = ("code", "state")
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.ScriptInfo", f"{_SPACE}.CommandInfo", "System.Object")

    def __init__(self, code: BlockCode, state: SessionState) -> None:
        self.code = code
        self.state = state

    @property
    def name(self) -> str:
        return ""

    @property
    def command_type(self) -> str:
        return "Script"

    @property
    def definition(self) -> str:
        return self.code.text

    def block(self) -> Any:
        from .scriptblock import ScriptBlock

        return ScriptBlock(self.code, self.state)

    def text(self) -> str:
        return self.code.text

    members = member_table(
        Property("ScriptBlock", lambda i: i.block(), None, "scriptblock"),
        Property("Definition", lambda i: i.code.text, None, "string"),
        Property("Name", lambda i: "", None, "string"),
        Property("CommandType", lambda i: "Script", None, f"{_SPACE}.CommandTypes"),
        Property("ModuleName", lambda i: "", None, "string"),
        Property("Path", lambda i: i.code.file, None, "string"),
        Method("ToString", lambda i: i.code.text, ("string ToString()",)),
    )


def script_info(code: BlockCode, state: SessionState) -> ScriptInfo:
    """The ScriptInfo of a block."""
    return ScriptInfo(code, state)


def shown_command(command: Any) -> Any:
    """A command of the engine as the object scripts see (`MyCommand`)."""
    if command is None or isinstance(command, NetObject):
        return command
    state = getattr(command, "state", None)
    if getattr(command, "kind", "") == "Script":
        return ScriptInfo(command.code, command.state)
    from pshv.types.commandinfo import command_info

    return command_info(command, command.session if state is None else state.session)
