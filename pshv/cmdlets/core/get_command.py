"""Get-Command: what a name means, which commands there are, their syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets import discovery
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .commandfilter import CommandFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.types.commandinfo import CommandInfo


class GetCommand(Cmdlet):
    """Gets the commands a name or a pattern means, or their syntax."""

    name = "Get-Command"
    Name: list[str] | None
    Verb: list[str] | None
    Noun: list[str] | None
    Module: list[str] | None
    ArgumentList: list[object] | None
    TotalCount: int | None
    CommandType: Any
    Syntax: bool
    All: bool
    ShowCommandInfo: bool
    UseFuzzyMatching: bool

    def begin(self) -> None:
        self.filter = CommandFilter(self)
        self.written = 0
        self.seen: set[tuple[str, str, str]] = set()

    def process(self) -> None:
        if self.ArgumentList and not self._is_single():
            self.throw(
                self.error(
                    "The command could not be retrieved because the ArgumentList parameter can be specified only when "
                    "retrieving a single cmdlet or script.",
                    "CommandArgsOnlyForSingleCmdlet",
                    "InvalidArgument",
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
        if self.Name is None:
            self._write_all(self._listed())
            return
        for name in self.Name:
            self._of_name(name)

    def _is_single(self) -> bool:
        return self.Name is not None and len(self.Name) == 1 and not contains_wildcard(self.Name[0])

    # -- names ----------------------------------------------------------------------------------------------------
    def _of_name(self, name: str) -> None:
        module, slash, plain = name.rpartition("\\")
        if contains_wildcard(plain):
            self._write_all(
                info for info in self._matching(plain) if not slash or info.module_name.lower() == module.lower()
            )
            return
        found = list(self._exact(name))
        if not found:
            if getattr(self, "UseFuzzyMatching", False):  # of edition core only
                self._write_all(self._similar(name))
            else:
                self.write_error(self._not_found(name))
            return
        self._write_all(found if self.All else found[:1])

    def _exact(self, name: str) -> Iterator[CommandInfo]:
        """Everything with exactly this name, the one that would run first."""
        from pshv.types.commandinfo import AliasInfo, command_info

        commands, scope = self.session.commands, self.run.caller
        wanted = self.filter
        for alias in commands.aliases(scope):
            if alias.name.lower() == name.lower() and wanted.kind("Alias"):
                info = command_info(alias, self.session)
                assert isinstance(info, AliasInfo)
                if wanted.admits(info):
                    yield info
        for found in (commands.function(name, scope), self._qualified(name), commands.script(name, scope)):
            if found is not None:
                info = command_info(found, self.session)
                if wanted.admits(info):  # type: ignore[arg-type]
                    yield info  # type: ignore[misc]

    def _qualified(self, name: str) -> Any:
        from pshv.runtime.errors import PSError

        commands = self.session.commands
        if "\\" not in name:
            return commands.cmdlet(name)
        try:
            return commands.qualified(name, self.run.caller)
        except PSError:
            return None

    def _not_found(self, name: str) -> Any:
        record = self.session.commands.not_found(name, None).record
        record.error_id = f"CommandNotFoundException,{self.class_name()}"
        record.invocation = None
        return record

    # -- lists ----------------------------------------------------------------------------------------------------
    def _matching(self, pattern: str) -> Iterator[CommandInfo]:
        matcher = Wildcard(pattern)
        return (info for info in self._everything(matcher.matches) if self.filter.admits(info))

    def _listed(self) -> Iterator[CommandInfo]:
        """Without a name: aliases only if they look like Verb-Noun or are asked for."""
        pithy = self.CommandType is not None
        return (
            info
            for info in self._everything(self.filter.name_fits)
            if self.filter.admits(info) and (pithy or info.kind != "Alias" or "-" in info.name)
        )

    def _similar(self, name: str) -> Iterator[CommandInfo]:
        from difflib import get_close_matches

        names = [name for name, _ in discovery.names(self.session.edition)]
        close = set(get_close_matches(name, names, n=5, cutoff=0.75))
        return self._everything(lambda candidate: candidate in close)

    def _everything(self, fits: Any) -> Iterator[CommandInfo]:
        """Aliases, functions, cmdlets whose name fits, each kind in order of name."""
        from pshv.types.commandinfo import command_info

        commands, scope, session = self.session.commands, self.run.caller, self.session
        wanted = self.filter
        groups: list[list[Any]] = []
        if wanted.kind("Alias"):
            groups.append([a for a in commands.aliases(scope) if fits(a.name)])
        if wanted.kind("Function") or wanted.kind("Filter"):
            groups.append([f for f in commands.functions(scope) if fits(f.name)])
        for group in groups:
            for command in sorted(group, key=lambda c: c.name.lower()):
                yield command_info(command, session)  # type: ignore[misc]
        if not wanted.kind("Cmdlet"):
            return
        labs = "labs" in [str(one).lower() for one in self.Module or ()]
        names = sorted((n for n, _ in discovery.listed(session, labs=labs) if fits(n)), key=str.lower)
        for name in names:
            found = commands.cmdlet(name)
            if found is not None:
                yield command_info(found, session)  # type: ignore[misc]

    # -- output ---------------------------------------------------------------------------------------------------
    def _write_all(self, found: Any) -> None:
        for info in found:
            if self.TotalCount is not None and 0 <= self.TotalCount <= self.written:
                return
            key = (info.kind, info.name.lower(), info.module_name.lower())
            if key in self.seen and not self.Syntax:
                continue
            self.seen.add(key)
            self.written += 1
            self.write(self._syntax(info) if self.Syntax else info)

    def _syntax(self, info: CommandInfo) -> str:
        from pshv.runtime.commandsyntax import syntax
        from pshv.types.commandinfo import AliasInfo

        newline = "\n" if self.session.core else "\r\n"
        if not isinstance(info, AliasInfo):
            return syntax(info.declared, newline)
        head = f"{info.name} (alias) -> {info.definition}{newline}"
        if info.target is None:
            return head
        return head + syntax(info.declared, newline, info.name)
