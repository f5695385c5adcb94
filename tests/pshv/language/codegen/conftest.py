"""A session whose output is kept: `run("text")` gives (lines, error messages)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from pshv.host.console import Host
from pshv.runtime.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[str], list[str]]


class Transcript:
    """One session; what it shows is kept as lines."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.err = io.BytesIO()
        self.session = Session(Host(self.out, self.err), edition="core")

    def __call__(self, text: str) -> list[str]:
        """Run a text; gives the lines it printed."""
        start = len(self.out.getvalue())
        self.state = self.session.run_text(text)
        return self.out.getvalue()[start:].decode().splitlines()

    @property
    def errors(self) -> str:
        return self.err.getvalue().decode()


@pytest.fixture
def run() -> Transcript:
    return Transcript()
