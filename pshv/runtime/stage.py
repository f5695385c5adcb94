"""Stages of a pipeline. `link` gives the function that takes one object; `begin` and `end` surround its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scope import Scope

    Out = Callable[[object], object]


class Stage:
    """One stage. `changes_context` says that its own code may run while later stages are called."""

    __slots__ = ("failed", "scope")
    changes_context = True

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.failed = False

    def link(self, out: Out) -> Out:
        """Connects the output; gives the entry for one input object."""
        raise NotImplementedError

    def begin(self) -> None:
        """Before the first object."""

    def run_once(self) -> None:
        """Runs the first stage of a pipeline, which has no input."""

    def end(self) -> None:
        """After the last object."""

    def clean(self, done: bool) -> None:
        """At the very end, also after an error; `done` is False then."""

    def owns(self, stage: object) -> bool:
        """True when `stage` (of a StopUpstream) is this one."""
        return stage is self


class FusedStage(Stage):
    """ForEach-Object or Where-Object whose literal block was compiled into the stage."""

    __slots__ = ("_maker",)
    changes_context = False

    def __init__(self, scope: Scope, maker: Any) -> None:
        super().__init__(scope)
        self._maker = maker

    def link(self, out: Out) -> Out:
        return self._maker(self.scope, out)  # type: ignore[no-any-return]
