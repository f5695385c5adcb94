"""CLIXML -> objects: Import-Clixml, ConvertFrom-CliXml, PSSerializer.Deserialize."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.values import ArrayList, Char, Hashtable, PSObject
from pshv.types.memberkinds import RecordedText

from .xmltext import decode_string

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_SPACE: Final = "{http://schemas.microsoft.com/powershell/2004/04}"
_LISTS: Final = frozenset({"LST", "IE", "QUE", "STK"})
_DURATION = re.compile(r"(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$")


class CliXmlError(Exception):
    """Text that is no CLIXML."""


def deserialize(text: str) -> list[Any]:
    """The values of a CLIXML document. Raises CliXmlError."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except ElementTree.ParseError as error:
        raise CliXmlError(str(error)) from error
    if _tag(root) != "Objs":
        raise CliXmlError(f"'{_tag(root)}' is an invalid XmlNodeType.")
    reader = _Reader()
    return [reader.value(child) for child in root]


def _tag(element: Element) -> str:
    return element.tag.removeprefix(_SPACE)


def _timespan(text: str) -> Any:
    from pshv.runtime.dates import TimeSpan

    found = _DURATION.match(text)
    if found is None:
        raise CliXmlError(f"{text} is no duration")
    sign, days, hours, minutes, seconds, fraction = found.groups()
    total = ((int(days or 0) * 24 + int(hours or 0)) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    ticks = total * 10_000_000 + int((fraction or "0").ljust(7, "0")[:7])
    return TimeSpan(-ticks if sign else ticks)


def _converted(type_name: str) -> Callable[[str], Any]:
    def make(text: str) -> Any:
        from pshv.runtime.convert import convert
        from pshv.types.nettype import resolve_type

        return convert(text, resolve_type(type_name))

    return make


def _date(text: str) -> Any:
    from pshv.serialization.jsondates import parse

    return parse(text, None, "Default")


def _bytes(text: str) -> Any:
    from binascii import a2b_base64

    from pshv.types.nettype import resolve_type

    return values.TypedArray([values.Byte(one) for one in a2b_base64(text)], resolve_type("byte"))


def _decimal(text: str) -> Any:
    from pshv.runtime.values import Decimal

    return Decimal(text.strip())


_MAKERS: Final[dict[str, Callable[[str], Any]]] = {
    "S": decode_string,
    "ToString": decode_string,
    "C": lambda text: Char(chr(int(text))),
    "B": lambda text: text.strip().lower() == "true",
    "I32": int,
    "I64": lambda text: values.Int64(int(text)),
    "I16": lambda text: values.Int16(int(text)),
    "By": lambda text: values.Byte(int(text)),
    "SB": lambda text: values.SByte(int(text)),
    "U16": lambda text: values.UInt16(int(text)),
    "U32": lambda text: values.UInt32(int(text)),
    "U64": lambda text: values.UInt64(int(text)),
    "Db": _converted("double"),
    "Sg": _converted("float"),
    "D": _decimal,
    "DT": _date,
    "TS": _timespan,
    "G": _converted("guid"),
    "Version": _converted("version"),
    "URI": _converted("uri"),
    "XD": _converted("xml"),
    "SBK": decode_string,
    "BA": _bytes,
}


class _Reader:
    """Reads elements; objects and type lists are remembered by their RefId."""

    def __init__(self) -> None:
        self.objects: dict[str, Any] = {}
        self.types: dict[str, list[str]] = {}

    def value(self, element: Element) -> Any:
        """The value of one element."""
        tag = _tag(element)
        if tag == "Nil":
            return None
        if tag == "Ref":
            return self.objects.get(element.get("RefId", ""))
        if tag == "Obj":
            return self._object(element)
        make = _MAKERS.get(tag)
        if make is None:
            raise CliXmlError(f"unknown element {tag}")
        return make(element.text or "")

    def _object(self, element: Element) -> Any:
        names: list[str] = []
        result = PSObject({})
        reference = element.get("RefId", "")
        self.objects[reference] = result
        base: Any = values.NOTHING
        text: str | None = None
        for child in element:
            tag = _tag(child)
            if tag in ("TN", "TNRef"):
                names = self._names(child, tag)
            elif tag in ("MS", "Props"):
                for member in child:
                    result.properties[decode_string(member.get("N", ""))] = self.value(member)
            elif tag == "DCT":
                base = self._dictionary(child)
            elif tag in _LISTS:
                base = ArrayList([self.value(item) for item in child])
            elif tag == "ToString":
                text = decode_string(child.text or "")
            else:
                base = self.value(child)
        if text is not None and base is not values.NOTHING and "System.Enum" in names:
            result.properties["Value"] = text
        if base is not values.NOTHING and not result.properties:
            self.objects[reference] = base
            return base
        if text is not None:
            result.properties["ToString"] = RecordedText(text)
        result.base = base
        result.type_names = [name if name.startswith("Deserialized.") else f"Deserialized.{name}" for name in names]
        return result

    def _names(self, child: Element, tag: str) -> list[str]:
        key = child.get("RefId", "")
        if tag == "TN":
            self.types[key] = [one.text or "" for one in child]
        return self.types.get(key, [])

    def _dictionary(self, element: Element) -> Hashtable:
        table = Hashtable()
        for entry in element:
            pair = {child.get("N", ""): self.value(child) for child in entry}
            table[pair.get("Key")] = pair.get("Value")
        return table
