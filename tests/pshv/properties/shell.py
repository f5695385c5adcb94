"""One session for many examples: a Python exception that comes out of it is a mistake of pshv."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options
from pshv.runtime.limits import TimeLimit

if TYPE_CHECKING:
    from pshv.runtime.session import Session

SECONDS = 10.0


class Shell:
    """A session on a small cluster in memory; variables start anew with each program."""

    def __init__(self, edition: str) -> None:
        self.edition = edition
        self.folder = Path(tempfile.mkdtemp(prefix="pshv-properties-"))
        self.opening = self._open()

    def _open(self) -> Opening:
        options = Options()
        options.memory = True
        options.folder = self.folder
        return Opening(options, self.edition)

    def session(self) -> Session:
        """A new session on the same cluster."""
        self.out, self.err = io.BytesIO(), io.BytesIO()
        session = self.opening.session(Host(self.out, self.err, io.BytesIO()))
        session.time_limit = lambda: TimeLimit(SECONDS)
        return session

    def run(self, text: str) -> str:
        """Runs a program; gives what it showed. Whatever Python raises comes through."""
        self.session().run_text(text)
        return self.out.getvalue().decode("utf-8", "replace")


@cache
def shell(edition: str = "core") -> Shell:
    """The shell of an edition."""
    return Shell(edition)
