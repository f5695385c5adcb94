"""Clear-Variable."""

from __future__ import annotations

from pshv.drives.psvariable import PSVariable
from pshv.runtime.errors import PSError

from .variablebase import VariableCmdlet, is_pattern


class ClearVariable(VariableCmdlet):
    """Deletes the value of a variable."""

    name = "Clear-Variable"
    Name: list[str] | None

    def process(self) -> None:
        for name in self.Name or []:
            found = self.matching(name)
            if not found and not is_pattern(name):
                self.write_error(self.missing(name))
            for variable in found:
                self.clear(variable)

    def clear(self, variable: PSVariable) -> None:
        if not self.should_process(f"Name: {variable.name}", "Clear variable"):
            return
        if self.locked(variable, bool(self.bound.get("Force"))):
            self.write_error(self.not_writable(variable.name))
            return
        try:
            variable.set(None)
        except PSError as error:
            self.write_error(self.own(error))
            return
        if self.bound.get("PassThru"):
            self.write(variable)
