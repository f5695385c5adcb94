"""Functions, filters, scripts and blocks as commands: how they are called.

A simple function with plain positional arguments is called directly; everything else goes through the binder and the
stage protocol. Source: powershell-language.md sections 3, 4 and 6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, ReturnSignal, runtime_error
from .frame import Frame
from .scope import ConstrainedScope, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.codegen.block import BlockCode

    from .callsite import CommandSite
    from .modules import ModuleInfo
    from .scriptblock import ScriptBlock
    from .stage import Stage
    from .state import SessionState

    Out = Callable[[object], object]


class ScriptCommand:
    """A command whose body is script: function, filter, script file or block."""

    __slots__ = (
        "code",
        "description",
        "extra_members",
        "fast",
        "file",
        "kind",
        "name",
        "options",
        "own_type_names",
        "state",
        "visibility",
    )
    fuses = ""

    def __init__(self, name: str, code: BlockCode, state: SessionState, kind: str = "Function") -> None:
        self.name = name
        self.code = code
        self.state = state
        self.kind = kind
        self.options: frozenset[str] = frozenset()
        self.description = ""
        self.visibility = "Public"
        self.file: str | None = None
        self.fast = kind in ("Function", "Script") and code.only_end and code.plain_parameters

    @property
    def module(self) -> ModuleInfo | None:
        return self.state.module

    @property
    def command_type(self) -> str:
        """`CommandType` of its CommandInfo."""
        return self.kind

    @property
    def script_block(self) -> ScriptBlock:
        from .scriptblock import ScriptBlock

        return ScriptBlock(self.code, self.state)

    @property
    def definition(self) -> str:
        """The body's text."""
        return self.code.text

    def declaration(self) -> Any:
        """The binder's Command of this function."""
        return self.code.declaration(self.state.session)

    # -- calling --------------------------------------------------------------------------------------------------
    def call(self, caller: Scope, out: Out, site: CommandSite, values: tuple[Any, ...]) -> None:
        """Runs the command alone."""
        if (
            self.fast
            and site.positional
            and not (site.number_text and self._has_types())
            and site.node.invocation_operator != "."
            and self._quick(caller, out, site, values)
        ):
            return
        _parts().run(self.stage(caller, site, values, expecting=False, position=1, length=1), caller.session, out)

    def _has_types(self) -> bool:
        """Whether a parameter has a type: a string one gets the source text of a number, which the binder knows."""
        return any(parameter.attributes for parameter in self.code.parameters)

    def _quick(self, caller: Scope, out: Out, site: CommandSite, values: tuple[Any, ...]) -> bool:
        """The direct call of a simple function; False when the binder has to do it (and say what is wrong)."""
        code = self.code
        if not code.ready:
            code.prepare()
        state = self.state
        session = state.session
        before = state.current
        scope = Scope(before, state, session)
        frame = scope.frame = Frame(self, code, site, values)
        try:
            frame.args = code.enter(scope, values)  # type: ignore[misc]
        except PSError:
            return False
        if session.depth >= session.depth_limit:
            raise depth_overflow()
        session.depth += 1
        state.current = scope
        trying = session.trying
        try:
            given = len(values)
            if code.defaults is not None and (given < len(code.names) or len(code.names) < len(code.parameters)):
                code.defaults(scope, code.prefixes[given if given < len(code.names) else -1])
            if code.constrained:
                constrain_parameters(scope, code)
            code.end(scope, out)  # type: ignore[misc]
        except ReturnSignal:
            pass
        except RecursionError:
            raise depth_overflow() from None
        finally:
            state.current = before
            session.depth -= 1
            session.trying = trying
            if scope.functions is not None or scope.aliases is not None:
                session.stamp += 1
        session.ok = True
        return True

    def stage(
        self, caller: Scope, site: CommandSite, values: tuple[Any, ...], *, expecting: bool, position: int, length: int
    ) -> Stage:
        """A stage of a pipeline; the arguments are bound now."""
        return _parts().stage(self, caller, site, values, expecting, position, length)


class _Parts:
    """The modules a bound call needs, imported once: they import this one."""

    __slots__ = ("run", "stage")

    def __init__(self) -> None:
        from .functionstage import FunctionStage
        from .pipelinerun import run_single

        self.run = run_single
        self.stage = FunctionStage


_loaded: _Parts | None = None


def _parts() -> _Parts:
    global _loaded
    if _loaded is None:
        _loaded = _Parts()
    return _loaded


def constrain_parameters(scope: Scope, code: BlockCode) -> None:
    """Makes a function's typed parameters keep their types when they are written."""
    if code.traits is None:
        from .constraints import parameter_traits

        code.traits = parameter_traits(scope, code)
    scope.traits = code.traits
    if code.constrained:
        # Binding writes converted values; checks begin with the body.
        scope.__class__ = ConstrainedScope


def depth_overflow() -> PSError:
    """The error of too deep a recursion."""
    error = runtime_error(
        "The script failed due to call depth overflow.",
        "CallDepthOverflow",
        "InvalidOperation",
        0,
        exception="System.Management.Automation.ScriptCallDepthException",
    )
    error.script_level = True
    error.passes = True  # no method call wraps it
    return error
