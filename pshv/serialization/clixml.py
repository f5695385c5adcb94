"""Objects -> CLIXML: Export-Clixml, ConvertTo-CliXml, PSSerializer, the XML output format. Source: traps 45, 54."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.formatting import properties
from pshv.runtime import values
from pshv.runtime.errors import ErrorRecord, ExceptionObject, PSError
from pshv.runtime.progressrecord import ProgressRecord
from pshv.runtime.text import to_display, to_string
from pshv.runtime.values import NOTHING, EnumValue, HashMap, PSObject

from .xmltext import attribute_text, element_text, encode_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SPACE: Final = "http://schemas.microsoft.com/powershell/2004/04"
HEAD: Final = f'<Objs Version="1.1.0.1" xmlns="{SPACE}">'
PREFIX: Final = "#< CLIXML"
DEFAULT_DEPTH: Final = 2

_NUMBER_TAGS: Final[dict[type, str]] = {
    int: "I32",
    values.Int64: "I64",
    values.Int16: "I16",
    values.Byte: "By",
    values.SByte: "SB",
    values.UInt16: "U16",
    values.UInt32: "U32",
    values.UInt64: "U64",
}
_LIST_TAGS: Final = {"Queue": "QUE", "Stack": "STK"}


def _plain(tag: str, text: Callable[[Any], str]) -> Callable[[Any], tuple[str, str]]:
    return lambda value: (tag, text(value))


_PRIMITIVES: Final[dict[str, Callable[[Any], tuple[str, str]]]] = {
    "str": _plain("S", encode_string),
    "bool": _plain("B", lambda value: "true" if value else "false"),
    "Switch": _plain("B", lambda value: "true" if value else "false"),
    "Char": _plain("C", lambda value: str(ord(str(value)))),
    "float": _plain("Db", lambda value: to_string(value, "R", invariant=True)),
    "Single": _plain("Sg", lambda value: to_string(value, "R", invariant=True)),
    "Decimal": _plain("D", lambda value: to_string(value, invariant=True)),
    "DateTime": _plain("DT", lambda value: to_string(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", invariant=True)),
    "TimeSpan": _plain("TS", lambda value: duration(int(value.ticks))),
    "Guid": _plain("G", to_string),
    "Version": _plain("Version", to_string),
    "Uri": _plain("URI", lambda value: element_text(to_string(value))),
    "ScriptBlock": _plain("SBK", lambda value: encode_string(value.text)),
    "BigInteger": _plain("S", lambda value: str(int(value))),
}


def duration(ticks: int) -> str:
    """A TimeSpan as an XML duration: P1DT2H3M4.5S."""
    sign = "-" if ticks < 0 else ""
    seconds, fraction = divmod(abs(ticks), 10_000_000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    text = f"{days}D" if days else ""
    time = (f"{hour}H" if hour else "") + (f"{minute}M" if minute else "")
    if second or fraction:
        part = f".{fraction:07d}".rstrip("0") if fraction else ""
        time += f"{second}{part}S"
    if time:
        text += "T" + time
    return f"{sign}P{text}" if text else "PT0S"


class CliXmlWriter:
    """Writes values as CLIXML elements; each list item of `lines` is one line with its indent."""

    def __init__(self, depth: int = DEFAULT_DEPTH, *, indent: bool = True) -> None:
        self.depth = depth
        self.indent = indent
        self.lines: list[str] = []
        self.references: dict[int, int] = {}
        self.keep: list[object] = []
        self.type_references: dict[tuple[str, ...], int] = {}

    def _put(self, level: int, text: str) -> None:
        self.lines.append("  " * level + text if self.indent else text)

    def write(self, value: Any, level: int = 1, name: str = "", depth: int | None = None, stream: str = "") -> None:
        """Write one value at an indent; `name` is its N attribute, `stream` its S attribute."""
        left = self.depth if depth is None else depth
        attributes = (f' S="{stream}"' if stream else "") + (f' N="{attribute_text(name)}"' if name else "")
        if value is None or value is NOTHING:
            self._put(level, f"<Nil{attributes} />")
            return
        primitive = self._primitive(value)
        if primitive is not None:
            tag, text = primitive
            self._put(level, f"<{tag}{attributes}>{text}</{tag}>" if text else f"<{tag}{attributes}></{tag}>")
            return
        base = values.unwrap(value)
        if isinstance(base, ProgressRecord):
            self._progress(base, level, attributes)
            return
        known = self.references.get(id(base))
        if known is not None:
            self._put(level, f'<Ref{attributes} RefId="{known}" />')
            return
        self._object(value, base, level, attributes, left)

    def _primitive(self, value: Any) -> tuple[str, str] | None:
        kind = type(value)
        tag = _NUMBER_TAGS.get(kind)
        if tag is not None:
            return tag, int.__repr__(value)
        make = _PRIMITIVES.get(kind.__name__)
        if make is not None and kind is not PSObject:
            return make(value)
        if kind is values.TypedArray and value.element.name == "Byte":
            from binascii import b2a_base64

            return "BA", b2a_base64(bytes(value), newline=False).decode("ascii")
        return None

    # -- objects --------------------------------------------------------------------------------------------------
    def _progress(self, record: Any, level: int, attributes: str) -> None:
        """A progress record has elements of its own."""
        operation = "<Nil />" if record.operation is None else f"<S>{encode_string(record.operation)}</S>"
        state = "Completed" if record.completed else "Processing"
        self._put(
            level,
            f"<PR{attributes}><AV>{encode_string(record.activity)}</AV><AI>{record.id}</AI>{operation}"
            f"<PI>{record.parent}</PI><PC>{record.percent}</PC><T>{state}</T><SR>{record.seconds}</SR>"
            f"<SD>{encode_string(record.status)}</SD></PR>",
        )

    def _object(self, value: Any, base: Any, level: int, attributes: str, left: int) -> None:
        container = isinstance(base, HashMap) or values.enumerate_value(base) is not None
        custom = type(value) is PSObject and value.base is NOTHING  # custom objects have no text: they are never cut
        if left < (0 if container else 1) and not custom and not isinstance(base, EnumValue):
            self._put(level, f"<S{attributes}>{encode_string(to_display(value))}</S>")
            return
        number = len(self.references)
        self.references[id(base)] = number
        self.keep.append(base)
        self._put(level, f'<Obj{attributes} RefId="{number}">')
        self._types(value, level + 1)
        if isinstance(base, EnumValue):
            self._put(level + 1, f"<ToString>{encode_string(base.name)}</ToString>")
            self._put(level + 1, f"<I32>{base.value}</I32>")
        elif container:
            self._container(base, level + 1, left)
        elif type(value) is PSObject and value.base is not NOTHING:
            self.write(base, level + 1, depth=left) if self._primitive(base) else self._members(value, level + 1, left)
        else:
            self._members(value, level + 1, left)
        if type(value) is PSObject and value.base is not NOTHING and value.properties:
            self._section("MS", [(n, properties.value(value, n)) for n in value.properties], level + 1, left)
        self._put(level, "</Obj>")

    def _types(self, value: Any, level: int) -> None:
        names = tuple(properties.type_names(value))
        known = self.type_references.get(names)
        if known is not None:
            self._put(level, f'<TNRef RefId="{known}" />')
            return
        number = self.type_references[names] = len(self.type_references)
        self._put(level, f'<TN RefId="{number}">')
        for one in names:
            self._put(level + 1, f"<T>{element_text(one)}</T>")
        self._put(level, "</TN>")

    def _container(self, base: Any, level: int, left: int) -> None:
        if isinstance(base, HashMap):
            self._put(level, "<DCT>")
            for key, item in base.items():
                self._put(level + 1, "<En>")
                self.write(key, level + 2, "Key", left - 1)
                self.write(item, level + 2, "Value", left - 1)
                self._put(level + 1, "</En>")
            self._put(level, "</DCT>")
            return
        tag = _LIST_TAGS.get(type(base).__name__) or ("LST" if isinstance(base, list) else "IE")
        self._put(level, f"<{tag}>")
        for item in values.enumerate_value(base) or ():
            self.write(item, level + 1, depth=left - 1)
        self._put(level, f"</{tag}>")

    def _members(self, value: Any, level: int, left: int) -> None:
        if type(value) is PSObject and value.base is NOTHING:
            pairs = [(n, properties.value(value, n)) for n in properties.names(value)]
            self._section("MS", pairs, level, left, always=True)
            return
        if isinstance(value, (ErrorRecord, ExceptionObject)):
            from .errormembers import members_of

            pairs = members_of(value)
        else:
            pairs = [(n, properties.value(value, n)) for n in properties.names(value)]
        try:
            text = to_display(value)
        except PSError:
            text = ""
        self._put(level, f"<ToString>{encode_string(text)}</ToString>")
        self._section("Props", pairs, level, left)

    def _section(
        self, tag: str, pairs: Iterable[tuple[str, Any]], level: int, left: int, *, always: bool = False
    ) -> None:
        items = list(pairs)
        if not items and not always:
            return
        if not items:
            self._put(level, f"<{tag} />")
            return
        self._put(level, f"<{tag}>")
        for name, item in items:
            self.write(item, level + 1, encode_string(name), left - 1)
        self._put(level, f"</{tag}>")


def serialize(items: Iterable[object], depth: int = DEFAULT_DEPTH, *, line_end: str = "\r\n") -> str:
    """The CLIXML document of some values."""
    writer = CliXmlWriter(depth)
    for item in items:
        writer.write(item)
    return line_end.join([HEAD, *writer.lines, "</Objs>"])


def stream_document(items: Iterable[tuple[str, object]], depth: int = DEFAULT_DEPTH) -> str:
    """One line of CLIXML for a process's stream: (stream name or '', value) pairs, as `-OutputFormat XML` writes it.

    Stream names: Output, Error, Warning, Verbose, Debug, progress, information.
    """
    parts = []
    for stream, item in items:
        writer = CliXmlWriter(depth, indent=False)
        writer.write(item, 0, stream=stream)
        parts.append("".join(writer.lines))
    return HEAD + "".join(parts) + "</Objs>"
