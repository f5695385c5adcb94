"""[powershell]: pipelines put together and run by a script, in a runspace of their own or in its own.

Source: the API reference of System.Management.Automation.PowerShell; powershell-language.md sections 4 and 6. An
asynchronous call (`BeginInvoke`) has ended when it returns: the sandbox has one thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import current
from pshv.runtime.errors import ExitSignal, PSError, StopUpstream
from pshv.runtime.netexception import NetException
from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, GenericList, HashMap, Hashtable, enumerate_value, unwrap
from pshv.types.dotnet.runspaces import InitialState, Runspace, RunspacePool, default_runspace
from pshv.types.implementation import Implementation
from pshv.types.netobject import Method, NetObject, Property, member_table
from pshv.types.pipelineparts import (
    STREAMS,
    DataStreams,
    Finished,
    InvocationSettings,
    InvocationState,
    PipelineCommand,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.session import Session

_SMA: Final = "System.Management.Automation."


class PowerShell(NetObject):
    """A PowerShell object: statements of pipelines, and what came of the last run."""

    __slots__ = ("disposed", "failed", "instance", "invocation", "pool", "runspace", "statements", "streams", "wraps")
    type_names = (_SMA + "PowerShell", "System.Object")

    def __init__(self, runspace: Runspace | None = None) -> None:
        from pshv.runtime.identifiers import new_guid

        self.runspace = runspace
        self.pool: RunspacePool | None = None
        self.instance = new_guid()
        self.statements: list[list[PipelineCommand]] = [[]]
        self.streams = DataStreams()
        self.invocation = InvocationState("NotStarted")
        self.failed = False
        self.disposed = False

    # -- putting together -----------------------------------------------------------------------------------------
    def add(self, name: Any, is_script: bool, local: Any = False) -> PowerShell:
        if name is None:
            raise NetException(
                _SMA + "PSArgumentNullException",
                "Cannot process argument because the value of argument "
                f'"{"script" if is_script else "cmdlet"}" is null. Change the value of argument '
                f'"{"script" if is_script else "cmdlet"}" to a non-null value.',
            )
        self.statements[-1].append(PipelineCommand(unwrap(name), is_script, bool(local)))
        return self

    def last(self) -> PipelineCommand:
        if not self.statements[-1]:
            raise NetException(
                "System.InvalidOperationException",
                "A command is required to add a parameter. A command must be added to the PowerShell instance "
                "before adding a parameter.",
            )
        return self.statements[-1][-1]

    def add_parameter(self, name: Any, *value: Any) -> PowerShell:
        self.last().named[to_text(name)] = value[0] if value else True
        return self

    def add_parameters(self, given: Any) -> PowerShell:
        inner = unwrap(given)
        command = self.last()
        if isinstance(inner, HashMap):
            command.named.update((to_text(key), value) for key, value in inner.items())
        else:
            command.positional.extend(enumerate_value(inner) or [inner])
        return self

    def add_argument(self, value: Any) -> PowerShell:
        self.last().positional.append(value)
        return self

    def add_statement(self) -> PowerShell:
        if self.statements[-1]:
            self.statements.append([])
        return self

    def clear(self) -> Any:
        self.statements = [[]]
        return NOTHING

    # -- running --------------------------------------------------------------------------------------------------
    def opened(self) -> Session:
        """The session to run in; a runspace of its own is opened at the first run."""
        if self.disposed:
            raise NetException(
                "System.ObjectDisposedException",
                "Cannot access a disposed object.\nObject name: 'PowerShell'.",
            )
        if self.runspace is None:
            self.runspace = Runspace() if self.pool is None else self.pool.take()
        if self.runspace.state == "BeforeOpen" and self.pool is None:
            self.runspace.open()
        return self.runspace.session()

    def invoke(self, *arguments: Any) -> Any:
        """`Invoke([input, [output]])`: the output; the error that ended it is thrown."""
        items = (
            list(enumerate_value(arguments[0]) or [arguments[0]]) if arguments and arguments[0] is not None else None
        )
        result, failure = self.run(items)
        if failure is not None:
            raise failure
        if len(arguments) > 1 and isinstance(arguments[1], list):
            arguments[1].extend(result)
            return NOTHING
        from pshv.types.nettype import PSOBJECT

        return GenericList(result, PSOBJECT, "System.Collections.ObjectModel.Collection")

    def begin(self, *arguments: Any) -> Finished:
        source = arguments[0] if arguments else None
        result, failure = self.run(None if source is None else list(enumerate_value(source) or [source]))
        if len(arguments) > 1 and isinstance(arguments[1], list):
            arguments[1].extend(result)
        return Finished(result, failure)

    def end(self, handle: Any) -> Any:
        found: Finished = unwrap(handle)
        if found.failure is not None:
            raise found.failure
        from pshv.types.nettype import PSOBJECT

        return GenericList(found.output, PSOBJECT, "System.Collections.ObjectModel.Collection")

    def run(self, items: list[Any] | None) -> tuple[list[Any], PSError | None]:
        """Runs the statements: the output, and the error that ended them."""
        pipelines = [statement for statement in self.statements if statement]
        if not pipelines:
            raise NetException("System.InvalidOperationException", "No commands are specified.")
        session = self.opened()
        output: list[Any] = []
        before, trying, depth = session.sinks, session.trying, session.depth
        if current.session is not session:
            session.depth = current.session.depth + 1  # calls within calls end where they would in one session
        session.sinks = session.sinks.changed(**self._sinks())
        session.trying = False
        self.failed = False
        current.enter(session)
        failure = None
        try:
            for pipeline in pipelines:
                run_pipeline(session, pipeline, items, output.append)
        except PSError as error:
            failure = _stopping(error)
            session.record_error(error.record)
        except (StopUpstream, ExitSignal):
            pass
        finally:
            current.leave()
            session.sinks, session.trying, session.depth = before, trying, depth
        self.failed = self.failed or failure is not None
        self.invocation = InvocationState(
            "Completed" if failure is None else "Failed", None if failure is None else failure.record.exception
        )
        return output, failure

    def _sinks(self) -> dict[str, Callable[[Any], Any]]:
        def take(name: str) -> Callable[[Any], Any]:
            items = self.streams.records[name]

            def put(record: Any) -> None:
                items.append(record)
                if name == "Error":
                    self.failed = True

            return put

        return {name.lower(): take(name) for name in STREAMS if name != "Progress"}

    def dispose(self) -> Any:
        self.disposed = True
        return NOTHING

    def set_runspace(self, value: Any) -> None:
        self.runspace, self.pool = unwrap(value), None

    def set_pool(self, value: Any) -> None:
        self.pool, self.runspace = unwrap(value), None

    members = member_table(
        Property("Commands", lambda o: CommandsView(o), lambda o, v: o.take_commands(v)),
        Property("Streams", lambda o: o.streams),
        Property("InstanceId", lambda o: o.instance, None, "guid"),
        Property("InvocationStateInfo", lambda o: o.invocation),
        Property("IsNested", lambda o: False, None, "bool"),
        Property("HadErrors", lambda o: o.failed, None, "bool"),
        Property("HistoryString", lambda o: "", None, "string"),
        Property("IsRunspaceOwner", lambda o: True, None, "bool"),
        Property("Runspace", lambda o: o.own_runspace(), set_runspace),
        Property("RunspacePool", lambda o: o.pool, set_pool),
        Method("AddScript", lambda o, text, local=False: o.add(None if text is None else to_text(text), True, local)),
        Method("AddCommand", lambda o, name, local=False: o.add(name, False, local)),
        Method("AddParameter", add_parameter),
        Method("AddParameters", add_parameters),
        Method("AddArgument", add_argument),
        Method("AddStatement", add_statement),
        Method("Invoke", invoke),
        Method("BeginInvoke", begin),
        Method("EndInvoke", end),
        Method("Stop", lambda o: NOTHING),
        Method("Dispose", dispose),
    )

    def own_runspace(self) -> Runspace:
        if self.runspace is None and self.pool is None:
            self.runspace = Runspace()
            self.runspace.open()
        return self.runspace  # type: ignore[return-value]

    def take_commands(self, value: Any) -> None:
        source = unwrap(value)
        owner = source.owner if isinstance(source, CommandsView) else source
        self.statements = owner.statements


class CommandsView(NetObject):
    """PSCommand: the commands of a PowerShell object, or on their own."""

    __slots__ = ("owner",)
    type_names = (_SMA + "PSCommand", "System.Object")

    def __init__(self, owner: PowerShell) -> None:
        self.owner = owner

    def _then(self, result: PowerShell) -> CommandsView:
        return self

    members = member_table(
        Property("Commands", lambda o: [command for pipeline in o.owner.statements for command in pipeline]),
        Method("Clear", lambda o: o.owner.clear()),
        Method("AddScript", lambda o, text, local=False: o._then(o.owner.add(to_text(text), True, local))),
        Method("AddCommand", lambda o, name, local=False: o._then(o.owner.add(name, False, local))),
        Method("AddParameter", lambda o, *rest: o._then(o.owner.add_parameter(*rest))),
        Method("AddArgument", lambda o, value: o._then(o.owner.add_argument(value))),
        Method("AddStatement", lambda o: o._then(o.owner.add_statement())),
    )


def _stopping(error: PSError) -> PSError:
    """An error that only Stop made an end comes out as ActionPreferenceStopException, any other as itself."""
    if not error.script_level or error.thrown:
        return error
    from pshv.runtime.errors import ErrorRecord
    from pshv.runtime.invocation import stop_exception

    record = error.record
    return PSError(ErrorRecord(stop_exception(record), record.error_id, record.category, record.target))


def run_pipeline(
    session: Session, pipeline: list[PipelineCommand], items: list[Any] | None, out: Callable[[object], object]
) -> None:
    """Runs one statement in the global scope of `session`."""
    from pshv.runtime.blocks import run_in_place
    from pshv.runtime.frame import Frame

    blocks = [_script(session, command.name) if command.is_script else command.name for command in pipeline]
    first = pipeline[0]
    scope = session.prompt_scope or session.scope
    if len(pipeline) == 1 and first.is_script and not first.named and not first.local and items is None:
        block, using = blocks[0], None
        args = tuple(first.positional)
    else:
        block, using = _joined(session, pipeline, blocks, items)
        args = ()
    before = scope.frame
    scope.frame = Frame(None, block.code.prepare(), None, args)
    scope.frame.using = using
    try:
        run_in_place(block, scope, out, args)
    finally:
        scope.frame = before


def _joined(
    session: Session, pipeline: list[PipelineCommand], blocks: list[Any], items: list[Any] | None
) -> tuple[Any, dict[str, Any]]:
    """A block that runs the commands as one pipeline, and the values its `$using:` names stand for."""
    using: dict[str, Any] = {}
    parts = []
    if items is not None:
        using["items"] = items
        parts.append("$using:items")
    for number, (command, target) in enumerate(zip(pipeline, blocks, strict=True)):
        named = Hashtable()
        for name, value in command.named.items():
            named[name] = value
        using[f"c{number}"], using[f"n{number}"], using[f"p{number}"] = target, named, list(command.positional)
        sign = "." if command.is_script and not command.local else "&"
        parts.append(f"{sign} $using:c{number} @using:n{number} @using:p{number}")
    return _script(session, " | ".join(parts)), using


def _script(session: Session, text: Any) -> Any:
    """A script text as a block of the session; an unfinished text has an exception type of its own."""
    from pshv.runtime.execution import code_of, definition_errors, parse_record, parsed
    from pshv.runtime.scriptblock import ScriptBlock

    result = parsed(session, to_text(text))
    if result.errors:
        record = parse_record(session, result.errors)
        if result.errors[0].incomplete:
            record.exception.type_name = _SMA + "IncompleteParseException"
            record.exception.message = result.errors[0].message
        raise PSError(record)
    code = code_of(result, "block", "<ScriptBlock>")
    if result.types:
        code.faults = definition_errors(session, result)
    return ScriptBlock(code, session.global_scope.state)


def _create(*arguments: Any) -> PowerShell:
    """`[powershell]::Create([RunspaceMode | InitialSessionState | Runspace])`."""
    given = unwrap(arguments[0]) if arguments else None
    if isinstance(given, Runspace):
        return PowerShell(given)
    if isinstance(given, InitialState):
        return PowerShell(Runspace(None, given))
    if given is not None and to_text(given).lower() == "currentrunspace":
        return PowerShell(default_runspace())
    return PowerShell()


IMPLEMENTATIONS = (
    Implementation(_SMA + "PSInvocationSettings", construct=lambda kind: InvocationSettings()),
    Implementation(_SMA + "PowerShell", statics={"Create": _create}, raw=("Create",)),
    Implementation(_SMA + "PSCommand", construct=lambda kind: CommandsView(PowerShell())),
)
