"""A line typed at a prompt: run, kept in the history, outlived.

Source of the rules: ../shared/golden/tty/history-and-exit.golden (001 to 009, 032, 063), powershell-traps.md 64.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.host.console import Host
    from pshv.language.tree_base import Ast
    from pshv.runtime.session import ExitState, Session

REPLACED = "history line"  # where Invoke-History leaves the line that stands for its own


def run_entry(session: Session, host: Host, text: str) -> ExitState:
    """Run a line and add it to the history, when it has ended, with how it ended.

    A mistake of pshv's own is said in a line; the session goes on. An empty line is not kept.
    """
    from pshv.cmdlets.core.historyinfo import history
    from pshv.runtime import dates
    from pshv.runtime.session import ExitState

    kept = history(session)
    session.history_id = kept.last + 1
    started = dates.now()
    try:
        state = session.run_text(text, kind="interactive")
    except KeyboardInterrupt:
        state = ExitState(True, 0, stopped=True)
    except Exception as problem:  # the prompt outlives a mistake of pshv's own
        from pshv.host.crash import describe

        host.finish_line()
        host.write_error(describe(problem))
        session.ok = False
        state = ExitState(False, 1, failed=True)
    host.end_progress()
    line = str(session.extras.pop(REPLACED, text))
    if line.strip():
        status = "Stopped" if state.stopped else "Failed" if state.failed else "Completed"
        kept.add(line, started, dates.now(), status, _limit(session))
        _keep_tokens(session, text)
    return state


def _limit(session: Session) -> int:
    limit = session.global_scope.lookup("maximumhistorycount")
    return limit if isinstance(limit, int) and limit > 0 else 4096


def _has_command(tree: Ast) -> bool:
    """Whether a line calls a command: one that only shows a value leaves `$^` and `$$` alone."""
    from pshv.language.tree import CommandAst

    return any(tree.find_all(lambda node: isinstance(node, CommandAst)))


def _keep_tokens(session: Session, text: str) -> None:
    """`$^` and `$$`: the first and the last token of the line that ran."""
    from pshv.language.endtokens import end_tokens
    from pshv.runtime.execution import parsed

    result = parsed(session, text)
    found = None if result.errors or not _has_command(result.tree) else end_tokens(result.tree)
    if found is not None:
        for name, token in zip("^$", found, strict=True):
            dict.__setitem__(session.global_scope, name, token)
