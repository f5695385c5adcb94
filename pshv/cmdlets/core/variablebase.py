"""What the variable cmdlets share: the scope they mean and the variables of a name or pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.drives import psvariable
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import ErrorRecord, PSError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pshv.drives.psvariable import PSVariable
    from pshv.runtime.scope import Scope as VariableScope

UNAUTHORIZED = "System.Management.Automation.SessionStateUnauthorizedAccessException"


class VariableCmdlet(Cmdlet):
    """Base of Get-, Set-, New-, Remove- and Clear-Variable."""

    Scope: str | None
    Include: list[str] | None
    Exclude: list[str] | None

    @property
    def here(self) -> VariableScope:
        """The scope of the command's caller."""
        return self.run.scope

    @property
    def scope(self) -> VariableScope:
        """The scope -Scope names, else the caller's."""
        named: Any = self.bound.get("Scope")
        if named is None:
            return self.here
        try:
            return self.here.named(str(named))
        except PSError as error:
            self.throw(self.own(error))

    def own(self, error: PSError) -> ErrorRecord:
        record = error.record
        if "," not in record.error_id:
            record.error_id = f"{record.error_id},{self.class_name()}"
        return record

    def matching(self, name: str) -> list[PSVariable]:
        """The variables a name or pattern stands for."""
        from pshv.runtime.wildcard import Wildcard, contains_wildcard

        one_scope = self.bound.get("Scope") is not None
        if not contains_wildcard(name):
            if one_scope:
                scope = self.scope
                found = psvariable.PSVariable(scope, name.lower()) if name.lower() in scope else None
                if found is None and scope is scope.session.global_scope:
                    found = psvariable.find(scope, name)
            else:
                found = psvariable.find(self.here, name)
            return [found] if found is not None and self.wanted(found.name) else []
        test = Wildcard(name).matches
        listed: Iterable[PSVariable] = psvariable.of_scope(self.scope) if one_scope else psvariable.visible(self.here)
        return [v for v in listed if test(v.name) and self.wanted(v.name)]

    def wanted(self, name: str) -> bool:
        from pshv.runtime.wildcard import Wildcard

        include: Any = self.bound.get("Include")
        exclude: Any = self.bound.get("Exclude")
        if include and not any(Wildcard(p).matches(name) for p in include):
            return False
        return not (exclude and any(Wildcard(p).matches(name) for p in exclude))

    def missing(self, name: str) -> ErrorRecord:
        """VariableNotFound."""
        return self.error(
            f"Cannot find a variable with the name '{name}'.",
            "VariableNotFound",
            "ObjectNotFound",
            name,
            exception="System.Management.Automation.ItemNotFoundException",
        )

    def refused(self, name: str, what: str, error_id: str) -> ErrorRecord:
        """A read-only or constant variable."""
        return self.error(what, error_id, "WriteError", name, exception=UNAUTHORIZED)

    def locked(self, variable: PSVariable, force: bool) -> bool:
        """Whether the variable cannot be written (constants never, read-only ones with -Force)."""
        options = variable.options
        if "constant" in options or variable.key in variable.scope.session.guarded or variable.key == "error":
            return True
        return "readonly" in options and not force

    def not_writable(self, name: str) -> ErrorRecord:
        return self.refused(
            name, f"Cannot overwrite variable {name} because it is read-only or constant.", "VariableNotWritable"
        )


def is_pattern(name: str) -> bool:
    """Whether a name has wildcards."""
    from pshv.runtime.wildcard import contains_wildcard

    return contains_wildcard(name)
