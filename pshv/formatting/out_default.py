"""Where objects meet the host: Out-Default, Out-Host, rendering into lines. Source: powershell-formatting.md, 1, 8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.values import NOTHING

from . import profile
from .breaking import WORD_CULTURES
from .cells import ESCAPES
from .formatter import Formatter
from .records import FormatRecord
from .screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.runtime.session import Session

UNKNOWN_WIDTH = 120


class OutDefault:
    """The sink of a prompt line or a `-Command` text: `process` each object, then `end`.

    Text goes to `write_line`, errors met among the objects to the host's error stream.
    """

    __slots__ = ("_host", "_process", "formatter", "screen", "session", "stopped")

    def __init__(self, session: Session, write_line: Callable[[str], object] | None = None) -> None:
        host: Any = session.host
        self.session = session
        self._host = host
        self.stopped = False
        write = write_line or host.write_line
        self.screen = Screen(
            plain_writer(write) if session.edition == "core" and is_plain(session) else write,
            host.width - 1,
            profile.of(session),
            coloured=host.colours,
            words=breaks_words(session),
            write_aside=self._aside,
            height=host.height,
        )
        self.formatter = Formatter(session)
        self._process = self.screen.process

    def process(self, obj: object) -> None:
        """Take one object of the output."""
        if type(obj) is str and self.screen.document is None:
            self.screen.write_line(obj)
            return
        if isinstance(obj, FormatRecord):
            self.formatter.end(self._emit)
            self._process(obj)
        elif obj is not None and obj is not NOTHING:
            self.formatter.process(obj, self._emit)

    def _emit(self, record: Any) -> None:
        self._process(record)

    def stop(self) -> None:
        """The pipeline is being stopped: nothing more is printed, and what writes on (a `finally`) ends there."""
        self.stopped = True
        self.screen.write_line = _refuse

    def end(self) -> None:
        """Close what is open and print what is held back."""
        if self.stopped:
            return
        self.formatter.end(self._emit)
        self.screen.finish()

    def resize(self) -> None:
        """Take the host's new size for what is formatted from now on."""
        self.screen.width = self.screen.text_width = self._host.width - 1
        self.screen.height = self._host.height

    def _aside(self, text: str, stream: str) -> None:
        show_aside(self._host, text, stream, core=self.session.edition == "core")


def _refuse(line: str) -> None:
    from pshv.runtime.errors import PipelineStopped

    raise PipelineStopped


def _rendering(session: Session) -> str:
    from pshv.types.psstyle import rendering

    return rendering(session)


def is_plain(session: Session) -> bool:
    """Whether $PSStyle.OutputRendering (or NO_COLOR) takes escape sequences out of output."""
    return _rendering(session) == "PlainText"


def plain_writer(write: Callable[[str], object]) -> Callable[[str], object]:
    """`write` for lines without their escape sequences."""

    def put(line: str) -> None:
        write(ESCAPES.sub("", line) if "\x1b" in line else line)

    return put


def show_aside(host: Any, text: str, stream: str, *, core: bool) -> None:
    """Write what belongs to another stream to the host: errors to stderr, warnings with their prefix."""
    if stream == "error":
        if host.colours and core:
            from .errors import coloured

            text = coloured(text)
        host.write_error(text)
    elif stream == "information":
        host.write_line(text)
    else:
        line = f"{stream.upper()}: {text}"
        host.write_line(f"\x1b[33;1m{line}\x1b[0m" if host.colours and core else line)


def breaks_words(session: Session) -> bool:
    """Whether lines of the session's culture break at words (section 6)."""
    return str(session.culture).split("-", 1)[0].lower() in WORD_CULTURES


def text_screen(
    session: Session,
    write_line: Callable[[str], object],
    width: int | None = None,
) -> Screen:
    """A screen for Out-String and Out-File: `width` as given, else the widths of section 8."""
    looks = profile.of(session)
    host: Any = session.host
    if width is not None:
        table = lists = width
    elif looks.core:
        table, lists = host.width or UNKNOWN_WIDTH, 0
    else:
        table = lists = host.width - 1 if host.width else UNKNOWN_WIDTH
    return Screen(write_line, table, looks, text_width=lists, words=breaks_words(session))


class TextSink:
    """Formats objects into lines for Out-String, Out-File, `>`: `process`, then `end`."""

    __slots__ = ("formatter", "screen")

    def __init__(self, session: Session, write_line: Callable[[str], object], width: int | None = None) -> None:
        if session.edition == "core" and _rendering(session) != "Ansi":
            write_line = plain_writer(write_line)
        self.screen = text_screen(session, write_line, width)
        self.formatter = Formatter(session)

    def process(self, obj: object) -> None:
        if isinstance(obj, FormatRecord):
            self.formatter.end(self.screen.process)  # type: ignore[arg-type]
            self.screen.process(obj)
        elif obj is not None and obj is not NOTHING:
            self.formatter.process(obj, self.screen.process)  # type: ignore[arg-type]

    def end(self) -> None:
        self.formatter.end(self.screen.process)  # type: ignore[arg-type]
        self.screen.finish()


def render(session: Session, objects: Iterable[object], width: int | None = None) -> list[str]:
    """The lines that Out-String would make of `objects`."""
    lines: list[str] = []
    sink = TextSink(session, lines.append, width)
    for obj in objects:
        sink.process(obj)
    sink.end()
    return lines
