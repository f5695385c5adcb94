"""The six streams: where records go when nobody redirected them, and when somebody did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .errors import ErrorRecord
    from .session import Session

    Sink = Callable[[Any], Any]

STREAMS = ("error", "warning", "verbose", "debug", "information")
_COLOURS = {"warning": "\x1b[33;1m", "verbose": "\x1b[33;1m", "debug": "\x1b[33;1m"}
_LABELS = {"warning": "WARNING", "verbose": "VERBOSE", "debug": "DEBUG"}


class Sinks:
    """Where the streams go now: None means the host."""

    __slots__ = (*STREAMS, "kept")

    def __init__(self, before: Sinks | None = None) -> None:
        # Lists of -ErrorVariable and its like of the functions that are running, by stream.
        self.kept: tuple[tuple[str, list[Any]], ...] = () if before is None else before.kept
        for name in STREAMS:
            setattr(self, name, None if before is None else getattr(before, name))

    error: Sink | None
    warning: Sink | None
    verbose: Sink | None
    debug: Sink | None
    information: Sink | None

    def changed(self, **streams: Sink | None) -> Sinks:
        """A copy with some streams going elsewhere."""
        copy = Sinks(self)
        for name, sink in streams.items():
            setattr(copy, name, sink)
        return copy


def keep(session: Session, stream: str, record: Any) -> None:
    """Adds a record to the stream variables of the running functions."""
    for name, items in session.sinks.kept:
        if name == stream and not (items and items[-1] is record):
            items.append(record)


def write_error_record(session: Session, record: ErrorRecord) -> None:
    """Sends an error record to the error stream."""
    sink = session.sinks.error
    if sink is not None:
        sink(record)
    else:
        show_error(session, record)


def show_error(session: Session, record: ErrorRecord) -> None:
    """Shows an error on the host, as $ErrorView says."""
    shower = session.error_shower
    if shower is not None:
        shower(record)
        return
    from pshv.formatting import errors

    session.host.finish_line()
    text = errors.render(record, session)
    session.host.write_error(errors.coloured(text) if session.core and session.host.colours else text)


def write_text_stream(session: Session, stream: str, message: str, record: object = None) -> None:
    """Sends a warning, verbose or debug message to its stream."""
    sink = getattr(session.sinks, stream)
    if sink is not None:
        sink(record if record is not None else message_record(stream, message))
        return
    show_text(session, stream, message)


def show_text(session: Session, stream: str, message: str) -> None:
    """Shows a message of a text stream on the host: broken at the last column."""
    host = session.host
    if host.taker is not None and host.taker(stream, message):
        return
    host.finish_line()
    line = f"{_LABELS[stream]}: {message}"
    for part in line.split("\n"):
        for piece in broken(part.rstrip("\r"), host.width if host.at_terminal else 0):
            host.write_line(f"{_COLOURS[stream]}{piece}\x1b[0m" if host.colours else piece)


def broken(text: str, width: int) -> list[str]:
    """`text` in pieces of at most `width` cells."""
    if width <= 0 or len(text) <= width:
        return [text]
    return [text[at : at + width] for at in range(0, len(text), width)]


def message_record(stream: str, message: str) -> Any:
    """The record of a redirected message (WarningRecord and its like)."""
    from .records import DebugRecord, VerboseRecord, WarningRecord

    return {"warning": WarningRecord, "verbose": VerboseRecord, "debug": DebugRecord}[stream](message)


def write_information(session: Session, record: Any) -> None:
    """Sends an information record to stream 6, when something takes it."""
    sink = session.sinks.information
    if sink is not None:
        sink(record)
