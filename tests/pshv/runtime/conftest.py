"""Sessions without a host window, for tests of the runtime."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from pshv.host.console import Host
from pshv.runtime.session import ExitState, Session
from pshv.runtime.text import to_text


class QuietHost:
    """A host that shows nothing and answers nothing."""

    width = 80
    colours = False
    interactive = False
    name = "test"

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *args, **kwargs: None


@pytest.fixture
def session() -> Session:
    """A session of edition core."""
    return Session(QuietHost(), edition="core")  # type: ignore[arg-type]


@pytest.fixture
def session_text(session: Session) -> Callable[[str], str]:
    """Runs a text; what it writes as lines."""

    def run(text: str) -> str:
        return "\n".join(to_text(value) for value in session.evaluate(text))

    return run


class Transcript:
    """A session that is read like a console: calling it runs a text and gives the lines it printed."""

    def __init__(self, edition: str = "core") -> None:
        self.out = io.BytesIO()
        self.err = io.BytesIO()
        self.session = Session(Host(self.out, self.err), edition=edition)
        self.state: ExitState | None = None

    def __call__(self, text: str) -> list[str]:
        start = len(self.out.getvalue())
        self.state = self.session.run_text(text)
        return self.out.getvalue()[start:].decode().splitlines()

    @property
    def errors(self) -> str:
        """Everything on standard error so far."""
        return self.err.getvalue().decode()


@pytest.fixture
def run() -> Transcript:
    """A session of edition core as a transcript."""
    return Transcript()
