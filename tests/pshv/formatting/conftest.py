"""A console to write objects to: what it shows comes back as one text, blanks at line ends kept."""

from __future__ import annotations

from typing import Any

import pytest

from pshv.formatting.columns import parse, parse_one
from pshv.formatting.formatter import Formatter, Options
from pshv.formatting.out_default import OutDefault, TextSink
from pshv.runtime.values import PSObject


class QuietHost:
    """A host that shows nothing."""

    width = 80
    height = 25
    colours = False

    def __init__(self) -> None:
        self.errors: list[str] = []

    def write_error(self, text: str) -> None:
        self.errors.append(text)


class Console:
    """A session's formatting side: `show` objects, or objects that went through a Format-* cmdlet."""

    def __init__(self, edition: str) -> None:
        self.edition = edition
        self.culture = "en-US"
        self.extras: dict[str, object] = {}
        self.host: Any = QuietHost()
        self.variables: dict[str, object] = {}

    def get_variable(self, name: str, default: object = None) -> object:
        return self.variables.get(name, default)

    def preference(self, name: str) -> object:
        return self.variables.get(name)

    def show(self, *objects: object, width: int | None = None) -> str:
        """What the console prints, or with `width` what Out-String -Width gives."""
        lines: list[str] = []
        session: Any = self
        sink = TextSink(session, lines.append, width) if width else OutDefault(session, lines.append)
        for one in objects:
            sink.process(one)
        sink.end()
        return "\n".join(lines)

    def format(self, shape: str, *objects: object, by: object = None, **settings: Any) -> list[object]:
        """The records of `objects | Format-<shape>`."""
        options = Options(shape)
        options.entries = parse(settings.pop("property", None))
        options.group_by = parse_one(by) if by is not None else None
        for name, value in settings.items():
            setattr(options, name, value)
        session: Any = self
        formatter = Formatter(session, options)
        records: list[object] = []
        for one in objects:
            formatter.process(one, records.append)
        formatter.end(records.append)
        return records


def row(**values: object) -> PSObject:
    """A custom object."""
    return PSObject(dict(values))


@pytest.fixture
def console() -> Console:
    """PowerShell 7's console."""
    return Console("core")


@pytest.fixture
def old_console() -> Console:
    """Windows PowerShell 5.1's console."""
    return Console("desktop")


@pytest.fixture(name="row")
def row_maker() -> Any:
    return row
