"""Sessions without a host window, for tests of the runtime."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pshv.runtime.session import Session
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
