"""A shell that runs in this process: words and standard input in, text and exit code out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pshv.host.console import Host
from pshv.host.options import Options
from pshv.host.shell import Shell
from pshv.host.switches import parse


class Run:
    """What a command line wrote, and its exit code."""

    def __init__(
        self, *words: str, stdin: str = "", edition: str = "core", folder: Path | None = None, interactive: bool = True
    ) -> None:
        options = Options()
        options.memory, options.edition, options.folder = True, edition, folder
        out, err = BytesIO(), BytesIO()
        request = parse([*words], edition=edition)
        host = Host(out, err, BytesIO(stdin.encode()), interactive=interactive and not request.non_interactive)
        self.code = Shell(options, "pshv").serve(request, host)
        self.out, self.err = out.getvalue().decode(), err.getvalue().decode()
