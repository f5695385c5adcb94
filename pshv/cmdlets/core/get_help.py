"""Get-Help: comment-based help of functions and scripts, declarations of cmdlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets import discovery
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .helpobjects import help_of, short_help, view_of

if TYPE_CHECKING:
    from pshv.runtime.values import PSObject


class GetHelp(Cmdlet):
    """Shows what a command does and which parameters it takes."""

    name = "Get-Help"
    Name: str | None
    Full: bool
    Detailed: bool
    Examples: bool
    Parameter: list[str] | None
    Online: bool
    Category: list[str] | None

    def process(self) -> None:
        name = self.Name or "default"
        found = self._matching(name) if contains_wildcard(name) else self._exact(name)
        if not found:
            if not contains_wildcard(name):
                self.write_error(self._not_found(name))
            return
        if len(found) > 1:
            self.write_all(short_help(command, self.session) for command in found)
            return
        help_object = help_of(found[0], self.session)
        if self.Parameter:
            self._parameters(help_object)
        else:
            self.write(view_of(help_object, self._view()))

    def _view(self) -> str:
        if self.Full:
            return "FullView"
        if self.Detailed:
            return "DetailedView"
        return "ExamplesView" if self.Examples else ""

    def _exact(self, name: str) -> list[Any]:
        found = self.session.commands.find(name, self.run.caller)
        return [] if found is None else [found]

    def _matching(self, pattern: str) -> list[Any]:
        fits = Wildcard(pattern).matches
        commands, scope = self.session.commands, self.run.caller
        found = [f for f in commands.functions(scope) if fits(f.name)]
        for name, _ in discovery.listed(self.session):
            if fits(name):
                cmdlet = commands.cmdlet(name)
                if cmdlet is not None:
                    found.append(cmdlet)
        return sorted(found, key=lambda command: command.name.lower())

    def _parameters(self, help_object: PSObject) -> None:
        rows = list(help_object.properties["parameters"].properties["parameter"])
        for pattern in self.Parameter or ():
            fits = Wildcard(pattern).matches
            hits = [row for row in rows if fits(row.properties["name"])]
            self.write_all(hits)
            if not hits:
                self.write_error(
                    self.error(
                        f"No parameter matches criteria {pattern}.",
                        "NoParmsFound",
                        "InvalidArgument",
                        pattern,
                        "System.Management.Automation.PSArgumentException",
                    )
                )

    def _not_found(self, name: str) -> Any:
        return self.error(
            f"Get-Help could not find {name} in a help file in this session. To download updated help topics type: "
            '"Update-Help". To get help online, search for the help topic in the TechNet library at '
            "https://go.microsoft.com/fwlink/?LinkID=107116.",
            "HelpNotFound",
            "ResourceUnavailable",
            name,
            "Microsoft.PowerShell.Commands.HelpNotFoundException",
        )
