"""A request to a server: who was called with which words, from where."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from pshv.host.options import Options, called_as
from pshv.host.switches import parse

if TYPE_CHECKING:
    from pshv.host.caller import Caller
    from pshv.host.place import Place

OPTION = "option:"


class Request:
    """One command line. `name` is what was called (`powershell`, `pwsh.exe`, `pshv`), `folder` where."""

    __slots__ = ("_options", "admitted", "folder", "name", "settings", "words")

    def __init__(self, fields: list[bytes], token: str) -> None:
        given, name, folder, settings, *words = (os.fsdecode(field) for field in fields)
        self.admitted = secrets.compare_digest(given.encode(), token.encode())
        self.name = name
        self.folder = folder
        self.words = words
        self.settings = settings
        self._options = [
            line.removeprefix(OPTION).partition("=")[::2] for line in settings.split("\n") if line.startswith(OPTION)
        ]

    @property
    def line(self) -> str:
        """The command line as a person would type it."""
        from shlex import join

        return join([self.name, *self.words])

    def options(self) -> Options:
        """pshv's own options: those of the caller, with its folder as H:."""
        options = Options()
        options.folder = Path(self.folder)
        for name, value in self._options:
            if name == "no-host-folder":
                options.host_folder = False
            else:
                options.set(f"--{name}", value)
        return options

    def run(self, place: Place, caller: Caller) -> int | None:
        """Run the command line in a session of `place`; gives its exit code, None when it belongs at a terminal."""
        from pshv.host.served import ServedShell, host_for

        options = self.options()
        name = called_as(self.name)
        shell = ServedShell(options, name, place)
        launch = parse(self.words, edition=shell.edition)
        if name == "pshv" and caller.terminals[0] and (launch.kind == "interactive" or launch.no_exit):
            return None
        return shell.serve(launch, host_for(caller, interactive=not launch.non_interactive))
