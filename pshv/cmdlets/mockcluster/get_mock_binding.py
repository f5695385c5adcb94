"""Get-MockBinding: what a line would bind, without running its last command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param
from pshv.runtime.errors import PSError, runtime_error
from pshv.runtime.stage import Stage
from pshv.runtime.values import OrderedDictionary, PSObject, Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.tree import CommandAst
    from pshv.runtime.scope import Scope

    Out = Callable[[object], object]


class GetMockBinding(Cmdlet):
    """Tells what the last command of a line would bind: its parameter set and its parameters, one object per call."""

    name = "Get-MockBinding"
    parameters = (Param("ScriptBlock", "scriptblock", mandatory=True, position=0, by_value=True),)
    ScriptBlock: Any

    def process(self) -> None:
        block = self.ScriptBlock
        node = last_command(block.ast)
        name = getattr(node.elements[0], "value", None)
        if not isinstance(name, str):
            raise runtime_error("The last command of the line has no literal name.", "NoCommandName", "InvalidArgument")
        scope = self.run.caller
        real = self.session.commands.resolve(name, scope, node.elements[0].extent)
        probe = Probe(real, node, self.write)
        self._run_with(block, scope, real.name.lower(), probe)

    def _run_with(self, block: Any, scope: Scope, name: str, probe: Probe) -> None:
        """Runs the block while `name` means the probe."""
        own = scope.functions
        scope.functions = {**(own or {}), name: probe}
        self.session.stamp += 1
        try:
            block.run(lambda value: None, dot=True)
        finally:
            scope.functions = own
            self.session.stamp += 1


def last_command(tree: Any) -> CommandAst:
    """The last command of the last pipeline of a block."""
    from pshv.language.tree import CommandAst, PipelineAst

    statements = tree.end_block.statements if tree.end_block is not None else []
    last = statements[-1] if statements else None
    if isinstance(last, PipelineAst) and isinstance(last.elements[-1], CommandAst):
        return last.elements[-1]
    raise runtime_error("The line does not end with a command.", "NoCommand", "InvalidArgument")


class Probe:
    """Stands for a command: the wanted call binds and is not run, every other call runs."""

    fuses = ""
    options: frozenset[str] = frozenset()

    def __init__(self, real: Any, node: CommandAst, write: Out) -> None:
        self.real = real
        self.node = node
        self.write = write
        self.name = real.name
        self.kind = real.kind

    def declaration(self) -> Any:
        return self.real.declaration()

    def call(self, caller: Scope, out: Out, site: Any, values: tuple[Any, ...]) -> None:
        if site.node is not self.node:
            self.real.call(caller, out, site, values)
            return
        from pshv.runtime.pipelinerun import run_single

        run_single(self.stage(caller, site, values, expecting=False, position=1, length=1), caller.session, out)

    def stage(
        self, caller: Scope, site: Any, values: tuple[Any, ...], *, expecting: bool, position: int, length: int
    ) -> Stage:
        real = self.real.stage(caller, site, values, expecting=expecting, position=position, length=length)
        return ProbeStage(caller, real, self.write) if site.node is self.node else real


class ProbeStage(Stage):
    """Binds each object of the pipeline as the real stage would, and writes what is bound."""

    __slots__ = ("real", "write")

    def __init__(self, scope: Scope, real: Any, write: Out) -> None:
        super().__init__(scope)
        self.real = real
        self.write = write

    def link(self, out: Out) -> Out:
        return self._object

    def run_once(self) -> None:
        self._show()

    def _object(self, item: object) -> None:
        run = self.real.run
        try:
            self.real.binding.bind_object(item)
        except PSError as error:
            run.complete(error.record, binding=True)
            run.write_error(error.record)
            return
        self._show()

    def _show(self) -> None:
        binding = self.real.binding
        bound = OrderedDictionary()
        for name, value in binding.values.items():
            parameter = binding.command.get(name)
            bound[name] = Switch(bool(value)) if parameter.is_switch else value
        self.write(PSObject({"ParameterSet": binding.set_name, "Bound": bound}, ["MockBinding"]))
