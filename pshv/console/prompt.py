"""The prompt: reads lines with editing, history and completion, runs them, and survives Ctrl-C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.output import ColorDepth

from pshv.host.pieces import Pieces, syntax_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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
        history: History = InMemoryHistory()
        if history_file is not None:
            history_file.parent.mkdir(parents=True, exist_ok=True)
            history = FileHistory(str(history_file))
        self._reader: PromptSession[str] = PromptSession(
            history=history,
            completer=SessionCompleter(session),
            complete_while_typing=False,
            color_depth=None if host.colours else ColorDepth.DEPTH_1_BIT,
            enable_history_search=True,
            reserve_space_for_menu=4,
        )

    def run(self, run_text: Callable[[str], int | None]) -> int:
        """Read and run until `exit` or the end of input; `run_text` gives an exit code when the session is to end."""
        pieces = Pieces(syntax_state(self._session.edition), eager=False)
        while True:
            _refresh_size(self._host)
            self._host.finish_line()
            try:
                line = self._reader.prompt(self._prompt_text(pieces.collecting))
            except KeyboardInterrupt:
                pieces.clear()
                continue
            except EOFError:
                return 0
            text = pieces.add(line)
            if text is None:
                continue
            code = run_text(text)
            _end_progress(self._host)
            if code is not None:
                return code

    def _prompt_text(self, continued: bool) -> ANSI:
        return ANSI(">> " if continued else self._session.prompt_text())


def _refresh_size(host: Host) -> None:
    refresh = getattr(host, "refresh_size", None)
    if refresh is not None:
        refresh()


def _end_progress(host: Host) -> None:
    end = getattr(host, "end_progress", None)
    if end is not None:
        end()


def start(session: Session, host: Host, options: Options, *, logo: bool) -> int:
    """Greet and run a person's session; gives the exit code."""
    if logo:
        host.write(_banner(session))
    prompt = Prompt(session, host, _history_file(options))

    def run_text(text: str) -> int | None:
        try:
            state = session.run_text(text, kind="interactive")
        except KeyboardInterrupt:
            host.finish_line()
            return None
        except Exception as problem:  # the prompt outlives a mistake of pshv's own
            from pshv.host.crash import describe

            host.finish_line()
            host.write_error(describe(problem))
            return None
        return state.exit_code if state.exited else None

    return prompt.run(run_text)


def _banner(session: Session) -> str:
    from importlib.metadata import version

    world = session.cluster.world
    return BANNER.format(
        version=version("pshv"), cluster=world.cluster.name, nodes=len(world.nodes), machines=len(world.vms)
    )


def _history_file(options: Options) -> Path | None:
    return None if options.db is None else options.db.with_name(options.db.name + ".history")
