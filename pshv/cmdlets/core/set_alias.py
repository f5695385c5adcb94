"""Set-Alias."""

from __future__ import annotations

from .aliasbase import AliasCmdlet, info


class SetAlias(AliasCmdlet):
    """Creates or changes an alias for a cmdlet or other command in the current session."""

    name = "Set-Alias"
    Name: str
    Value: str

    def process(self) -> None:
        if not self.should_process(f"Name: {self.Name} Value: {self.Value}", "Set alias"):
            return
        if self.locked(self.alias(self.Name), bool(self.bound.get("Force"))):
            self.write_error(self.not_writable(self.Name))
            return
        alias = self.define(self.Name, self.Value)
        if self.bound.get("PassThru"):
            self.write(info(alias, self.session))
