"""New-Alias."""

from __future__ import annotations

from .aliasbase import AliasCmdlet, info


class NewAlias(AliasCmdlet):
    """Creates a new alias."""

    name = "New-Alias"
    Name: str
    Value: str

    def process(self) -> None:
        if not self.should_process(f"Name: {self.Name} Value: {self.Value}", "New alias"):
            return
        before = self.alias(self.Name)
        if before is not None and not self.bound.get("Force"):
            self.write_error(
                self.error(
                    f"The alias is not allowed, because an alias with the name '{self.Name}' already exists.",
                    "AliasAlreadyExists",
                    "ResourceExists",
                    self.Name,
                    exception="System.Management.Automation.SessionStateException",
                )
            )
            return
        if self.locked(before, True):
            self.write_error(self.not_writable(self.Name))
            return
        alias = self.define(self.Name, self.Value)
        if self.bound.get("PassThru"):
            self.write(info(alias, self.session))
