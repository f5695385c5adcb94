"""The `pshv` executable: decides in a few microseconds whether a sub-command or a PowerShell line was asked for."""

from __future__ import annotations

import os
import sys

SUB_COMMANDS = frozenset({"new", "worlds", "info", "lab", "host"})


def main(argv: list[str] | None = None) -> int:
    """Run pshv with the words of the command line and give the process's exit code.

    `pshv new ...` and the other sub-commands are click's (see `pshv.commands`); everything else is a session with the
    switches of powershell.exe and pwsh (see `pshv.host.switches`), which needs neither click nor SQLAlchemy to start.
    """
    words = sys.argv[1:] if argv is None else argv
    from pshv.host import options

    chosen, rest, problem = options.split(words)
    if problem is not None:
        sys.stderr.write(f"pshv: {problem}\n")
        return 64
    if rest and (rest[0] in SUB_COMMANDS or rest[0] == "--help"):
        problem = options.take_file(chosen, rest)
        if problem is not None:
            sys.stderr.write(f"pshv: {problem}\n")
            return 64
        from pshv.commands import run

        return run(chosen, rest)
    if chosen.db is not None and os.path.exists(f"{chosen.db}.host"):
        from pshv.host.client import through_host

        code = through_host(chosen, options.called_as(sys.argv[0]), rest)
        if code is not None:
            return code
    from pshv.host.shell import Shell

    try:
        return Shell(chosen, options.called_as(sys.argv[0])).run(rest)
    except Exception as mistake:  # the outermost edge
        from pshv.host.crash import report

        return report(mistake)
