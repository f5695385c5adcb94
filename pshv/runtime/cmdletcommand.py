"""Cmdlets as commands: from name and declaration to a running instance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .binder import bind
from .errors import PSError, runtime_error
from .invocation import CommandRun
from .netexception import NetException
from .pipelinerun import run_single
from .reporting import StageFailure
from .stage import Stage
from .values import Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from .binder.binding import Binding
    from .callsite import CommandSite
    from .cmdlet import Cmdlet
    from .scope import Scope
    from .session import Session

    Out = Callable[[object], object]

_FUSED = {"foreach-object": "foreach", "where-object": "where"}


class CmdletCommand:
    """A cmdlet: declared by the catalogue or by its class. `cls` is None for one that is declared but not built."""

    __slots__ = ("cls", "declared", "extra_members", "fuses", "module_name", "name", "own_type_names", "session")
    kind = "Cmdlet"

    def __init__(self, session: Session, name: str, cls: type[Cmdlet] | None, declared: Any) -> None:
        self.session = session
        self.name = name
        self.cls = cls
        self.declared = declared
        self.module_name: str = declared.module or "Microsoft.PowerShell.Core"
        self.fuses = _FUSED.get(name.lower(), "")
        if cls is not None:
            _prepare(cls, declared)

    def declaration(self) -> Any:
        """The binder's Command of this cmdlet."""
        return self.declared

    def call(self, caller: Scope, out: Out, site: CommandSite, values: tuple[Any, ...]) -> None:
        """Runs the cmdlet alone."""
        run_single(self.stage(caller, site, values, expecting=False, position=1, length=1), caller.session, out)

    def stage(
        self, caller: Scope, site: CommandSite, values: tuple[Any, ...], *, expecting: bool, position: int, length: int
    ) -> Stage:
        """A stage of a pipeline; the arguments are bound now."""
        return CmdletStage(self, caller, site, None, expecting, position, length, values)


def _prepare(cls: type[Cmdlet], declared: Any) -> None:
    """Parameters that are not bound read as None, switches as False."""
    for parameter in declared.parameters.values():
        if not hasattr(cls, parameter.name):
            setattr(cls, parameter.name, False if parameter.is_switch else None)


def find_cmdlet(session: Session, name: str) -> CmdletCommand | None:
    """The cmdlet of a name, or None."""
    from . import declaration
    from .cmdletfinder import find_class

    declared = declaration.from_catalogue(name, session.edition)
    if declared is not None:
        return CmdletCommand(session, declared.name, find_class(declared.name, declared.module), declared)
    cls = find_class(name)
    if cls is None:
        return None
    return CmdletCommand(session, cls.name, cls, declaration.from_class(cls, session.edition))


class CmdletStage(Stage):
    """One invocation of a cmdlet."""

    __slots__ = ("_from_input", "_take", "binding", "cmdlet", "command", "expecting", "position", "run")
    changes_context = False

    def __init__(
        self,
        command: CmdletCommand,
        caller: Scope,
        site: CommandSite | None,
        arguments: list[Any] | None,
        expecting: bool,
        position: int,
        length: int,
        values: tuple[Any, ...] = (),
    ) -> None:
        """`arguments` are bound if given, else the site's own with `values`."""
        super().__init__(caller)
        self.command = command
        self.expecting = expecting
        self.position = position
        self.cmdlet: Any = None
        self._from_input: list[str] = []  # parameters the object before was bound to
        self._take: Any = self._bound_item  # what is done with one object
        self.run = CommandRun(caller, command, site, position, length, expecting)
        self._bind(arguments, site, values)
        self.run.take(self.binding)

    def _bind(self, arguments: list[Any] | None, site: CommandSite | None, values: tuple[Any, ...]) -> None:
        session = self.scope.session
        outer, session.binding_scope = session.binding_scope, self.scope
        try:
            if arguments is not None or site is None:
                self.binding = self._bound(arguments or [], site)
            else:
                self.binding = self._planned(site, values)
        except PSError as error:
            self.run.complete(error.record, binding=True)
            raise
        finally:
            session.binding_scope = outer
        recorder = self.scope.session.recorder
        if recorder is not None:
            recorder.bound(self)

    def _planned(self, site: CommandSite, values: tuple[Any, ...]) -> Binding:
        """The binding by the site's plan, else by the binder."""
        declared, session = self.command.declared, self.scope.session
        if self.expecting or hasattr(self.command.cls, "dynamic_parameters"):
            return self._bound(site.arguments(values), site)
        binding = site.planned(declared, values, session)
        if binding is None:
            binding = self._bound(site.arguments(values), site)
            site.keep_plan(declared, binding, session)
        return binding

    def _bound(self, arguments: list[Any], site: CommandSite | None) -> Binding:
        return bind(
            self.command.declared,
            arguments,
            self.scope.session,
            expecting_input=self.expecting,
            extent=site.extent if site is not None else None,
            dynamic=self._dynamic if hasattr(self.command.cls, "dynamic_parameters") else None,
            pipeline_position=self.position,
        )

    def _dynamic(self, binding: Any) -> Any:
        return self.command.cls.dynamic_parameters(self.scope.session, binding.values)  # type: ignore[union-attr]

    def owns(self, stage: object) -> bool:
        return stage is self or stage is self.cmdlet

    # -- running --------------------------------------------------------------------------------------------------
    def link(self, out: Out) -> Out:
        cls = self.command.cls
        if cls is None:
            raise self._completed(not_built(self.command))
        out = self.run.connect(out)
        cmdlet = self.cmdlet = cls(self.scope.session, self.run)
        binding = self.binding
        cmdlet.bound = binding.values
        cmdlet.expecting_input = self.expecting
        cmdlet.write = out
        self._assign(binding.values)
        if binding.direct == "InputObject" and hasattr(cls, "receiver"):
            return self._receiver()
        return self._entry()

    def _receiver(self) -> Out:
        """The entry of a cmdlet that takes its objects by one function (Where-Object, Sort-Object ...), unbound."""
        try:
            take = self.cmdlet.receiver()
        except PSError as error:
            raise self._completed(error) from None
        if not hasattr(take, "__code__"):
            return take  # type: ignore[no-any-return]  # list.append cannot fail

        def enter(item: Any) -> None:
            try:
                take(item)
            except PSError as error:
                raise StageFailure(self._completed(error)) from None

        return enter

    def _entry(self) -> Out:
        """The function for one input object: errors of later stages go past the stages before them."""
        later = self.position > 1

        def enter(item: Any) -> None:
            try:
                self._take(item)
            except PSError as error:
                if later:
                    raise StageFailure(self._completed(error)) from None
                raise self._completed(error) from None
            except (OSError, NetException) as problem:
                refused = self._refused(problem)
                raise (StageFailure(refused) if later else refused) from None

        return enter

    def _assign(self, values: dict[str, Any]) -> None:
        attributes = self.cmdlet.__dict__
        for name, value in values.items():
            attributes[name] = value.is_present if type(value) is Switch else value

    def begin(self) -> None:
        self.cmdlet.parameter_set = self.binding.set_name
        try:
            self.cmdlet.begin()
        except PSError as error:
            raise self._completed(error) from None
        except (OSError, NetException) as problem:
            raise self._refused(problem) from None
        receiver = getattr(self.cmdlet, "receiver", None)
        if receiver is not None and self.binding.direct == "InputObject":
            self._take = receiver()
        recorder = self.scope.session.recorder
        if recorder is not None and self.expecting:
            self._take = recorder.watching(self, self._take)

    def run_once(self) -> None:
        try:
            self.cmdlet.process()
        except PSError as error:
            raise self._completed(error) from None
        except (OSError, NetException) as problem:
            raise self._refused(problem) from None

    def _bound_item(self, item: Any) -> None:
        """Binds and processes one object."""
        cmdlet, binding = self.cmdlet, self.binding
        direct = binding.usual
        if direct is not None and (item is not None or binding.direct is not None):
            cmdlet.__dict__[direct] = item
            binding.values[direct] = item
            cmdlet.process()
            return
        try:
            names = binding.bind_object(item)
        except PSError as error:
            self.run.complete(error.record, binding=True)
            self.run.write_error(error.record)
            return
        attributes, values = cmdlet.__dict__, binding.values
        for name in self._from_input:
            if name not in values:
                attributes.pop(name, None)
        self._from_input = names
        for name in names:
            value = values[name]
            attributes[name] = value.is_present if type(value) is Switch else value
        cmdlet.parameter_set = binding.set_name
        cmdlet.process()

    def end(self) -> None:
        try:
            self.cmdlet.end()
        except PSError as error:
            raise self._completed(error) from None
        except (OSError, NetException) as problem:
            raise self._refused(problem) from None

    def clean(self, done: bool) -> None:
        self.failed = self.run.failed
        if self.cmdlet is not None and not done:
            self.cmdlet.stop()
        self.run.finish()

    def _refused(self, problem: OSError | NetException) -> PSError:
        """What a drive or a type refused and the cmdlet did not word itself."""
        if isinstance(problem, NetException):
            error = problem.as_error()
        elif isinstance(problem, BrokenPipeError):
            raise problem  # nobody reads the output any more
        else:
            from .filefailures import file_error

            error = file_error(problem, self.scope.session)
        error.record.error_id += f",{self.command.declared.error_class}"
        return self._completed(error)

    def _completed(self, error: PSError) -> PSError:
        """An error that ended the cmdlet, with its invocation."""
        if not error.reported:
            self.run.complete(error.record)
            if "ErrorVariable" in self.run.common and not error.script_level:
                self.run.collections.setdefault("ErrorVariable", []).append(error.record)
            error.reported = True
        return error


def not_built(command: CmdletCommand) -> PSError:
    """The error of a cmdlet that is declared but not built."""
    return runtime_error(
        f"The cmdlet '{command.name}' of module '{command.module_name}' is known but not built in pshv.",
        f"NotImplemented,{command.declared.error_class}",
        "NotImplemented",
        command.name,
        exception="System.NotImplementedException",
    )
