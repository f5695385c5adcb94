"""Functions, scripts and blocks as pipeline stages: binder, scope, begin, process, end, clean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .binder import bind
from .errors import PSError, ReturnSignal
from .frame import Frame
from .function import ScriptCommand, constrain_parameters, depth_overflow
from .invocation import CommandRun
from .reporting import StageFailure
from .scope import Scope
from .splatting import rest_arguments
from .stage import Stage
from .values import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .callsite import CommandSite
    from .scriptblock import ScriptBlock

    Out = Callable[[object], object]


class FunctionStage(Stage):
    """One invocation of a function, filter, script or block."""

    __slots__ = (
        "_from_input",
        "_held",
        "_started",
        "arguments",
        "binding",
        "code",
        "command",
        "dot",
        "expecting",
        "items",
        "out",
        "own",
        "position",
        "run",
        "site",
        "using",
    )

    def __init__(
        self,
        command: ScriptCommand,
        caller: Scope,
        site: CommandSite | None,
        values: tuple[Any, ...],
        expecting: bool,
        position: int,
        length: int,
        arguments: list[Any] | None = None,
    ) -> None:
        super().__init__(caller)
        self.command = command
        self.code = command.code.prepare()
        self.site = site
        self.expecting = expecting
        self.dot = site is not None and site.dot
        self.position = position
        state = caller.state if command.kind == "ExternalScript" else command.state
        self.own = (
            state.current
            if self.dot
            else Scope(
                state.current, state, state.session, "script" if command.kind == "ExternalScript" else "function"
            )
        )
        self.items: list[Any] | None = None
        self.out: Any = None
        self._started = False
        self._from_input: list[str] = []  # parameters the object before was bound to
        self.using: dict[str, object] | None = None
        self.run = CommandRun(caller, command, site, position, length, expecting)
        self.arguments: list[Any] = arguments if arguments is not None else []
        self._bind(arguments, values)

    # -- binding --------------------------------------------------------------------------------------------------
    def _bind(self, arguments: list[Any] | None, values: tuple[Any, ...]) -> None:
        declared = self.command.declaration()
        session = self.scope.session
        outer, session.binding_scope = session.binding_scope, self.scope
        try:
            self.binding = self._planned(declared, values) if arguments is None else self._bound(declared)
        except PSError as error:
            self.run.complete(error.record, binding=True)
            raise
        finally:
            session.binding_scope = outer
        self.run.take(self.binding)
        if self.code.mentions_name("obsolete"):
            self._warn_of_obsolete()

    def _planned(self, declared: Any, values: tuple[Any, ...]) -> Any:
        """The binding by the site's plan, else by the binder."""
        site, session = self.site, self.scope.session
        if site is None or self.expecting or self.code.dynamic is not None:
            self.arguments = site.arguments(values) if site is not None else []
            return self._bound(declared)
        binding = site.planned(declared, values, session)
        if binding is None:
            self.arguments = site.arguments(values)
            binding = self._bound(declared)
            site.keep_plan(declared, binding, session)
        return binding

    def _bound(self, declared: Any) -> Any:
        return bind(
            declared,
            self.arguments,
            self.scope.session,
            expecting_input=self.expecting,
            extent=self.site.extent if self.site is not None else None,
            dynamic=self._dynamic if self.code.dynamic is not None else None,
            pipeline_position=self.position,
        )

    def _warn_of_obsolete(self) -> None:
        """`[Obsolete('text')]` on a parameter that was given."""
        given = {name.lower() for name in self.binding.values}
        for parameter in self.code.parameters:
            for attribute in parameter.attributes:
                name = attribute.type_name.name.lower().removeprefix("system.").removesuffix("attribute")
                if name != "obsolete" or parameter.name.name.lower() not in given:
                    continue
                words = [getattr(a, "value", "") for a in getattr(attribute, "positional_arguments", ())[:1]]
                text = f"Parameter '{parameter.name.name}' is obsolete. {''.join(map(str, words))}"
                self.run.write_stream("warning", text.rstrip())

    def _dynamic(self, binding: Any) -> Any:
        """Runs the dynamicparam block in the function's scope with what is bound so far."""
        from .dynamicparameters import parameters_from

        result: list[Any] = []
        self._enter_variables(binding.values)
        self._call(self.code.dynamic, result.append)
        return parameters_from(result, self.scope.session)

    def _enter_variables(self, bound: dict[str, Any]) -> None:
        scope = self.own
        known = self.code.names
        for name, value in bound.items():
            lower = name.lower()
            if lower in known or self._is_parameter(lower):
                dict.__setitem__(scope, lower, value)
        if self.code.defaults is not None:
            self._defaults({name.lower() for name in bound})

    def _is_parameter(self, lower: str) -> bool:
        return lower in self.code.declared

    def _defaults(self, bound: set[str]) -> None:
        state, own = self.own.state, self.own
        before, state.current = state.current, own
        kind, own.__class__ = own.__class__, Scope  # defaults are converted, not validated
        try:
            self.code.defaults(own, bound)  # type: ignore[misc]
        finally:
            state.current = before
            own.__class__ = kind

    # -- running --------------------------------------------------------------------------------------------------
    def link(self, out: Out) -> Out:
        self.out = self.run.connect(out)
        if self.code.process is not None:
            return self._process
        return self._collect

    def begin(self) -> None:
        code, scope = self.code, self.own
        frame = Frame(self.command, code, self.site)
        self._held = scope.frame
        scope.frame = frame
        frame.run = self.run
        frame.caller = self.scope
        frame.args = rest_arguments(self.binding.rest, self.arguments) if self.binding.rest else ()
        frame.using = self.using
        self._bind_variables()
        if code.typed:
            constrain_parameters(scope, code)
        self.run.enter_scope(scope)
        self._started = True
        frame.bound = self.binding
        if self.expecting and code.process is None:
            self.items = []
        if code.begin is not None:
            self._call(code.begin, self.out)

    def _bind_variables(self) -> None:
        """Bound values become variables; the others get their defaults."""
        scope, code = self.own, self.code
        declared = code.declared
        given = set()
        for name, value in self.binding.values.items():
            lower = name.lower()
            if lower in declared:
                given.add(lower)
                dict.__setitem__(scope, lower, value)
        if code.defaults is not None and len(given) < len(declared):
            self._defaults(given)

    def run_once(self) -> None:
        if self.code.process is not None:
            dict.__setitem__(self.own, "_", None)
            self._call(self.code.process, self.out)

    def _process(self, item: Any) -> None:
        """The process block for one object."""
        try:
            if not self._take(item):
                return
            frame = self.own.frame
            if frame is not None:
                frame.input = [item]
            self._call(self.code.process, self.out)
        except PSError as error:
            if self.position > 1:
                from .positions import locate

                locate(self.scope.session, error)
                raise StageFailure(error) from None
            raise

    def _take(self, item: Any) -> bool:
        """Binds one object to parameters that take pipeline input; False when the object was refused."""
        scope = self.own
        dict.__setitem__(scope, "_", item)
        if self.binding.command.simple:
            return True
        try:
            names = self.binding.bind_object(item)
        except PSError as error:
            self.run.complete(error.record, binding=True)
            self.run.write_error(error.record)
            return False
        values = self.binding.values
        for name in names:
            dict.__setitem__(scope, name.lower(), values[name])
        left = [name for name in self._from_input if name not in names]
        self._from_input = list(names)
        if left and self.code.defaults is not None:
            gone = {name.lower() for name in left if name not in values}
            self._defaults({p.name.name.lower() for p in self.code.parameters} - gone)
        if names or left:
            frame = scope.frame
            if frame is not None:
                frame.bound = self.binding
        return True

    def _collect(self, item: Any) -> None:
        """Input of a function without a process block: it waits in `$input`."""
        if self.binding.command.simple or self._take(item):
            assert self.items is not None
            self.items.append(item)

    def end(self) -> None:
        code, scope = self.code, self.own
        if code.end is None:
            return
        if self.items is not None and scope.frame is not None:
            scope.frame.input = self.items
            scope.pop("_", None)
        self._call(code.end, self.out)

    def clean(self, done: bool) -> None:
        if self._started:
            if self.code.clean is not None:
                try:
                    self._call(self.code.clean, self._drop)
                except PSError as error:
                    from .reporting import show

                    show(self.scope, error.record)
            self.own.frame = self._held
            if self.own.functions is not None and not self.dot:
                self.scope.session.stamp += 1
        self.failed = self.failed or self.run.failed
        self.run.finish()

    @staticmethod
    def _drop(value: object) -> None:
        """What a clean block writes goes nowhere."""

    def _call(self, part: Any, out: Any) -> None:
        """Runs one named block with the function's scope as the current one."""
        state = self.own.state
        session = state.session
        if session.depth >= session.depth_limit:
            raise depth_overflow()
        before = state.current
        sinks = session.sinks
        trying = session.trying
        state.current = self.own
        session.depth += 1
        session.sinks = self.run.inner_sinks(sinks)
        try:
            part(self.own, out)
        except ReturnSignal:
            pass
        except PSError as error:
            if error.until is self.run:
                error.until = None
            raise
        except RecursionError:
            raise depth_overflow() from None
        finally:
            state.current = before
            session.depth -= 1
            session.sinks = sinks
            session.trying = trying


def run_in_scope(
    block: ScriptBlock,
    scope: Scope,
    out: Out,
    args: tuple[Any, ...],
    input: Iterable[object] | None,
    using: dict[str, object] | None = None,
) -> None:
    """Runs a block that needs the binder or the stage protocol in a scope that is made already."""
    from .binder import Argument
    from .pipelinerun import run_single

    command = ScriptCommand("", block.code, block.state, "Script")
    stage = FunctionStage(
        command,
        scope.parent or scope,
        None,
        (),
        input is not None,
        1,
        1,
        [Argument(None, value) for value in args],
    )
    stage.own = scope
    stage.using = using
    run_single(stage, scope.session, out, None if input is None else list(input))


__all__ = ["NOTHING", "FunctionStage", "run_in_scope"]
