"""Push pipelines: every stage is called once for each object and calls the next one.

Source: powershell-language.md section 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .callsite import CommandSite, ExpressionSite, PipelineSite
from .errors import PSError, StopUpstream
from .output import emit, unwrap
from .reporting import StageFailure

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scope import Scope
    from .stage import Stage

    Out = Callable[[object], object]


def pipeline_value(scope: Scope, pipeline: PipelineSite, values: tuple[Any, ...]) -> Any:
    """What a pipeline writes, as one value."""
    result: list[Any] = []
    run_pipeline(scope, result.append, pipeline, values)
    return unwrap(result)


def run_pipeline(scope: Scope, out: Out, pipeline: PipelineSite, values: tuple[Any, ...]) -> None:
    """Runs a pipeline; `values` are the argument tuples of its elements."""
    stages = make_stages(scope, pipeline, values)
    first = pipeline.sites[0]
    session = scope.session
    if isinstance(first, ExpressionSite):
        if first.node.redirections:
            from .redirection import run_expression

            source, sink = values[0], link_stages(scope, stages, out) if stages else out
            _drive(stages, lambda: run_expression(scope, sink, first.node, source))
        else:
            sink = link_stages(scope, stages, out)
            _drive(stages, lambda: emit_source(values[0], sink))
    else:
        link_stages(scope, stages, out)
        _drive(stages, stages[0].run_once)
    if not any(stage.failed for stage in stages):
        session.ok = True
    else:
        session.ok = False


def emit_source(value: Any, sink: Out) -> None:
    """Feeds the head expression's value into the pipeline."""
    if type(value) is range:
        for item in value:
            sink(item)
    else:
        emit(value, sink)


def make_stages(scope: Scope, pipeline: PipelineSite, values: tuple[Any, ...]) -> list[Stage]:
    """One stage for each command, arguments bound, in order."""
    stages: list[Stage] = []
    sites = pipeline.sites
    skipped = 0 if isinstance(sites[0], CommandSite) else 1
    for place, site in enumerate(sites):
        if isinstance(site, CommandSite):
            stages.append(make_stage(scope, site, values[place], place > 0, place + 1 - skipped, len(sites) - skipped))
    return stages


def make_stage(
    scope: Scope, site: CommandSite, values: tuple[Any, ...], expecting: bool, position: int, length: int
) -> Stage:
    """The stage of one command."""
    redirections = None
    if site.node.redirections:
        redirections = values[-1]
        values = values[:-1]
    command, rest = site.target(scope, values)
    if site.maker is not None and command.fuses == site.fused_kind:
        from .stage import FusedStage

        return FusedStage(scope, site.maker)
    stage = command.stage(scope, site, rest, expecting=expecting, position=position, length=length)
    if redirections is not None:
        from .redirection import RedirectedStage

        return RedirectedStage(scope, stage, site.node.redirections, redirections)
    return stage


def link_stages(scope: Scope, stages: list[Stage], out: Out) -> Out:
    """Joins the stages from the last to the first; gives the entry of the first one."""
    isolate = False
    guarded: list[bool] = []
    for stage in stages:
        guarded.append(isolate)
        isolate = isolate or stage.changes_context
    sink = out
    for place in range(len(stages) - 1, -1, -1):
        stage = stages[place]
        entry = stage.link(sink)
        sink = isolated(scope, entry) if guarded[place] else entry
    return sink


def isolated(scope: Scope, entry: Out) -> Out:
    """An entry that runs in the pipeline's own context, whatever an earlier stage's function has changed."""
    session, state = scope.session, scope.state
    trying, sinks = session.trying, session.sinks

    def enter(value: object) -> None:
        before = state.current, session.trying, session.sinks
        state.current, session.trying, session.sinks = scope, trying, sinks
        try:
            entry(value)
        finally:
            state.current, session.trying, session.sinks = before

    return enter


def _drive(stages: list[Stage], feed: Callable[[], None]) -> None:
    """Begins all stages, feeds the first, ends all in order; stages are stopped when something goes wrong."""
    done = False
    try:
        for stage in stages:
            stage.begin()
        start = 0
        try:
            feed()
            while start < len(stages):
                stages[start].end()
                start += 1
        except StopUpstream as stop:
            _finish_after(stages, stop)
        done = True
    except StageFailure as failure:
        raise failure.error from None
    finally:
        for stage in stages:
            stage.clean(done)


def _finish_after(stages: list[Stage], stop: StopUpstream) -> None:
    """A stage wants no more input: it and the later ones end, the earlier ones are left."""
    for place, stage in enumerate(stages):
        if stage.owns(stop.stage):
            for later in stages[place:]:
                try:
                    later.end()
                except StopUpstream as again:
                    if again.stage is stop.stage:
                        continue
                    _finish_after(stages, again)
                    return
            return
    raise stop


__all__ = ["PSError", "pipeline_value", "run_pipeline"]
