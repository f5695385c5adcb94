"""Get-PSCallStack."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.convert import to_bool
from pshv.runtime.text import to_text
from pshv.types.netobject import NetObject, Property, member_table


class CallStackFrame(NetObject):
    """One frame of the script call stack."""

    __slots__ = ("arguments", "command", "function", "invocation", "line", "location", "script")
    type_names = ("System.Management.Automation.CallStackFrame", "System.Object")
    members = member_table(
        Property("Command", lambda f: f.command, type_name="System.Object", kind="ScriptProperty"),
        Property("Location", lambda f: f.location, type_name="System.Object", kind="ScriptProperty"),
        Property("Arguments", lambda f: f.arguments, type_name="System.Object", kind="ScriptProperty"),
        Property("ScriptName", lambda f: f.script, type_name="string"),
        Property("ScriptLineNumber", lambda f: f.line, type_name="int"),
        Property("InvocationInfo", lambda f: f.invocation),
        Property("FunctionName", lambda f: f.function, type_name="string"),
    )

    def __init__(self, function: str, script: str | None, line: int) -> None:
        self.function = function
        self.command = function
        self.script = script
        self.line = line
        name = (script or "").replace("/", "\\").rpartition("\\")[2]
        self.location = f"{name}: line {line}" if script else "<No file>"
        self.arguments = "{}"
        self.invocation: Any = None


class GetPSCallStack(Cmdlet):
    """Displays the current call stack."""

    name = "Get-PSCallStack"

    def process(self) -> None:
        for frame in frames(self):
            self.write(frame)


def frames(cmdlet: Cmdlet) -> list[CallStackFrame]:
    """The frames from the innermost outwards, ending with the prompt's."""
    import sys

    from pshv.language.codegen.unit import running_places

    made: list[CallStackFrame] = []
    for place in running_places(sys._getframe(1)):
        extent = place.extent
        source = extent.source.file if extent is not None else None
        line = extent.start_line_number if extent is not None and hasattr(extent, "start_line_number") else 1
        frame = CallStackFrame(place.main or "<ScriptBlock>", source, line)
        frame.arguments = arguments_of(cmdlet, place.scope)
        made.append(frame)
    return made or [CallStackFrame("<ScriptBlock>", None, 1)]


def arguments_of(cmdlet: Cmdlet, scope: Any) -> str:
    """Bound parameters and loose arguments as `{Name=value, loose}`."""
    from pshv.runtime.automatic import read

    frame = getattr(scope, "frame", None)
    if frame is None:
        return "{}"
    bound: Any = read(cmdlet.session, scope, "psboundparameters")
    parts = [f"{name}={to_text(value) if to_bool(value) else ''}" for name, value in bound.items()]
    for value in frame.args if isinstance(frame.args, (list, tuple)) else ():
        parts.append(to_text(value) if to_bool(value) else "$null")
    return "{" + ", ".join(parts) + "}"
