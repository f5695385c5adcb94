"""Call sites: what the text says about a command, and the command it meant last time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .errors import InvocationInfo, PSError
from .output import unwrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.extent import Extent
    from pshv.language.tree import CommandAst, CommandExpressionAst, PipelineAst

    from .binder import Argument
    from .binder.binding import Binding
    from .binder.plan import Plan
    from .commands import Command
    from .declaration import Command as Declaration
    from .scope import Scope
    from .session import Session

    Out = Callable[[object], object]


_PLAN_TRIES = 8
_PLAIN_NUMBER = re.compile(r"0|[1-9]\d*").fullmatch  # a number whose text is its value's text


_arguments: Callable[[tuple[Item, ...], tuple[Any, ...]], list[Argument]] | None = None


class Item:
    """One piece of a command line: 'value', 'name' (`-x`), 'pair' (`-x:value`) or 'splat'; only 'name' has no value."""

    __slots__ = ("extent", "kind", "name", "name_extent", "text")

    def __init__(
        self, kind: str, name: str | None, extent: Extent, name_extent: Extent, text: str | None = None
    ) -> None:
        self.kind = kind
        self.name = name
        self.extent = extent
        self.name_extent = name_extent
        self.text = text


class CommandSite:
    """One command of a script. `positional` is True when it has plain positional arguments only."""

    __slots__ = (
        "_command",
        "_session",
        "_stamp",
        "asks_help",
        "fused_kind",
        "fused_name",
        "items",
        "maker",
        "name",
        "node",
        "number_text",
        "plan",
        "plans",
        "positional",
    )

    def __init__(self, node: CommandAst, name: str | None, items: tuple[Item, ...]) -> None:
        self.node = node
        self.name = name
        self.items = items
        self.positional = all(item.kind == "value" for item in items)
        self.number_text = any(item.text is not None and not _PLAIN_NUMBER(item.text) for item in items)
        self.asks_help = any(item.kind == "name" and item.name == "?" for item in items)
        self.fused_kind = ""
        self.fused_name = ""
        self.maker: Any = None
        self.plan: Plan | None = None
        self.plans = 0  # how often a plan was looked for: a site whose command changes gives up
        self._command: Command | None = None
        self._stamp = -1
        self._session: Session | None = None

    @property
    def extent(self) -> Extent:
        return self.node.extent

    @property
    def dot(self) -> bool:
        return self.node.invocation_operator == "."

    def command(self, scope: Scope) -> Command:
        """The command a literal name means now; raises CommandNotFoundException."""
        session = scope.session
        if self._stamp == session.stamp and self._session is session and self._command is not None:
            return self._command
        assert self.name is not None
        try:
            found: Command = session.commands.resolve(self.name, scope, self.node.elements[0].extent)
        except PSError as error:
            self._name_invocation(error)
            raise
        if self.asks_help:  # `Get-VM -?`
            found = session.commands.cmdlet("Get-Help")
        self._command = found
        self._stamp = session.stamp
        self._session = session
        return found

    def target(self, scope: Scope, values: tuple[Any, ...]) -> tuple[Command, tuple[Any, ...]]:
        """The command and its argument values: the first value may be what `&` calls."""
        if self.name is not None:
            return self.command(scope), values
        from .commands import command_of

        try:
            return command_of(values[0], scope, self.node.elements[0].extent), values[1:]
        except PSError as error:
            self._name_invocation(error)
            raise

    def _name_invocation(self, error: PSError) -> None:
        """A command that is not found is named as it was called: `&` where that was written."""
        record = error.record
        if record.error_id not in ("CommandNotFoundException", "CouldNotAutoLoadModule"):
            return
        extent = self.node.elements[0].extent
        info = record.invocation = InvocationInfo(None, "", self.node.invocation_operator or extent.text, extent)
        info.script_path = extent.file
        record.extent = extent

    def run(self, scope: Scope, out: Out, values: tuple[Any, ...]) -> None:
        """Runs the command alone, not in a pipeline."""
        session = scope.session
        if self._stamp == session.stamp and self._session is session:
            self._command.call(scope, out, self, values)  # type: ignore[union-attr]
            return
        command, rest = self.target(scope, values)
        command.call(scope, out, self, rest)

    def value(self, scope: Scope, values: tuple[Any, ...]) -> Any:
        """What the command writes, as one value."""
        result: list[Any] = []
        self.run(scope, result.append, values)
        return unwrap(result)

    def arguments(self, values: tuple[Any, ...]) -> list[Argument]:
        """The arguments for the binder, splats spread out."""
        from .splatting import arguments

        if self.asks_help:
            from .binder import Argument

            return [Argument(None, self.name, self.node.elements[0].extent)]
        return arguments(self.items, values)

    # -- binding by plan ------------------------------------------------------------------------------------------
    def planned(self, declared: Declaration, values: tuple[Any, ...], session: Session) -> Binding | None:
        """The binding of a call as the one before it was bound, None when there is no plan for it."""
        plan = self.plan
        if plan is None or plan.command is not declared:
            return None
        table = session.get_variable("PSDefaultParameterValues")
        return plan.bind(values, session) if table is None else None

    def keep_plan(self, declared: Declaration, binding: Binding, session: Session) -> None:
        """Remembers how a call was bound."""
        if self.plans < _PLAN_TRIES:
            from .binder.plan import make_plan

            self.plans += 1
            self.plan = make_plan(declared, self.items, binding, session) if not self.asks_help else None


class ExpressionSite:
    """The expression at the head of a pipeline."""

    __slots__ = ("node",)

    def __init__(self, node: CommandExpressionAst) -> None:
        self.node = node


class PipelineSite:
    """A pipeline of several elements, or one with redirections."""

    __slots__ = ("node", "sites")

    def __init__(self, node: PipelineAst, sites: list[CommandSite | ExpressionSite]) -> None:
        self.node = node
        self.sites = sites
