"""Export-ModuleMember: what the running module exports."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard


class ExportModuleMember(Cmdlet):
    """Specifies the module members that are exported."""

    name = "Export-ModuleMember"
    Function: list[str] | None
    Cmdlet: list[str] | None
    Variable: list[str] | None
    Alias: list[str] | None

    def process(self) -> None:
        module = self.run.scope.state.module
        if module is None:
            self.throw(
                self.error(
                    "The Export-ModuleMember cmdlet can only be called from inside a module.",
                    "Modules_CanOnlyExecuteExportModuleMemberInsideAModule",
                    "PermissionDenied",
                )
            )
        if not module.explicit:
            module.explicit = True
            module.functions = {}
            module.aliases = {}
            module.variables = {}
        top = module.state.top
        module.functions.update(_chosen(top.functions, self.Function))
        module.aliases.update(_chosen(top.aliases, self.Alias))
        spelling = self.session.spelling
        names = {lower: spelling.get(lower, lower) for lower in top}
        module.variables.update(_chosen(names, self.Variable))


def _chosen(table: dict[str, Any] | None, patterns: list[str] | None) -> dict[str, Any]:
    """Entries whose name matches one of the patterns."""
    wanted = [Wildcard(pattern) for pattern in patterns or ()]
    return {name: value for name, value in (table or {}).items() if any(w.matches(name) for w in wanted)}
