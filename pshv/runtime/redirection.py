"""Redirection of the streams of one pipeline element. Source: powershell-language.md section 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language.tree import FileRedirectionAst, MergingRedirectionAst

from .output import ignore
from .stage import Stage
from .streams import STREAMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.tree import CommandExpressionAst, RedirectionAst

    from .scope import Scope

    Out = Callable[[object], object]


class RedirectedStage(Stage):
    """A stage whose streams go elsewhere while it runs."""

    __slots__ = ("_closers", "_sinks", "inner", "redirections", "values")

    def __init__(self, scope: Scope, inner: Stage, redirections: list[RedirectionAst], values: tuple[Any, ...]) -> None:
        super().__init__(scope)
        self.inner = inner
        self.redirections = redirections
        self.values = values
        self._sinks: Any = None
        self._closers: list[Callable[[], None]] = []

    def owns(self, stage: object) -> bool:
        return self.inner.owns(stage)

    def link(self, out: Out) -> Out:
        outer = self.scope.session.sinks
        back: list[Any] = [outer]

        def leave(value: object) -> None:
            """What goes on to the next stage leaves the redirection."""
            session = self.scope.session
            held, session.sinks = session.sinks, back[0]
            try:
                out(value)
            finally:
                session.sinks = held

        onward, self._sinks, self._closers = redirect(self.scope, leave, self.redirections, self.values)
        entry = self.inner.link(onward)
        return lambda value: self._within(lambda: entry(value))

    def _within(self, work: Callable[[], object]) -> None:
        session = self.scope.session
        before, session.sinks = session.sinks, self._sinks
        try:
            work()
        finally:
            session.sinks = before

    def begin(self) -> None:
        self._within(self.inner.begin)

    def run_once(self) -> None:
        self._within(self.inner.run_once)

    def end(self) -> None:
        self._within(self.inner.end)

    def clean(self, done: bool) -> None:
        self.inner.clean(done)
        self.failed = self.inner.failed
        for close in self._closers:
            close()


def run_expression(scope: Scope, out: Out, node: CommandExpressionAst, source: tuple[Any, tuple[Any, ...]]) -> None:
    """An expression with redirections: its function writes to the redirected output."""
    work, values = source
    onward, sinks, closers = redirect(scope, out, node.redirections, values)
    session = scope.session
    before, session.sinks = session.sinks, sinks
    try:
        work(scope, onward)
    finally:
        session.sinks = before
        for close in closers:
            close()


def redirect(
    scope: Scope, out: Out, redirections: list[RedirectionAst], values: tuple[Any, ...]
) -> tuple[Out, Any, list[Callable[[], None]]]:
    """The output, the sinks and what to close at the end, for a list of redirections."""
    closers: list[Callable[[], None]] = []
    streams: dict[str, Any] = {}
    onward = out
    merged: list[str] = []
    for node, value in zip(redirections, values, strict=True):
        if isinstance(node, MergingRedirectionAst):
            merged += STREAMS if node.from_stream == "all" else [node.from_stream]
        elif isinstance(node, FileRedirectionAst):
            target = _target(scope, value, node.append, closers)
            if node.from_stream == "output":
                onward = target
            elif node.from_stream == "all":
                onward = target
                streams.update(dict.fromkeys(STREAMS, target))
            else:
                streams[node.from_stream] = target
    for name in merged:
        streams[name] = _marked(onward) if name == "error" else onward
    return onward, scope.session.sinks.changed(**streams), closers


def _marked(out: Out) -> Out:
    """Records merged into the output remember their stream: a host still shows them as errors (traps 45)."""

    def put(record: Any) -> None:
        if record.extra is None:
            record.extra = {}
        record.extra["writeErrorStream"] = True
        out(record)

    return put


def _target(scope: Scope, value: Any, append: bool, closers: list[Callable[[], None]]) -> Out:
    """A file (`$null` drops everything): written as Out-File does."""
    if value is None:
        return ignore
    from .binder.argument import Argument
    from .cmdletcommand import CmdletStage

    command = scope.session.commands.cmdlet("Out-File")
    arguments = [Argument("FilePath", value)]
    if append:
        arguments.append(Argument("Append", True))
    stage = CmdletStage(command, scope, None, arguments, True, 1, 1)
    entry = stage.link(ignore)
    stage.begin()

    def close() -> None:
        stage.end()
        stage.clean(True)

    closers.append(close)
    return entry
