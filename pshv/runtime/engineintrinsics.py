"""`$ExecutionContext` and the views of session state it gives. Members: dotnet/types.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

from .errors import PSError
from .text import to_text
from .values import NOTHING, PSObject

if TYPE_CHECKING:
    from .scope import Scope
    from .session import Session

_SPACE = "System.Management.Automation"


class _View(NetObject):
    """A view of a session as seen from a scope."""

    __slots__ = ("scope", "session")

    def __init__(self, session: Session, scope: Scope) -> None:
        self.session = session
        self.scope = scope


class EngineIntrinsics(_View):
    """`$ExecutionContext`."""

    __slots__ = ()
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.EngineIntrinsics", "System.Object")
    members = member_table(
        Property("Host", lambda v: v.scope.lookup("host"), None, f"{_SPACE}.Host.PSHost"),
        Property("Events", lambda v: None, None, f"{_SPACE}.PSEventManager"),
        Property("InvokeProvider", lambda v: None, None, f"{_SPACE}.ProviderIntrinsics"),
        Property("SessionState", lambda v: SessionStateView(v.session, v.scope), None, f"{_SPACE}.SessionState"),
        Property(
            "InvokeCommand",
            lambda v: CommandInvocation(v.session, v.scope),
            None,
            f"{_SPACE}.CommandInvocationIntrinsics",
        ),
    )


class SessionStateView(_View):
    """`$ExecutionContext.SessionState`."""

    __slots__ = ()
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.SessionState", "System.Object")
    members = member_table(
        Property("Path", lambda v: PathView(v.session, v.scope), None, f"{_SPACE}.PathIntrinsics"),
        Property("PSVariable", lambda v: VariableView(v.session, v.scope), None, f"{_SPACE}.PSVariableIntrinsics"),
        Property(
            "InvokeCommand",
            lambda v: CommandInvocation(v.session, v.scope),
            None,
            f"{_SPACE}.CommandInvocationIntrinsics",
        ),
        Property("Module", lambda v: v.scope.state.module, None, f"{_SPACE}.PSModuleInfo"),
        Property("LanguageMode", lambda v: "FullLanguage", None, f"{_SPACE}.PSLanguageMode"),
        Property("Applications", lambda v: ["*"], None, "System.Object"),
        Property("Scripts", lambda v: ["*"], None, "System.Object"),
    )


class PathView(_View):
    """`$ExecutionContext.SessionState.Path`."""

    __slots__ = ()
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.PathIntrinsics", "System.Object")

    def _full(self, path: Any) -> str:
        drives: Any = self.session.drives
        return str(drives.full_path(to_text(path)))

    def _resolved(self, path: Any) -> str:
        """The full path of what exists. Raises PathNotFound."""
        drives: Any = self.session.drives
        full = self._full(path)
        if not drives.resolve(full).exists():
            from pshv.runtime.netexception import NetException

            raise NetException(
                "System.Management.Automation.ItemNotFoundException",
                f"Cannot find path '{full}' because it does not exist.",
            )
        return full

    def combine(self, parent: Any, child: Any) -> str:
        from pshv.drives.paths import join

        return str(join(to_text(parent), to_text(child)))

    def current_location(self) -> Any:
        drives: Any = self.session.drives
        return drives.path_info() if hasattr(drives, "path_info") else drives.current

    members = member_table(
        Property("CurrentLocation", lambda v: v.current_location(), None, f"{_SPACE}.PathInfo"),
        Property("CurrentFileSystemLocation", lambda v: v.current_location(), None, f"{_SPACE}.PathInfo"),
        Method("GetUnresolvedProviderPathFromPSPath", _full),
        Method("GetResolvedPSPathFromPSPath", _resolved),
        Method("Combine", combine),
        Method("IsPSAbsolute", lambda v, p, r=None: ":" in to_text(p)),
        Method("ParseChildName", lambda v, p: to_text(p).replace("/", "\\").rstrip("\\").rsplit("\\", 1)[-1]),
    )


class VariableView(_View):
    """`$ExecutionContext.SessionState.PSVariable`."""

    __slots__ = ()
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.PSVariableIntrinsics", "System.Object")

    def value(self, name: Any, default: Any = None) -> Any:
        prefix, colon, rest = to_text(name).lower().partition(":")
        scope = self.scope.qualified(prefix) if colon else self.scope
        found = scope.lookup(rest if colon else prefix, NOTHING)
        return default if found is NOTHING else found

    def variable(self, name: Any) -> Any:
        lower = to_text(name).lower()
        holder = self.scope.holder(lower)
        if holder is None:
            return None
        from pshv.drives.psvariable import PSVariable

        return PSVariable(holder, lower)

    def store(self, name: Any, value: Any = None) -> None:
        inner = getattr(name, "variable_name", None)
        spelled = inner or to_text(name)
        prefix, colon, rest = spelled.partition(":")
        if colon and prefix.lower() in ("global", "script", "local", "private"):
            self.scope.qualified(prefix.lower()).assign(rest.lower(), value, rest)
        else:
            self.scope.assign(spelled.lower(), value, spelled)

    def remove(self, name: Any) -> None:
        holder = self.scope.holder(to_text(name).lower())
        if holder is not None:
            holder.remove(to_text(name).lower())

    members = member_table(
        Method("GetValue", value),
        Method("Get", variable),
        Method("Set", store, kind="CodeMethod"),
        Method("Remove", remove, kind="CodeMethod"),
    )


class CommandInvocation(_View):
    """`$ExecutionContext.InvokeCommand`."""

    __slots__ = ()
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.CommandInvocationIntrinsics", "System.Object")

    def invoke_script(self, text: Any, *rest: Any) -> Any:
        from .execution import parse_block
        from .scriptblock import ScriptBlock, unwrap_output

        block = text if isinstance(text, ScriptBlock) else parse_block(self.session, to_text(text), self.scope)
        return unwrap_output(block.invoke())

    def new_script_block(self, text: Any) -> Any:
        from .execution import parse_block

        return parse_block(self.session, to_text(text), self.scope)

    def expand_string(self, text: Any) -> str:
        return expand_string(self.session, self.scope, to_text(text))

    def get_command(self, name: Any, kinds: Any = None) -> Any:
        try:
            command = self.session.commands.find(to_text(name), self.scope)
        except PSError:
            return None
        if command is None:
            return None
        from pshv.types.commandinfo import command_info

        return command_info(command, self.session)

    members = member_table(
        Method("InvokeScript", invoke_script, kind="CodeMethod"),
        Method("NewScriptBlock", new_script_block, kind="CodeMethod"),
        Method("ExpandString", expand_string, kind="CodeMethod"),
        Method("GetCommand", get_command),
        Method("GetCmdlet", get_command),
        Property("HasErrors", lambda v: False, None, "bool"),
    )


def expand_string(session: Session, scope: Scope, text: str) -> str:
    """ExpandString: `text` as if it stood in double quotes (quotes in it are plain)."""
    from .execution import parse_block
    from .output import text as value_text

    quoted = text.replace('"', '`"') if '"' in text else text
    block = parse_block(session, f'"{quoted}"', scope)
    result: list[object] = []
    from .blocks import run_in_place

    run_in_place(block, scope, result.append, (), NOTHING)
    return value_text(scope, result[0]) if result else ""


class PagingView(NetObject):
    """`$PSCmdlet.PagingParameters`."""

    __slots__ = ("values",)
    type_names: ClassVar[tuple[str, ...]] = (f"{_SPACE}.PagingParameters", "System.Object")

    def __init__(self, bound: dict[str, Any]) -> None:
        self.values = bound

    def _count(self, total: Any, accuracy: Any) -> Any:
        return PSObject({"TotalCount": total, "Accuracy": accuracy})

    def _number(self, name: str, default: int) -> Any:
        from .values import UInt64

        return UInt64(self.values.get(name, default))

    members = member_table(
        Property("IncludeTotalCount", lambda v: bool(v.values.get("IncludeTotalCount", False)), None, "switch"),
        Property("Skip", lambda v: v._number("Skip", 0), None, "ulong"),
        Property("First", lambda v: v._number("First", 18446744073709551615), None, "ulong"),
        Method("NewTotalCount", _count),
    )
