"""Modules: a session state of their own, what they export, closures. Source: golden topic modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

from .errors import PSError, runtime_error
from .state import SessionState
from .values import Hashtable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .callsite import CommandSite
    from .function import ScriptCommand
    from .scope import Scope
    from .scriptblock import ScriptBlock
    from .session import Session
    from .stage import Stage

    Out = Callable[[object], object]


class ModuleInfo(NetObject):
    """A loaded module. `functions`, `aliases` and `variables` are what it exports, by lower-case name."""

    __slots__ = (
        "aliases",
        "author",
        "base",
        "description",
        "explicit",
        "functions",
        "global_functions",
        "guid",
        "imported_into",
        "kind",
        "manifest",
        "name",
        "nested",
        "on_remove",
        "path",
        "prefix",
        "private_data",
        "state",
        "variables",
        "version",
    )
    type_names: ClassVar[tuple[str, ...]] = ("System.Management.Automation.PSModuleInfo", "System.Object")

    def __init__(self, session: Session, name: str, path: str = "", kind: str = "Script") -> None:
        self.name = name
        self.path = path
        self.base = path.replace("/", "\\").rsplit("\\", 1)[0] if path else ""
        self.version = "0.0"
        self.guid = "00000000-0000-0000-0000-000000000000"
        self.description = ""
        self.author = ""
        self.kind = kind
        self.state = SessionState(session, self, session.global_scope)
        self.state.top["psdefaultparametervalues"] = Hashtable()  # those of the caller do not reach a module
        self.explicit = False  # Export-ModuleMember was called
        self.functions: dict[str, ScriptCommand] = {}
        self.aliases: dict[str, Any] = {}
        self.variables: dict[str, str] = {}
        self.global_functions: set[str] = set()
        self.on_remove: Any = None
        self.prefix = ""
        self.nested: list[ModuleInfo] = []
        self.manifest: Any = None
        self.private_data: Any = None
        self.imported_into: list[tuple[Scope, str, str]] = []

    @property
    def module_state(self) -> SessionState:
        return self.state

    def text(self) -> str:
        return self.name

    def describe(self, table: Any) -> None:
        """Takes over what a manifest says about the module."""
        from .text import to_text

        self.manifest = table
        self.version = to_text(table.get("ModuleVersion") or "0.0")
        self.description = to_text(table.get("Description") or "")
        self.author = to_text(table.get("Author") or "")
        self.guid = to_text(table.get("GUID") or self.guid)
        self.private_data = table.get("PrivateData")
        self.prefix = to_text(table.get("DefaultCommandPrefix") or "")

    def exported(self, name: str) -> ScriptCommand | None:
        """An exported function by name (with the import prefix)."""
        return self.functions.get(name.lower())

    def export_defaults(self) -> None:
        """Without Export-ModuleMember a module exports its functions and aliases."""
        if self.explicit:
            return
        top = self.state.top
        self.functions = {n: f for n, f in (top.functions or {}).items() if f.state is self.state}  # type: ignore[attr-defined,misc]
        self.aliases = dict(top.aliases or {})

    def new_bound_block(self, block: ScriptBlock) -> ScriptBlock:
        """NewBoundScriptBlock."""
        return block.bound_to(self.state)

    def invoke(self, block: ScriptBlock, args: Iterable[object] = ()) -> object:
        """Invoke(block, args): the block in the module's scope."""
        return self.new_bound_block(block).invoke_value(args)

    members = member_table(
        Property("Name", lambda m: m.name, None, "string"),
        Property("Path", lambda m: m.path, None, "string"),
        Property("Description", lambda m: m.description, lambda m, v: setattr(m, "description", v), "string"),
        Property("Guid", lambda m: _converted(m.guid, "System.Guid"), None, "guid"),
        Property("ModuleBase", lambda m: m.base, None, "string"),
        Property("Version", lambda m: _converted(m.version, "System.Version"), None, "version"),
        Property("ModuleType", lambda m: m.kind, None, "System.Management.Automation.ModuleType"),
        Property("Author", lambda m: m.author, None, "string"),
        Property("PrivateData", lambda m: m.private_data, lambda m, v: setattr(m, "private_data", v), "System.Object"),
        Property("Prefix", lambda m: m.prefix, None, "string"),
        Property("ExportedFunctions", lambda m: _infos(m, m.functions), None, "hashtable"),
        Property("ExportedCommands", lambda m: _infos(m, {**m.functions, **m.aliases}), None, "hashtable"),
        Property("ExportedCmdlets", lambda m: _infos(m, {}), None, "hashtable"),
        Property("ExportedAliases", lambda m: _infos(m, m.aliases), None, "hashtable"),
        Property("ExportedVariables", lambda m: _variables(m), None, "hashtable"),
        Property("NestedModules", lambda m: list(m.nested), None, "System.Object"),
        Property("SessionState", lambda m: _session_state(m), None, "System.Management.Automation.SessionState"),
        Property("OnRemove", lambda m: m.on_remove, lambda m, v: setattr(m, "on_remove", v), "scriptblock"),
        Method("NewBoundScriptBlock", lambda m, b: m.new_bound_block(b), ()),
        Method("Invoke", lambda m, b, *a: m.invoke(b, a), ()),
        Method("ToString", lambda m: m.name, ("string ToString()",)),
        Method("AsCustomObject", lambda m: custom_object(m), ()),
        Method("GetVariableFromCallersModule", lambda m, n: m.state.top.lookup(str(n).lower()), ()),
    )


def _converted(text: str, type_name: str) -> Any:
    from pshv.types.nettype import resolve_type

    from .convert import convert

    return convert(text, resolve_type(type_name))


def _infos(module: ModuleInfo, table: dict[str, Any]) -> Any:
    """Exported commands as a dictionary from name to command."""
    from .values import Dictionary

    session = module.state.session
    made = Dictionary("System.Collections.Generic.Dictionary", (), ignore_case=True)
    try:
        from pshv.types.commandinfo import command_info
    except ImportError:
        return made
    for name, command in table.items():
        made[getattr(command, "name", name)] = command_info(command, session)
    return made


def _variables(module: ModuleInfo) -> Any:
    from .values import Dictionary

    made = Dictionary("System.Collections.Generic.Dictionary", (), ignore_case=True)
    for lower, name in module.variables.items():
        made[name] = module.state.top.lookup(lower)
    return made


def _session_state(module: ModuleInfo) -> Any:
    from .engineintrinsics import SessionStateView

    return SessionStateView(module.state.session, module.state.top)


def custom_object(module: ModuleInfo) -> Any:
    """AsCustomObject: exported functions as script methods, variables as properties."""
    from pshv.types.memberkinds import CodeProperty, ScriptMethod

    from .values import PSObject

    made = PSObject()
    top = module.state.top
    for lower, name in module.variables.items():
        made.properties[name] = CodeProperty(
            name,
            lambda owner, lower=lower: top.lookup(lower),  # type: ignore[misc]
            lambda owner, value, lower=lower: top.assign(lower, value),  # type: ignore[misc]
            kind="NoteProperty",
        )
    for command in module.functions.values():
        made.properties[command.name] = ScriptMethod(command.name, command.script_block)
    return made


class ModuleCall:
    """`& $module { ... }`: the block, in the module's scope."""

    fuses = ""

    def __init__(self, module: ModuleInfo) -> None:
        self.module = module
        self.name = module.name

    def _target(self, site: CommandSite, values: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
        from .commands import command_of
        from .scriptblock import ScriptBlock

        block: Any = values[0] if values else None
        if isinstance(block, ScriptBlock):
            block = block.bound_to(self.module.state)
            return command_of(block, self.module.state.top, site.extent), values[1:]
        return command_of(block, self.module.state.top, site.extent), values[1:]

    def call(self, caller: Scope, out: Out, site: CommandSite, values: tuple[Any, ...]) -> None:
        from .pipelinerun import run_single

        run_single(self.stage(caller, site, values, expecting=False, position=1, length=1), caller.session, out)

    def stage(
        self, caller: Scope, site: CommandSite, values: tuple[Any, ...], *, expecting: bool, position: int, length: int
    ) -> Stage:
        from .functionstage import FunctionStage
        from .splatting import arguments

        command, rest = self._target(site, values)
        return FunctionStage(command, caller, site, rest, expecting, position, length, arguments(site.items[1:], rest))


def closure_state(state: SessionState) -> SessionState:
    """A dynamic module that holds copies of the current scope's variables (GetNewClosure)."""
    session = state.session
    number = session.extras.get("dynamic modules", 0)
    assert isinstance(number, int)
    session.extras["dynamic modules"] = number + 1
    module = ModuleInfo(session, f"__DynamicModule_{number + 1}")
    parent = state.top if state.module is not None else session.global_scope
    module.state.top.parent = parent
    scope = state.current
    for name in list(scope):
        if name not in ("_", "this") and (scope is not session.global_scope or name not in _ENGINE_NAMES):
            dict.__setitem__(module.state.top, name, dict.__getitem__(scope, name))
    return module.state


_ENGINE_NAMES = frozenset(
    [
        "maximumhistorycount",
        "formatenumerationlimit",
        "nestedpromptlevel",
        "whatifpreference",
        "psemailserver",
        "iswindows",
        "islinux",
        "ismacos",
        "iscoreclr",
        "psnativecommandargumentpassing",
        "lastexitcode",
    ]
)


def could_not_autoload(name: str, module: str) -> PSError:
    """The error of `Module\\Command` where there is no such module."""
    return runtime_error(
        f"The module '{module}' could not be loaded. For more information, run 'Import-Module {module}'.",
        "CouldNotAutoLoadModule",
        "ObjectNotFound",
        name,
        exception="System.Management.Automation.CommandNotFoundException",
    )
