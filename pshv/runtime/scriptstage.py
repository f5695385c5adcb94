"""The stage of a script file: requirements are checked first, `exit` ends the script only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import ExitSignal, InvocationInfo, PSError
from .functionstage import FunctionStage

if TYPE_CHECKING:
    from collections.abc import Callable


class ScriptStage(FunctionStage):
    """One run of a script file. `top` marks the script of `-File`, whose `exit` ends the process."""

    __slots__ = ("_ended", "top")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.top = False
        self._ended = False
        super().__init__(*arguments, **named)

    def begin(self) -> None:
        requirements = self.code.ast.requirements
        if requirements is not None:
            from .requirements import check

            try:
                check(self.scope.session, requirements, self.command)
            except PSError as error:
                if self.site is not None:
                    called = self.site.node.elements[0].extent.text
                    error.record.invocation = InvocationInfo(None, "", called, self.site.extent)
                raise
        super().begin()

    def _call(self, part: Any, out: Callable[[object], object]) -> None:
        if self._ended:
            return
        try:
            super()._call(part, out)
        except ExitSignal as signal:
            if self.top:
                raise
            self._ended = True
            session = self.scope.session
            session.set_exit_code(signal.code)
            self.run.failed = signal.code != 0
