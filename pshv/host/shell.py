"""One run of the executable: opens the session that the command line asks for, runs it, and gives the exit code.

Source of the rules: ../shared/reference/language-subset.md section 4, powershell-language.md section 7.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pshv.host.switches import BAD_COMMAND_LINE, LaunchRequest, parse, script_arguments
from pshv.host.usage import BANNERS, HELP, USAGE

if TYPE_CHECKING:
    from pshv.host.console import Host
    from pshv.host.opening import Opening
    from pshv.host.options import Options
    from pshv.runtime.session import ExitState, Session

NO_FILE = (
    "The argument '{0}' to the -File parameter does not exist. Provide the path to an existing '.ps1' file as an "
    "argument to the -File parameter."
)
NO_SCRIPT_WORD = (
    "The argument '{0}' is not recognized as the name of a script file. Check the spelling of the name, or if a path "
    "was included, verify that the path is correct and try again."
)


class Shell:
    """What `pshv`, `powershell` and `pwsh` do when they are started."""

    def __init__(self, options: Options, called_as: str) -> None:
        self._options = options
        by_name = "core" if called_as.startswith("pwsh") else "desktop"
        self.edition = options.edition or by_name

    def run(self, words: list[str]) -> int:
        """Read PowerShell's switches from `words` and do what they say; gives the exit code of the process."""
        request = parse(words, edition=self.edition)
        host = self._host(request)
        try:
            return self.serve(request, host)
        except KeyboardInterrupt:
            return 130
        except BrokenPipeError:
            _discard_stdout()
            return 141

    def serve(self, request: LaunchRequest, host: Host) -> int:
        """Run `request` in a new session on `host`, or say what is wrong with it."""
        if request.kind in ("error", "help", "version"):
            return self._say(request, host)
        from pshv.host.opening import OpeningError

        host = _dressed(request, host)
        opening = self.opening()
        try:
            session = opening.session(host, request.folder)
            host.attach(session)
            return self._dispatch(request, session, host)
        except OpeningError as problem:
            host.finish_line()
            host.write_error(str(problem))
            return 1
        finally:
            opening.close()
            host.close()

    def opening(self) -> Opening:
        """What a session of this shell works on."""
        from pshv.host.opening import Opening

        return Opening(self._options, self.edition)

    def _dispatch(self, request: LaunchRequest, session: Session, host: Host) -> int:
        if request.kind == "interactive" and not host.at_terminal:
            request.kind = "echo"
            if not request.no_logo:
                host.write(BANNERS[self.edition])
        host.echoes = host.echoes and request.kind != "stdin"
        host.nest = lambda: _nested(session, host)
        match request.kind:
            case "command" | "encoded":
                code = self._command(request, session, host)
            case "file":
                code = self._file(request, session, host)
            case "stdin":
                return read_pieces(session, host, echo=False)
            case "echo":
                return read_pieces(session, host, echo=True)
            case _:
                return self.prompt(request, session, host)
        if request.no_exit and code is None:
            request.no_logo = True
            return self.prompt(request, session, host) if host.at_terminal else read_pieces(session, host, echo=True)
        return code or 0

    def _host(self, request: LaunchRequest) -> Host:
        from pshv.host.console import for_process

        return for_process(interactive=not request.non_interactive)

    def _say(self, request: LaunchRequest, host: Host) -> int:
        if request.kind == "version":
            from pshv.host.versions import powershell_version

            host.write_line(f"PowerShell {powershell_version(self.edition)}")
            return 0
        if request.kind == "help":
            host.write(HELP)
            return 0
        host.write_error(request.message)
        if request.show_usage:
            host.write(USAGE)
        return request.exit_code

    def _command(self, request: LaunchRequest, session: Session, host: Host) -> int | None:
        given = _input_of(request, request.text, host)
        state = session.run_text(request.text, kind="command", args=request.arguments, input=given)
        return _exit_code(state, request)

    def _file(self, request: LaunchRequest, session: Session, host: Host) -> int | None:
        path = Path(self._options.folder or "", request.text)
        if not path.is_file() and not path.suffix:
            path = path.with_suffix(".ps1")
        if not path.is_file():
            host.write_error(
                NO_SCRIPT_WORD.format(request.text) if request.show_usage else NO_FILE.format(request.text)
            )
            if request.show_usage:
                host.write(USAGE)
            return BAD_COMMAND_LINE
        from pshv.host.scripttext import read_script

        text = read_script(path, self.edition)
        shown = session.drives.display_host_path(path.resolve()) or str(path.resolve())
        state = session.run_text(
            text,
            file=shown,
            kind="file",
            args=script_arguments(request.arguments),
            input=_input_of(request, text, host),
        )
        return _exit_code(state, request)

    def prompt(self, request: LaunchRequest, session: Session, host: Host) -> int:
        """The prompt of a person."""
        from pshv.console.prompt import start

        return start(session, host, self._options, logo=not request.no_logo)


def _dressed(request: LaunchRequest, host: Host) -> Host:
    """The host as the formats of the command line want it."""
    if request.output_format == "xml":
        from pshv.host.clixmlhost import ClixmlHost

        return ClixmlHost(host)
    if request.kind == "encoded" and request.output_format is None and host.error_captured:
        from pshv.host.clixmlhost import ClixmlErrorHost

        return ClixmlErrorHost(host)
    return host


def _input_of(request: LaunchRequest, text: str, host: Host) -> list[object] | None:
    """What `$input` holds of a text that asks for it: the lines of standard input, or the objects of its CLIXML."""
    if "$input" not in text.lower() or host.at_terminal:
        return None
    raw = host.input_text()
    if request.input_format != "xml":
        return list(raw.splitlines())
    from pshv.serialization.clixmlreader import CliXmlError, deserialize

    try:
        return list(deserialize(raw.removeprefix("#< CLIXML").lstrip())) if raw.strip() else []
    except CliXmlError as problem:
        from pshv.host.opening import OpeningError

        raise OpeningError(f"Standard input is not the CLIXML that -InputFormat XML announces: {problem}") from None


def _nested(session: Session, host: Host) -> None:
    """The prompt of a suspended pipeline, for a host whose lines come one by one."""
    read_pieces(session, host, echo=True)


def _exit_code(state: ExitState, request: LaunchRequest) -> int | None:
    """The code of a text that ended; None when `-NoExit` goes on to the prompt."""
    return None if request.no_exit and not state.exited else state.exit_code


def read_pieces(session: Session, host: Host, *, echo: bool) -> int:
    """Run standard input piece by piece; with `echo` show prompts and lines as a prompt would."""
    from pshv.host.pieces import Pieces, syntax_state

    pieces = Pieces(syntax_state(session.edition))
    code = 0
    while True:
        if echo:
            host.finish_line()
            host.write(">> " if pieces.collecting else session.prompt_text())
        line = host.input_line()
        if line is None:
            return code
        if echo and host.echoes:
            host.write_line(line)
        text = pieces.add(line)
        if text is None:
            continue
        if echo:
            from pshv.host.entry import run_entry

            state = run_entry(session, host, text)
        else:
            state = session.run_text(text, kind="stdin")
        code = state.exit_code
        if state.exited:
            return code


def _discard_stdout() -> None:
    """Keep Python from complaining about a pipe whose reader has gone."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
