"""GetSteppablePipeline: a block's one pipeline, driven by hand with Begin, Process and End (proxy functions)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, member_table

from .errors import runtime_error
from .values import NOTHING

if TYPE_CHECKING:
    from .scriptblock import ScriptBlock
    from .stage import Stage


class SteppablePipeline(NetObject):
    """A pipeline that waits for its objects."""

    __slots__ = ("_entry", "_stages", "block", "collected")
    type_names: ClassVar[tuple[str, ...]] = ("System.Management.Automation.SteppablePipeline", "System.Object")

    def __init__(self, block: ScriptBlock) -> None:
        self.block = block
        self._stages: list[Stage] = []
        self._entry: Any = None
        self.collected: list[Any] = []  # the output of a pipeline that no cmdlet takes

    def _taken(self) -> Any:
        """What the stages wrote since the last call, as the call's result."""
        from .scriptblock import unwrap_output

        items, self.collected[:] = list(self.collected), []
        return unwrap_output(items)

    def begin(self, target: Any = None, *rest: Any) -> Any:
        """Binds and begins; `target` is $PSCmdlet (its output is used) or whether input is expected."""
        from pshv.language.codegen.steppable import pipeline_of

        from .callsite import CommandSite
        from .pipeline import link_stages, make_stage

        scope = self.block.state.current
        site, values = pipeline_of(self.block, scope)
        run = getattr(target, "run", None)
        expecting = run.expecting if run is not None else bool(target)
        out = run.out if run is not None else self.collected.append
        stages = self._stages
        for place, each in enumerate(site.sites):
            assert isinstance(each, CommandSite)
            stages.append(make_stage(scope, each, values[place], expecting or place > 0, place + 1, len(site.sites)))
        self._entry = link_stages(scope, stages, out)
        for stage in stages:
            stage.begin()
        if not expecting:
            self._entry = None
        return self._taken()

    def process(self, *items: Any) -> Any:
        """One object, or the only call of a pipeline without input."""
        if not self._stages:
            raise runtime_error("The pipeline has not been started.", "InvalidOperation")
        if self._entry is None:
            self._stages[0].run_once()
        else:
            self._entry(items[0] if items else None)
        return self._taken()

    def end(self) -> Any:
        """Ends all stages in order."""
        for stage in self._stages:
            stage.end()
        self.clean()
        return self._taken()

    def clean(self) -> Any:
        """Releases the stages."""
        for stage in self._stages:
            stage.clean(True)
        self._stages = []
        return NOTHING

    members = member_table(
        Method("Begin", begin, kind="CodeMethod"),
        Method("Process", process, kind="CodeMethod"),
        Method("End", end, kind="CodeMethod"),
        Method("Clean", clean, kind="CodeMethod"),
        Method("Dispose", clean, kind="CodeMethod"),
    )
