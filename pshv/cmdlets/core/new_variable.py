"""New-Variable."""

from __future__ import annotations

from typing import Any

from pshv.drives import psvariable
from pshv.drives.psvariable import PSVariable, option_names
from pshv.runtime.text import to_text

from .variablebase import VariableCmdlet


class NewVariable(VariableCmdlet):
    """Creates a new variable."""

    name = "New-Variable"
    Name: str
    Value: Any

    def process(self) -> None:
        bound = self.bound
        scope, name = self.scope, self.Name
        key = name.lower()
        if not self.should_process(f"Name: {name} Value: {to_text(self.Value)}", "New variable"):
            return
        force = bool(bound.get("Force"))
        variable = PSVariable(scope, key, name)
        if key in scope or key in scope.session.guarded:
            if not force:
                self.write_error(
                    self.error(
                        f"A variable with name '{name}' already exists.",
                        "VariableAlreadyExists",
                        "ResourceExists",
                        name,
                        exception="System.Management.Automation.SessionStateException",
                    )
                )
                return
            if self.locked(variable, True):
                self.write_error(self.not_writable(name))
                return
            scope.constrain(key, None)
        scope.session.spelling.setdefault(key, name)
        scope.assign(key, self.Value, name)
        options = option_names(bound.get("Option"))
        description = bound.get("Description")
        if options or description is not None:
            psvariable.change(
                scope, key, options=options, description=str(description) if description is not None else None
            )
        if bound.get("PassThru"):
            self.write(variable)
