"""Get-Variable."""

from __future__ import annotations

from .variablebase import VariableCmdlet, is_pattern


class GetVariable(VariableCmdlet):
    """Gets the variables in the current console."""

    name = "Get-Variable"
    Name: list[str] | None
    ValueOnly: bool

    def process(self) -> None:
        for name in self.Name or ["*"]:
            found = self.matching(name)
            if not found and not is_pattern(name) and self.wanted(name):
                self.write_error(self.missing(name))
            for variable in found:
                self.write(variable.value if self.ValueOnly else variable)
