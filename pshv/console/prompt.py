"""The prompt: reads lines with editing, history and completion, runs them, and survives Ctrl-C."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.output import ColorDepth

from pshv.console.cycling import bindings
from pshv.console.screen import prompt_fragments, terminal_output
from pshv.console.typedahead import give_back, take
from pshv.host.entry import run_entry
from pshv.host.keyboard import Keyboard, unechoed
from pshv.host.pieces import Pieces, syntax_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prompt_toolkit.application import Application
    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    from pshv.host.console import Host
    from pshv.host.options import Options
    from pshv.runtime.session import Session

BANNER = """pshv {version}: a Hyper-V failover cluster on this computer. Nothing here reaches a real one.
Cluster {cluster} with {nodes} nodes and {machines} virtual machines. Get-Command -Module FailoverClusters, Hyper-V
lists what there is; Get-Help NAME explains it; exit leaves.
"""


class SessionCompleter(Completer):
    """Offers what `TabExpansion2` finds in the session for the text before the cursor."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        from pshv.console.completion import complete

        found = complete(self._session, document.text, document.cursor_position)
        start = found.index - document.cursor_position
        for match in found.matches:
            yield Completion(match.text_, start_position=start, display=match.list_text)


class Prompt:
    """A person's session at a terminal."""

    def __init__(self, session: Session, host: Host, history_file: Path | None = None) -> None:
        self._session = session
        self._host = host
        self._keyboard: Keyboard = getattr(host, "keyboard", None) or Keyboard()
        self._input = create_input()
        self._output = terminal_output()
        self._reader: PromptSession[str] = PromptSession(
            history=_line_history(history_file),
            completer=SessionCompleter(session),
            complete_while_typing=False,
            color_depth=None if host.colours else ColorDepth.DEPTH_1_BIT,
            enable_history_search=True,
            reserve_space_for_menu=4,
            key_bindings=bindings(session),
            input=self._input,
            output=self._output,
        )
        self._behind = ""  # colours behind a prompt's last sign: sent once it has been drawn
        self._reader.app.after_render += self._end_prompt

    def _end_prompt(self, app: Application[str]) -> None:
        if self._behind:
            self._output.write_raw(self._behind)
            self._output.flush()
            self._behind = ""

    def run(self) -> int:
        """Read and run until `exit` or the end of input; gives the exit code."""
        with unechoed():
            return self._read_and_run()

    def _read_and_run(self) -> int:
        pieces = Pieces(syntax_state(self._session.edition), eager=False)
        while True:
            self._host.refresh_size()
            self._host.finish_line()
            try:
                line = self._read(">> " if pieces.collecting else self._session.prompt_text())
            except KeyboardInterrupt:
                pieces.clear()
                continue
            except EOFError:
                return 0
            text = pieces.add(line)
            if text is None:
                continue
            with _stoppable(self._session):
                state = run_entry(self._session, self._host, text)
            if state.exited:
                return state.exit_code

    def _read(self, prompt: str) -> str:
        """A line; keys that were typed before it was asked for are its first."""
        fragments, behind = prompt_fragments(prompt)
        self._behind = behind
        give_back(self._input, self._keyboard)
        try:
            line = self._reader.prompt(FormattedText(fragments))
        finally:
            take(self._input, self._keyboard)
        if self._host.recorder is not None:
            self._host.recorder(f"{prompt}{line}\n")
        return line


@contextmanager
def _stoppable(session: Session) -> Iterator[None]:
    """Ctrl-C stops the pipeline: what a `finally` still puts out is not printed (powershell-traps.md 64)."""

    def stop(number: int, frame: object) -> None:
        if session._top is not None:
            session._top.stop()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _line_history(path: Path | None) -> History:
    if path is None:
        return InMemoryHistory()
    path.parent.mkdir(parents=True, exist_ok=True)
    return FileHistory(str(path))


def start(session: Session, host: Host, options: Options, *, logo: bool) -> int:
    """Greet and run a person's session; gives the exit code."""
    if logo:
        host.write(_banner(session))
    session.watched = True
    prompt = Prompt(session, host, _history_file(options))
    host.nest = lambda: _nested(session, host, options)
    return prompt.run()


def _nested(session: Session, host: Host, options: Options) -> None:
    """The prompt of a suspended pipeline."""
    Prompt(session, host, _history_file(options)).run()


def _banner(session: Session) -> str:
    from importlib.metadata import version

    world = session.cluster.world
    return BANNER.format(
        version=version("pshv"), cluster=world.cluster.name, nodes=len(world.nodes), machines=len(world.vms)
    )


def _history_file(options: Options) -> Path | None:
    return None if options.db is None else options.db.with_name(options.db.name + ".history")
