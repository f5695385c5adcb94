"""StringReader, StringWriter, StreamReader, StreamWriter."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import NetException
from pshv.types.dotnet.encodings import Encoding, encoding
from pshv.types.dotnet.textitems import item_text
from pshv.types.implementation import Implementation


class TextReader:
    """A place in a text."""

    __slots__ = ("source", "place", "name")

    def __init__(self, source: str, name: str) -> None:
        self.source = source
        self.place = 0
        self.name = name

    @property
    def type_names(self) -> tuple[str, ...]:
        return (self.name, "System.IO.TextReader", "System.MarshalByRefObject", "System.Object")

    @property
    def net_type(self) -> Any:
        from pshv.types.nettype import known_type

        return known_type(self.name)

    def text(self) -> str:
        return self.name

    def read_line(self) -> str | None:
        if self.place >= len(self.source):
            return None
        end = self.place
        while end < len(self.source) and self.source[end] not in "\r\n":
            end += 1
        line = self.source[self.place : end]
        step = 2 if self.source[end : end + 2] == "\r\n" else 1
        self.place = min(end + step, len(self.source)) if end < len(self.source) else end
        return line

    def read_rest(self) -> str:
        rest = self.source[self.place :]
        self.place = len(self.source)
        return rest

    def read(self) -> int:
        if self.place >= len(self.source):
            return -1
        self.place += 1
        return ord(self.source[self.place - 1])

    def peek(self) -> int:
        return ord(self.source[self.place]) if self.place < len(self.source) else -1


class TextWriter:
    """Text that is written piece by piece; `finish` is called by Close, Flush and Dispose."""

    __slots__ = ("pieces", "name", "newline")

    def __init__(self, name: str = "System.IO.StringWriter") -> None:
        self.pieces: list[str] = []
        self.name = name
        self.newline = "\r\n"

    @property
    def net_type(self) -> Any:
        from pshv.types.nettype import known_type

        return known_type(self.name)

    def text(self) -> str:
        return "".join(self.pieces)

    def put(self, text: str) -> None:
        self.pieces.append(text)

    def finish(self) -> None:
        """Nothing to do for a text in memory."""


class FileWriter(TextWriter):
    """A StreamWriter on a file of the session's drives or on a stream."""

    __slots__ = ("target", "encoding", "written", "append")

    def __init__(self, target: Any, chosen: Encoding, append: bool) -> None:
        super().__init__("System.IO.StreamWriter")
        self.target = target
        self.encoding = chosen
        self.append = append
        self.written = False
        self.finish()

    def text(self) -> str:
        return self.name

    def finish(self) -> None:
        data = self.encoding.encode("".join(self.pieces))
        self.pieces.clear()
        if hasattr(self.target, "write"):
            self.target.write(data if self.written else self.encoding.preamble + data if data else b"")
        else:
            from pshv.types.dotnet.files import write_bytes

            write_bytes(
                self.target, data if self.written else self.encoding.preamble + data, self.append or self.written
            )
        self.written = True


def _write(writer: Any, value: Any = None, *rest: Any) -> None:
    writer.put(_text(value, rest))


def _write_line(writer: Any, value: Any = None, *rest: Any) -> None:
    writer.put(_text(value, rest) + writer.newline)


def _text(value: Any, rest: tuple[Any, ...]) -> str:
    if rest:
        from pshv.runtime.composite import format as compose

        items = rest[0] if len(rest) == 1 and type(rest[0]) is list else list(rest)
        return compose(value, items)
    if isinstance(value, list) and all(isinstance(x, values.Char) for x in value):
        return "".join(value)
    return item_text(value)


def _new_reader(kind: Any, source: Any, *rest: Any) -> TextReader:
    if kind.name == "StringReader":
        return TextReader(source, kind.definition)
    chosen = next((r for r in rest if isinstance(r, Encoding)), None)
    from pshv.types.dotnet.files import _decode, read_bytes

    data = source.rest() if hasattr(source, "rest") else read_bytes(source)
    return TextReader(_decode(data, chosen), kind.definition)


def _new_writer(kind: Any, target: Any = None, *rest: Any) -> TextWriter:
    if kind.name == "StringWriter":
        return TextWriter()
    chosen = next((r for r in rest if isinstance(r, Encoding)), None) or encoding("utf8nobom")
    append = next((r for r in rest if type(r) is bool), False)
    if target is None:
        raise NetException("System.ArgumentNullException", "Value cannot be null. (Parameter 'path')")
    return FileWriter(target, chosen, append)


def _close(thing: Any) -> None:
    finish = getattr(thing, "finish", None)
    if finish is not None:
        finish()


def _auto_flush(writer: Any, value: Any) -> None:
    _close(writer)


def _reader(name: str) -> Implementation:
    return Implementation(
        name,
        construct=_new_reader,
        properties={"EndOfStream": lambda r: r.place >= len(r.source), "CurrentEncoding": lambda r: encoding("utf8")}
        if name.endswith("StreamReader")
        else {},
        methods={
            "Close": _close,
            "Dispose": _close,
            "Peek": lambda r: r.peek(),
            "Read": lambda r, *a: r.read(),
            "ReadLine": lambda r: r.read_line(),
            "ReadToEnd": lambda r: r.read_rest(),
        },
    )


def _writer(name: str) -> Implementation:
    return Implementation(
        name,
        construct=_new_writer,
        properties={
            "AutoFlush": (lambda w: False, _auto_flush),
            "Encoding": lambda w: encoding("unicode"),
            "NewLine": (lambda w: w.newline, lambda w, v: setattr(w, "newline", v)),
        },
        methods={
            "Close": _close,
            "Dispose": _close,
            "Flush": _close,
            "ToString": lambda w: w.text(),
            "Write": _write,
            "WriteLine": _write_line,
            **({"GetStringBuilder": _builder} if name.endswith("StringWriter") else {}),
        },
    )


def _builder(writer: TextWriter) -> Any:
    from pshv.types.dotnet.builder import StringBuilder

    return StringBuilder(writer.text())


IMPLEMENTATIONS = (
    _reader("System.IO.StringReader"),
    _reader("System.IO.StreamReader"),
    _writer("System.IO.StringWriter"),
    _writer("System.IO.StreamWriter"),
)
