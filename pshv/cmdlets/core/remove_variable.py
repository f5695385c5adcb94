"""Remove-Variable."""

from __future__ import annotations

from pshv.drives.psvariable import PSVariable

from .variablebase import VariableCmdlet, is_pattern


class RemoveVariable(VariableCmdlet):
    """Deletes a variable and its value."""

    name = "Remove-Variable"
    Name: list[str] | None

    def process(self) -> None:
        for name in self.Name or []:
            found = self.matching(name)
            if not found and not is_pattern(name):
                self.write_error(self.missing(name))
            for variable in found:
                self.remove(variable)

    def remove(self, variable: PSVariable) -> None:
        if not self.should_process(f"Name: {variable.name}", "Remove variable"):
            return
        if self.locked(variable, bool(self.bound.get("Force"))):
            self.write_error(
                self.refused(
                    variable.name,
                    f"Cannot remove variable {variable.name} because it is constant or read-only. If the variable is "
                    "read-only, try the operation again specifying the Force option.",
                    "VariableNotRemovable",
                )
            )
            return
        variable.scope.remove(variable.key)
