"""The drives of session state: Variable:, Function:, Alias:. Source: providers.golden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.values import NOTHING, unwrap

from . import psvariable
from .provider import ItemPath, Provider
from .psvariable import PSVariable, option_names

if TYPE_CHECKING:
    from pshv.runtime.commands import CommandTable
    from pshv.runtime.scope import Scope

UNAUTHORIZED = "System.Management.Automation.SessionStateUnauthorizedAccessException"


class StateProvider(Provider):
    """Base: a flat list of named things of the session's current scope."""

    __slots__ = ()

    @property
    def scope(self) -> Scope:
        session = self.drives.session
        if session is None:
            raise RuntimeError("the drives are not attached to a session")
        return session.scope

    @property
    def commands(self) -> CommandTable:
        return self.scope.session.commands

    def find(self, name: str) -> Any:
        """The thing called `name`, or None."""
        raise NotImplementedError

    def everything(self) -> list[tuple[str, Any]]:
        """All things by name."""
        raise NotImplementedError

    def exists(self, path: str) -> bool:
        return path == "" or self.find(path) is not None

    def item(self, at: ItemPath) -> Any:
        if not at.path:
            return [item for _, item in self.everything()]
        return self.find(at.path)

    def children(self, at: ItemPath) -> list[tuple[ItemPath, Any]]:
        if at.path:
            return []
        return [(at.child(name), item) for name, item in self.everything()]


class VariableProvider(StateProvider):
    """`Variable:`."""

    __slots__ = ()
    name = "Variable"

    def find(self, name: str) -> Any:
        return psvariable.find(self.scope, name)

    def everything(self) -> list[tuple[str, Any]]:
        return [(variable.name, variable) for variable in psvariable.visible(self.scope)]

    def set_item(self, path: str, value: object) -> Any:
        """Sets a variable of the current scope."""
        scope = self.scope
        inner = unwrap(value)
        if isinstance(inner, PSVariable):
            value = inner.value
        scope.assign(path.lower(), None if value is NOTHING else value, path)
        return PSVariable(scope, path.lower(), path)

    def new_item(self, path: str, value: object, force: bool) -> Any:
        """Makes a variable; there must be none of the name unless forced."""
        if not force and path.lower() in self.scope:
            raise runtime_error(
                f"A variable with name '{path}' already exists.",
                "VariableAlreadyExists",
                "ResourceExists",
                path,
                exception="System.Management.Automation.SessionStateException",
            )
        return self.set_item(path, value)

    def remove_item(self, path: str, force: bool = False) -> None:
        """Removes a variable; a read-only one only by force, a constant never."""
        found = psvariable.find(self.scope, path)
        if found is None:
            return
        options = found.options
        if "constant" in options or ("readonly" in options and not force) or found.key in found.scope.session.guarded:
            raise runtime_error(
                f"Cannot remove variable {found.name} because it is constant or read-only. If the variable is "
                f"read-only, "
                "try the operation again specifying the Force option.",
                "VariableNotRemovable",
                "WriteError",
                found.name,
                exception=UNAUTHORIZED,
            )
        found.scope.remove(found.key)

    def content(self, path: str) -> list[object]:
        """The variable's value, as one object."""
        found = psvariable.find(self.scope, path)
        return [] if found is None else [found.value]


class FunctionProvider(StateProvider):
    """`Function:`."""

    __slots__ = ()
    name = "Function"

    def find(self, name: str) -> Any:
        command = self.commands.function(name, self.scope)
        return None if command is None else _info(command, self.scope.session)

    def everything(self) -> list[tuple[str, Any]]:
        found = sorted(self.commands.functions(self.scope), key=lambda command: command.name.lower())
        return [(command.name, _info(command, self.scope.session)) for command in found]

    def set_item(self, path: str, value: object, *, options: object = None, force: bool = False) -> Any:
        """Defines a function, or changes the options of one; null removes it."""
        scope = self.scope
        before = self.commands.function(path, scope)
        names = option_names(options)
        if before is not None and value is None and options is not None:
            before.options = names
            return _info(before, self.scope.session)
        if before is not None and "readonly" in before.options and force:
            before.options = before.options - {"readonly"}
        if isinstance(unwrap(value), list):
            value = value[0] if value else None  # type: ignore[index]
        self.commands.set_function(path, value, scope)
        made = self.commands.function(path, scope)
        if made is not None and options is not None:
            made.options = names
        return None if made is None else _info(made, self.scope.session)

    def remove_item(self, path: str, force: bool = False) -> None:
        """Removes a function; a read-only one only by force."""
        found = self.commands.function(path, self.scope)
        if found is not None and ("constant" in found.options or ("readonly" in found.options and not force)):
            raise runtime_error(
                f"Cannot remove function {path} because it is constant or read-only. If the function is read-only, try "
                "the operation again specifying the Force option.",
                "FunctionNotRemovable",
                "WriteError",
                path,
                exception=UNAUTHORIZED,
            )
        self.commands.remove_function(path, self.scope)

    def content(self, path: str) -> list[object]:
        """The function's script block."""
        found = self.commands.function(path, self.scope)
        return [] if found is None else [found.script_block]


class AliasProvider(StateProvider):
    """`Alias:`."""

    __slots__ = ()
    name = "Alias"

    def find(self, name: str) -> Any:
        lowered = name.lower()
        if self.commands.alias_target(lowered, self.scope) is None:
            return None
        return next(
            (
                _info(alias, self.scope.session)
                for alias in self.commands.aliases(self.scope)
                if alias.name.lower() == lowered
            ),
            None,
        )

    def everything(self) -> list[tuple[str, Any]]:
        found = sorted(self.commands.aliases(self.scope), key=lambda alias: alias.name.lower())
        return [(alias.name, _info(alias, self.scope.session)) for alias in found]

    def set_item(self, path: str, value: object, *, options: object = None, force: bool = False) -> Any:
        """Defines an alias."""
        from pshv.runtime.text import to_text

        before = next((a for a in self.commands.aliases(self.scope) if a.name.lower() == path.lower()), None)
        if before is not None and ("constant" in before.options or ("readonly" in before.options and not force)):
            raise not_writable(path)
        target = to_text(value) if value is not None else before.target if before is not None else ""
        made = self.commands.set_alias(path, target, self.scope, option_names(options))
        return _info(made, self.scope.session)

    def remove_item(self, path: str, force: bool = False) -> None:
        """Removes an alias; a read-only one only by force."""
        before = next((a for a in self.commands.aliases(self.scope) if a.name.lower() == path.lower()), None)
        if before is not None and ("constant" in before.options or ("readonly" in before.options and not force)):
            raise runtime_error(
                f"Alias was not removed because alias {path} is constant or read-only.",
                "AliasNotRemovable",
                "WriteError",
                path,
                exception=UNAUTHORIZED,
            )
        self.commands.remove_alias(path, self.scope)

    def content(self, path: str) -> list[object]:
        """What the alias stands for."""
        target = self.commands.alias_target(path, self.scope)
        return [] if target is None else [target]


def not_writable(name: str) -> PSError:
    """AliasNotWritable."""
    return runtime_error(
        f"Alias is not writeable because alias {name} is read-only or constant and cannot be written to.",
        "AliasNotWritable",
        "WriteError",
        name,
        exception=UNAUTHORIZED,
    )


def _info(command: Any, session: Any) -> Any:
    """The CommandInfo of a function or alias."""
    from pshv.types.commandinfo import command_info

    return command_info(command, session)
