"""Set-Variable."""

from __future__ import annotations

from typing import Any

from pshv.drives import psvariable
from pshv.drives.psvariable import PSVariable, option_names
from pshv.runtime.errors import PSError
from pshv.runtime.text import to_text

from .variablebase import VariableCmdlet, is_pattern


class SetVariable(VariableCmdlet):
    """Sets the value of a variable. Creates the variable if one with the requested name does not exist."""

    name = "Set-Variable"
    Name: list[str] | None
    Value: Any

    def begin(self) -> None:
        self.gathered: list[Any] = []

    def process(self) -> None:
        if self.expecting_input and self._by_pipeline():
            self.gathered.append(self.Value)
            return
        self.set_all(self.Value, "Value" in self.bound)

    def _by_pipeline(self) -> bool:
        return "Name" in self.bound

    def end(self) -> None:
        if self.gathered:
            value = self.gathered[0] if len(self.gathered) == 1 else self.gathered
            self.set_all(value, True)

    def set_all(self, value: Any, has_value: bool) -> None:
        for name in self.Name or []:
            if is_pattern(name):
                targets = self.matching(name)
                if not targets:
                    self.write_error(self.missing(name))
            else:
                targets = [self._target(name)]
            for variable in targets:
                self.set_one(variable, value, has_value)

    def _target(self, name: str) -> PSVariable:
        """The variable itself when there is one in the scope meant, else where it will be."""
        scope = self.scope
        if self.bound.get("Scope") is None:
            found = psvariable.find(scope, name)
            if found is not None and (found.scope is scope or "allscope" in found.options):
                return found
        return PSVariable(scope, name.lower(), name)

    def set_one(self, variable: PSVariable, value: Any, has_value: bool) -> None:
        if not self.should_process(f"Name: {variable.name} Value: {to_text(value)}", "Set variable"):
            return
        bound = self.bound
        force = bool(bound.get("Force"))
        scope, key = variable.scope, variable.key
        exists = key in scope or key in scope.session.guarded or key == "error"
        if exists and self.locked(variable, force):
            self.write_error(self.not_writable(variable.name))
            return
        if exists and force and "readonly" in variable.options:
            psvariable.change(scope, key, options=variable.options - {"readonly"})
        try:
            if has_value or not exists:
                scope.session.spelling.setdefault(key, variable.name)
                scope.assign(key, value if has_value else None, variable.name)
        except PSError as error:
            self.write_error(self.own(error))
            return
        options, description = bound.get("Option"), bound.get("Description")
        if options is not None or description is not None:
            psvariable.change(
                scope,
                key,
                options=option_names(options) if options is not None else None,
                description=str(description) if description is not None else None,
            )
        if bound.get("PassThru"):
            self.write(PSVariable(scope, key, variable.name))
