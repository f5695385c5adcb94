"""Command lookup: alias, function, cmdlet, script file. Source: powershell-language.md section 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, runtime_error
from .function import ScriptCommand
from .values import NOTHING, unwrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pshv.language.extent import Extent

    from .callsite import CommandSite
    from .modules import ModuleInfo
    from .scope import Scope
    from .session import Session
    from .stage import Stage

    Out = Callable[[object], object]


class Command:
    """What a name can mean: has `name`, `fuses`, and `call` and `stage` (see ScriptCommand)."""

    __slots__ = ()
    name: str
    fuses: str

    def call(self, caller: Scope, out: Out, site: CommandSite, values: tuple[Any, ...]) -> None:
        raise NotImplementedError

    def stage(
        self, caller: Scope, site: CommandSite, values: tuple[Any, ...], *, expecting: bool, position: int, length: int
    ) -> Stage:
        raise NotImplementedError


class Alias:
    """One alias."""

    __slots__ = ("description", "module", "name", "options", "target")

    def __init__(self, name: str, target: str, options: frozenset[str] = frozenset(), description: str = "") -> None:
        self.name = name
        self.target = target
        self.options = options
        self.description = description
        self.module: ModuleInfo | None = None


class CommandTable:
    """The commands of a session. Functions and aliases live in scopes, cmdlets in files found by name."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._cmdlets: dict[str, Any] = {}
        self._built_in: dict[str, str] | None = None
        self._hidden_aliases: set[str] = set()
        self.module_cmdlets: dict[str, Any] = {}

    # -- lookup ---------------------------------------------------------------------------------------------------
    def resolve(self, name: str, scope: Scope, extent: Extent | None = None) -> Any:
        """The command `name` means; raises CommandNotFoundException."""
        found = self.find(name, scope)
        if found is None and "-" not in name and "\\" not in name and "/" not in name and name:
            found = self.find(f"Get-{name}", scope, aliases=False)
        if found is None and self._autoload_command(name):
            found = self.find(name, scope)
        if found is None:
            raise self.not_found(name, extent)
        return found

    def _autoload_command(self, name: str) -> bool:
        """Loads a module for a command nobody knows yet."""
        if _is_path(name) or not name or self.session.extras.get("loading"):
            return False
        from .moduleloading import autoload_command

        self.session.extras["loading"] = True
        try:
            return autoload_command(self.session, name)
        finally:
            self.session.extras["loading"] = False

    def find(self, name: str, scope: Scope, *, aliases: bool = True) -> Any:
        """The command, or None."""
        lower = name.lower()
        seen: set[str] = set()
        while aliases and lower not in seen:
            seen.add(lower)
            target = self.alias_target(lower, scope)
            if target is None:
                break
            name = target
            lower = name.lower()
        found = self.function(lower, scope)
        if found is not None:
            return found
        if "\\" in name and not _is_path(name):
            return self.qualified(name, scope)
        found = self.cmdlet(name)
        if found is not None:
            return found
        return self.script(name, scope)

    def qualified(self, name: str, scope: Scope) -> Any:
        """`Module\\Name`."""
        module_name, _, command = name.rpartition("\\")
        module = self.session.modules.get(module_name.lower())
        if module is not None:
            found = module.exported(command)
            if found is not None:
                return found
        found = self.cmdlet(command)
        if found is not None and found.module_name.lower() == module_name.lower():
            return found
        if module is None and not self.known_module(module_name):
            from .modules import could_not_autoload

            if self._autoload(module_name):
                return self.qualified(name, scope)
            raise could_not_autoload(name, module_name)
        return None

    def known_module(self, name: str) -> bool:
        """True for modules that are part of the product."""
        return name.lower() in _PRODUCT_MODULES

    def _autoload(self, name: str) -> bool:
        from .moduleloading import autoload

        return autoload(self.session, name)

    def function(self, name: str, scope: Scope) -> ScriptCommand | None:
        """The function visible from `scope`."""
        lower = name.lower()
        if ":" in lower:
            prefix, _, rest = lower.partition(":")
            if prefix in ("global", "script", "local", "private"):
                owner = scope.qualified(prefix)
                return (owner.functions or {}).get(rest)  # type: ignore[return-value]
        current: Scope | None = scope
        while current is not None:
            functions = current.functions
            if functions is not None and lower in functions:
                return functions[lower]  # type: ignore[return-value]
            current = current.parent
        return self._built_in_function(lower)

    def _built_in_function(self, lower: str) -> ScriptCommand | None:
        from .builtinfunctions import find

        return find(self.session, lower)

    def alias_target(self, name: str, scope: Scope) -> str | None:
        """What an alias stands for, or None."""
        lower = name.lower()
        current: Scope | None = scope
        while current is not None:
            if current.aliases is not None and lower in current.aliases:
                return current.aliases[lower].target  # type: ignore[attr-defined,no-any-return]
            current = current.parent
        if lower in self._hidden_aliases:
            return None
        return self.built_in_aliases().get(lower)

    def built_in_aliases(self) -> dict[str, str]:
        """The aliases every session starts with (lower-case name to command)."""
        if self._built_in is None:
            from .aliases import table

            self._built_in = {name.lower(): target for name, target in table(self.session.edition).items()}
        return self._built_in

    def cmdlet(self, name: str) -> Any:
        """The cmdlet of a name: declared by the catalogue or written here; None otherwise."""
        lower = name.lower()
        if lower in self._cmdlets:
            return self._cmdlets[lower]
        from .cmdletcommand import find_cmdlet

        found = find_cmdlet(self.session, name) if "-" in name else None
        self._cmdlets[lower] = found
        return found

    def script(self, name: str, scope: Scope) -> Any:
        """The script file of a path (`.\\x.ps1`, `C:\\x.ps1`), or None."""
        if not _is_path(name):
            return None
        from .scripts import find_script

        return find_script(self.session, name)

    def not_found(self, name: str, extent: Extent | None) -> PSError:
        """CommandNotFoundException."""
        if self.session.core:
            text = (
                f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable "
                "program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct "
                "and try again."
            )
        else:
            text = (
                f"The term '{name}' is not recognized as the name of a cmdlet, function, script file, or operable "
                "program. Check the spelling of the name, or if a path was included, verify that the path is correct "
                "and try again."
            )
        error = runtime_error(
            text,
            "CommandNotFoundException",
            "ObjectNotFound",
            name,
            exception="System.Management.Automation.CommandNotFoundException",
            properties={"CommandName": name},
        )
        error.record.extent = extent
        if extent is not None:
            from .errors import InvocationInfo

            info = InvocationInfo(None, "", name, extent)
            info.script_path = extent.file
            error.record.invocation = info
        return error

    # -- definitions ----------------------------------------------------------------------------------------------
    def set_function(self, name: str, value: Any, scope: Scope) -> None:
        """`$function:x = { ... }`; `$null` removes."""
        from .scriptblock import ScriptBlock

        lower = name.lower()
        value = unwrap(value)
        if value is None or value is NOTHING:
            self.remove_function(lower, scope)
            return
        if not isinstance(value, ScriptBlock):
            from .execution import parse_block
            from .text import to_text

            value = parse_block(self.session, to_text(value), scope)
        from pshv.language.codegen.block import BlockCode

        code = BlockCode(value.code.ast, "function", name, value.code.parameters)
        self.define(ScriptCommand(name, code, value.state), scope)

    def define(self, command: ScriptCommand, scope: Scope) -> None:
        """Puts a function into a scope."""
        if scope.functions is None:
            scope.functions = {}
        lower = command.name.lower()
        before = scope.functions.get(lower)
        if before is not None and before.options & {"readonly", "constant"}:  # type: ignore[attr-defined]
            raise runtime_error(
                f"Cannot write to function {command.name} because it is read-only or constant.",
                "FunctionNotWritable",
                "WriteError",
                command.name,
                exception="System.Management.Automation.SessionStateUnauthorizedAccessException",
            )
        scope.functions[lower] = command
        self.session.stamp += 1

    def remove_function(self, name: str, scope: Scope) -> bool:
        """Removes the nearest function of this name."""
        lower = name.lower()
        for current in scope.chain():
            if current.functions is not None and lower in current.functions:
                del current.functions[lower]
                self.session.stamp += 1
                return True
        from .builtinfunctions import remove

        return remove(self.session, lower)

    def set_alias(
        self, name: str, target: str, scope: Scope, options: frozenset[str] = frozenset(), description: str = ""
    ) -> Alias:
        """Defines an alias in a scope."""
        if scope.aliases is None:
            scope.aliases = {}
        alias = Alias(name, target, options, description)
        scope.aliases[name.lower()] = alias
        self.session.stamp += 1
        return alias

    def remove_alias(self, name: str, scope: Scope) -> bool:
        """Removes the nearest alias of this name."""
        lower = name.lower()
        for current in scope.chain():
            if current.aliases is not None and lower in current.aliases:
                del current.aliases[lower]
                self.session.stamp += 1
                return True
        if lower in self.built_in_aliases() and lower not in self._hidden_aliases:
            self._hidden_aliases.add(lower)
            self.session.stamp += 1
            return True
        return False

    def functions(self, scope: Scope) -> Iterator[ScriptCommand]:
        """All functions visible from `scope`, each name once."""
        seen: set[str] = set()
        for current in scope.chain():
            for lower, command in (current.functions or {}).items():
                if lower not in seen:
                    seen.add(lower)
                    yield command  # type: ignore[misc]
        from .builtinfunctions import all_functions

        for command in all_functions(self.session):
            if command.name.lower() not in seen:
                yield command

    def aliases(self, scope: Scope) -> Iterator[Alias]:
        """All aliases visible from `scope`."""
        seen: set[str] = set()
        for current in scope.chain():
            for lower, alias in (current.aliases or {}).items():
                if lower not in seen:
                    seen.add(lower)
                    yield alias  # type: ignore[misc]
        from .aliases import options, table

        for name, target in table(self.session.edition).items():
            if name.lower() not in seen and name.lower() not in self._hidden_aliases:
                yield Alias(name, target, options(name))


_PRODUCT_MODULES = frozenset(
    [
        "hyper-v",
        "failoverclusters",
        "microsoft.powershell.core",
        "microsoft.powershell.management",
        "microsoft.powershell.utility",
        "microsoft.powershell.security",
        "microsoft.powershell.host",
        "microsoft.powershell.diagnostics",
        "cimcmdlets",
        "mockcluster",
        "labs",
        "microsoft.powershell.archive",
    ]
)


def _is_path(name: str) -> bool:
    return (
        name.lower().endswith(".ps1")
        or name.startswith((".\\", "./", "..\\", "../", "\\", "/", "~"))
        or name[1:3] in (":\\", ":/")
    )


def command_of(value: Any, scope: Scope, extent: Extent | None) -> Any:
    """What `&` and `.` call: a block, a command object, or a name."""
    from .scriptblock import ScriptBlock

    value = unwrap(value)
    if isinstance(value, ScriptBlock):
        return ScriptCommand("", value.code, value.state, "Script")
    if hasattr(value, "stage") and hasattr(value, "call"):
        return value
    inner = getattr(value, "command", None)
    if inner is not None and hasattr(inner, "stage"):
        return inner
    if isinstance(value, list) and len(value) == 1:
        return command_of(value[0], scope, extent)
    module = getattr(value, "module_state", None)
    if module is not None:
        from .modules import ModuleCall

        return ModuleCall(value)
    if value is None or value is NOTHING or value == "" or isinstance(value, list):
        error = runtime_error(
            "The expression after '&' in a pipeline element produced an object that was not valid. It must result in a "
            "command name, a script block, or a CommandInfo object.",
            "BadExpression",
            "InvalidOperation",
            None,
        )
        error.record.extent = extent
        raise error
    from .text import to_text

    return scope.session.commands.resolve(to_text(value), scope, extent)
