"""Register-ArgumentCompleter."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet


class RegisterArgumentCompleter(Cmdlet):
    """Registers a script block that completes the arguments of a command."""

    name = "Register-ArgumentCompleter"
    CommandName: list[str] | None
    ParameterName: str | None
    ScriptBlock: Any
    Native: bool

    def end(self) -> None:
        from pshv.console.completion.registered import completers_of

        known = completers_of(self.session)
        names = self.CommandName or [""]
        for name in names:
            if self.Native:
                known.native[name.lower()] = self.ScriptBlock
            elif self.ParameterName:
                known.custom[(name.lower(), self.ParameterName.lower())] = self.ScriptBlock
