"""Import-Alias."""

from __future__ import annotations

import csv
from typing import Any

from pshv.drives.psvariable import option_names

from .aliasbase import AliasCmdlet, info


class ImportAlias(AliasCmdlet):
    """Imports an alias list from a file."""

    name = "Import-Alias"

    def process(self) -> None:
        bound = self.bound
        path: Any = bound.get("Path") or bound.get("LiteralPath")
        drives: Any = self.session.drives
        at = drives.resolve(str(path))
        try:
            from pshv.drives.text import read_lines

            lines = list(read_lines(drives.files, at.path))
        except OSError as error:
            from pshv.drives.failures import describe

            failure = describe(error, at.path, parent_exists=True)
            self.throw(
                self.error(failure.message, "FileOpenFailure", "OpenError", at.path, exception=failure.exception)
            )
        rows = csv.reader(line for line in lines if line and not line.startswith("#"))
        for row in rows:
            if len(row) >= 4:
                self.take(row)

    def take(self, row: list[str]) -> None:
        name, target, description, options = row[:4]
        if self.alias(name) is not None and not self.bound.get("Force"):
            self.write_error(
                self.error(
                    f"The alias is not allowed, because an alias with the name '{name}' already exists.",
                    "AliasAlreadyExists",
                    "ResourceExists",
                    name,
                    exception="System.Management.Automation.SessionStateException",
                )
            )
            return
        alias = self.table.set_alias(name, target, self.scope, option_names(options), description)
        if self.bound.get("PassThru"):
            self.write(info(alias, self.session))
