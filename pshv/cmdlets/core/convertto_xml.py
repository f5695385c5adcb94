"""ConvertTo-Xml."""

from __future__ import annotations

from typing import Any

from pshv.formatting import properties
from pshv.runtime import values
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_display
from pshv.runtime.values import NOTHING, HashMap
from pshv.serialization.xmltext import attribute_text, element_text

HEAD = '<?xml version="1.0" encoding="utf-8"?>'
LINE_END = "\r\n"


class ConvertToXml(Cmdlet):
    """Creates an XML-based representation of an object."""

    name = "ConvertTo-Xml"

    InputObject: object
    Depth: int | None
    NoTypeInformation: bool
    As: str | None

    def begin(self) -> None:
        self.kept: list[object] = []

    def process(self) -> None:
        self.kept.append(self.InputObject)

    def end(self) -> None:
        kind = (self.As or "Document").lower()
        depth = int(self.Depth) if self.Depth is not None else 1
        writer = ObjectXml(depth, types=not self.NoTypeInformation)
        bodies = [writer.lines(item, "Object", None, 1, 0) for item in self.kept]
        if kind == "stream":
            self.write(HEAD)
            self.write("<Objects>")
            for body in bodies:
                self.write(LINE_END.join(line[2:] for line in body))
            self.write("</Objects>")
            return
        lines = [HEAD, "<Objects>", *(line for body in bodies for line in body), "</Objects>"]
        text = LINE_END.join(lines)
        if kind == "string":
            self.write(text)
            return
        from pshv.runtime.convert import convert
        from pshv.types.nettype import resolve_type

        self.write(convert("".join([HEAD, *(line.strip() for line in lines[1:])]), resolve_type("xml")))


class ObjectXml:
    """Writes values as Object and Property elements, one line each, indented by two blanks."""

    def __init__(self, depth: int, *, types: bool) -> None:
        self.depth = depth
        self.types = types

    def lines(self, value: Any, tag: str, name: str | None, level: int, depth: int) -> list[str]:
        """The lines of one element; `level` is its indent, `depth` how deep its value lies."""
        indent = "  " * level
        head = f"{indent}<{tag}{self._attributes(value, name)}"
        base = values.unwrap(value)
        if value is None or value is NOTHING:
            return [head + " />"]
        if properties_are_text(base) or depth > self.depth:
            text = element_text(to_display(value))
            return [f"{head}>{text}</{tag}>"] if text else [f"{head}></{tag}>"]
        inner = self._inner(value, base, level + 1, depth + 1)
        if not inner:
            return [head + " />"]
        return [head + ">", *inner, f"{indent}</{tag}>"]

    def _attributes(self, value: Any, name: str | None) -> str:
        text = f' Name="{attribute_text(name)}"' if name is not None else ""
        if self.types:
            shown = "System.Object" if value is None else properties.type_names(value)[0]
            text += f' Type="{attribute_text(shown)}"'
        return text

    def _inner(self, value: Any, base: Any, level: int, depth: int) -> list[str]:
        lines: list[str] = []
        if isinstance(base, HashMap):
            for key, item in base.items():
                lines.extend(self.lines(key, "Property", "Key", level, depth))
                lines.extend(self.lines(item, "Property", "Value", level, depth))
            return lines
        items = values.enumerate_value(base)
        if items is not None:
            for item in items:
                lines.extend(self.lines(item, "Property", None, level, depth))
            return lines
        for name in properties.names(value):
            lines.extend(self.lines(properties.value(value, name), "Property", name, level, depth))
        return lines


_TEXT_TYPES = frozenset({"DateTime", "DateTimeOffset", "TimeSpan", "Guid", "Uri", "Version", "Decimal", "ScriptBlock"})


def properties_are_text(value: Any) -> bool:
    """Whether a value is written as its text."""
    from pshv.formatting.valuetext import is_scalar
    from pshv.types.nettype import NetType

    return is_scalar(value) or type(value).__name__ in _TEXT_TYPES or isinstance(value, NetType)
