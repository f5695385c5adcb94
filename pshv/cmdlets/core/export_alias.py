"""Export-Alias."""

from __future__ import annotations

from typing import Any

from pshv.drives.psvariable import BITS
from pshv.runtime.wildcard import Wildcard

from .aliasbase import AliasCmdlet, info

SPELLED = {"readonly": "ReadOnly", "constant": "Constant", "private": "Private", "allscope": "AllScope"}


class ExportAlias(AliasCmdlet):
    """Exports information about currently defined aliases to a file."""

    name = "Export-Alias"

    def process(self) -> None:
        bound = self.bound
        names: Any = bound.get("Name") or ["*"]
        tests = [Wildcard(str(name)).matches for name in names]
        chosen = [alias for alias in self.all_aliases() if any(test(alias.name) for test in tests)]
        as_script = str(getattr(bound.get("As"), "name", bound.get("As")) or "Csv").lower() == "script"
        drives: Any = self.session.drives
        path: Any = bound.get("Path") or bound.get("LiteralPath")
        at = drives.resolve(str(path))
        if not self.should_process(at.path, "Export-Alias"):
            return
        self._refuse_existing(at)
        lines = self._head() + [line(alias, as_script) for alias in chosen]
        try:
            from pshv.drives.text import write_lines

            write_lines(drives.files, at.path, lines, core=drives.files.core, append=bool(bound.get("Append")))
        except OSError as error:
            from pshv.drives.failures import describe

            failure = describe(error, at.path)
            self.throw(
                self.error(failure.message, "FileOpenFailure", "OpenError", at.path, exception=failure.exception)
            )
        if bound.get("PassThru"):
            self.write_all(info(alias, self.session) for alias in chosen)

    def _refuse_existing(self, at: Any) -> None:
        if self.bound.get("NoClobber") and at.exists():
            self.throw(
                self.error(
                    f"The file '{at.path}' already exists.",
                    "NoClobber",
                    "ResourceExists",
                    at.path,
                    exception="System.IO.IOException",
                )
            )

    def _head(self) -> list[str]:
        from pshv.runtime import dates

        drives: Any = self.session.drives
        user, computer = drives.environment.get("USERNAME"), drives.environment.get("COMPUTERNAME")
        moment = dates.now().format_text("dddd, MMMM d, yyyy h:mm:ss tt", False)
        lines = ["# Alias File", f"# Exported by : {user}", f"# Date/Time : {moment}", f"# Computer : {computer}"]
        description: Any = self.bound.get("Description")
        return lines + [f"# {line}" for line in str(description).splitlines()] if description else lines


def option_text(options: frozenset[str]) -> str:
    """ScopedItemOptions as text."""
    found = [SPELLED[name] for name in BITS if name in options and name in SPELLED]
    return ", ".join(found) or "None"


def line(alias: Any, as_script: bool) -> str:
    """One alias in the file."""
    options = option_text(alias.options)
    if as_script:
        description = f'-Description:"{alias.description}" -Option:"{options}"'
        return f'set-alias -Name:"{alias.name}" -Value:"{alias.target}" {description}'
    return f'"{alias.name}","{alias.target}","{alias.description}","{options}"'
