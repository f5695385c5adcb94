"""A session over folders of a test: H: is the test's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pshv.drives.drives import Drives
from pshv.drives.environment import default_environment
from pshv.host.console import NoAnswer
from pshv.runtime.errors import PSError
from pshv.runtime.session import Session
from pshv.runtime.text import to_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class QuietHost:
    """A host without a person: keeps what is written."""

    name = "ConsoleHost"
    width, height = 80, 50
    colours = interactive = at_terminal = False
    taker = None

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.errors: list[str] = []

    def write(self, text: str) -> None:
        self.shown.append(text)

    def write_line(self, text: str = "") -> None:
        self.shown.append(text + "\n")

    def write_error(self, text: str) -> None:
        self.errors.append(text)

    def finish_line(self) -> None:
        return None

    def progress(self, record: object) -> None:
        return None

    def clear(self) -> None:
        return None

    def choose(self, *question: object) -> int:
        raise NoAnswer


@pytest.fixture(params=["core"])
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Session:
    folder = tmp_path / "host"
    folder.mkdir()
    drives = Drives(
        tmp_path / "files",
        lambda: ["HV01", "HV02"],
        lambda: "HV01",
        folder,
        [],
        default_environment("HV01", "contoso.local"),
    )
    return Session(QuietHost(), edition=request.param, drives=lambda made: drives.attach(made))  # type: ignore[arg-type]


@pytest.fixture
def run(session: Session) -> Callable[[str], list[str]]:
    """Runs a text and gives what it wrote, each object as text; an error that ends it as `ERROR id: message`."""

    def evaluate(text: str) -> list[str]:
        try:
            return [to_text(value) for value in session.evaluate(text)]
        except PSError as error:
            return [f"ERROR {error.record.error_id}: {error.record.message}"]

    return evaluate


@pytest.fixture
def failures(session: Session) -> Callable[[str], list[str]]:
    """Runs a text and gives the ids of the errors it left in $Error, the oldest first."""

    def evaluate(text: str) -> list[str]:
        session.error_list.clear()
        try:
            session.evaluate(text)
        except PSError as error:
            session.record_error(error.record)
        return [record.error_id for record in reversed(session.error_list)]  # type: ignore[attr-defined]

    return evaluate
