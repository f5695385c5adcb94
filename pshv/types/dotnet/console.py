"""System.Console, through the session's host."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current, values
from pshv.types.dotnet.encodings import encoding
from pshv.types.dotnet.readers import _text
from pshv.types.implementation import Implementation
from pshv.types.netobject import Method, NetObject, Property, member_table
from pshv.types.nettype import known_type


def _host() -> Any:
    return current.session.host


class ConsoleWriter(NetObject):
    """`[Console]::Out` or `[Console]::Error`."""

    __slots__ = ("error",)
    type_names = ("System.IO.TextWriter+SyncTextWriter", "System.IO.TextWriter", "System.Object")

    def __init__(self, error: bool) -> None:
        self.error = error

    def put(self, text: str) -> None:
        write(text, self.error)

    members = member_table(
        Property("Encoding", lambda w: encoding("utf8nobom")),
        Property("NewLine", lambda w: "\r\n"),
        Method("Write", lambda w, *a: w.put(_arguments(a))),
        Method("WriteLine", lambda w, *a: w.put(_arguments(a) + "\n")),
        Method("Flush", lambda w: None),
        Method("Close", lambda w: None),
    )


class ConsoleReader(NetObject):
    """`[Console]::In`."""

    __slots__ = ()
    type_names = ("System.IO.SyncTextReader", "System.IO.TextReader", "System.Object")
    members = member_table(
        Method("ReadLine", lambda r: _host().input_line(), ("string ReadLine()",)),
        Method("ReadToEnd", lambda r: _host().input_text(), ("string ReadToEnd()",)),
        Method("Read", lambda r: _read(), ("int Read()",)),
        Method("Close", lambda r: None),
    )


def _read() -> int:
    line = _host().input_line()
    return -1 if line is None else ord(line[0]) if line else 10


def _arguments(arguments: tuple[Any, ...]) -> str:
    if not arguments:
        return ""
    return _text(values.unwrap(arguments[0]), tuple(values.unwrap(a) for a in arguments[1:]))


def write(text: str, error: bool = False) -> None:
    """Put text on the console; what the pipeline still holds back comes first."""
    if error:
        host = _host()
        if text.endswith("\n"):
            host.write_error(text[:-1])
        else:
            host.write_error(text)
        return
    _host().write(text)


def _write(*arguments: Any) -> None:
    write(_arguments(arguments))


def _write_line(*arguments: Any) -> None:
    write(_arguments(arguments) + "\n")


def _colour(name: str) -> Any:
    return lambda: known_type("System.ConsoleColor").enum_member(name)


_colours = {"ForegroundColor": "Gray", "BackgroundColor": "Black"}


def _colour_property(name: str) -> Any:
    def put(value: Any) -> None:
        from pshv.runtime.convert import convert

        _colours[name] = convert(value, known_type("System.ConsoleColor")).name

    return (lambda: known_type("System.ConsoleColor").enum_member(_colours[name]), put)


def _reset() -> None:
    _colours.update(ForegroundColor="Gray", BackgroundColor="Black")


IMPLEMENTATIONS = (
    Implementation(
        "System.Console",
        statics={
            "Beep": lambda *r: None,
            "Clear": lambda: _host().clear(),
            "Read": _read,
            "ReadLine": lambda: _host().input_line(),
            "ResetColor": _reset,
            "SetCursorPosition": lambda left, top: None,
            "Write": _write,
            "WriteLine": _write_line,
        },
        static_properties={
            "BackgroundColor": _colour_property("BackgroundColor"),
            "BufferHeight": lambda: _host().height,
            "BufferWidth": lambda: _host().width,
            "CursorLeft": lambda: 0,
            "CursorTop": lambda: 0,
            "CursorVisible": (lambda: True, lambda v: None),
            "Error": lambda: ConsoleWriter(True),
            "ForegroundColor": _colour_property("ForegroundColor"),
            "In": ConsoleReader,
            "InputEncoding": (lambda: encoding("utf8nobom"), lambda v: None),
            "IsErrorRedirected": lambda: not _host().at_terminal,
            "IsInputRedirected": lambda: not _host().at_terminal,
            "IsOutputRedirected": lambda: not _host().at_terminal,
            "KeyAvailable": lambda: False,
            "Out": lambda: ConsoleWriter(False),
            "OutputEncoding": (lambda: encoding("utf8nobom"), lambda v: None),
            "Title": (lambda: _host().title, lambda v: setattr(_host(), "title", str(v))),
            "TreatControlCAsInput": (lambda: False, lambda v: None),
            "WindowHeight": lambda: _host().height,
            "WindowWidth": lambda: _host().width,
        },
    ),
)
