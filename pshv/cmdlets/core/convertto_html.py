"""ConvertTo-Html. Source: html-reports records; traps 55."""

from __future__ import annotations

from typing import Any

from pshv.formatting import properties
from pshv.formatting.columns import Entry, expand, parse
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError
from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, HashMap
from pshv.serialization.csvwriter import field_text

KEYS = ("expression", "width", "alignment", "name", "label")
STRICT = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
)
TRANSITIONAL = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"  '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
_META_KEYS = {
    "content-type": "http-equiv",
    "default-style": "http-equiv",
    "x-ua-compatible": "http-equiv",
    "refresh": "http-equiv",
}


class ConvertToHtml(Cmdlet):
    """Converts .NET objects into HTML that can be displayed in a Web browser."""

    name = "ConvertTo-Html"

    InputObject: object
    Property: list[object] | None
    Body: list[str] | None
    Head: list[str] | None
    Title: str | None
    As: str | None
    CssUri: object
    PostContent: list[str] | None
    PreContent: list[str] | None
    Fragment: bool
    Meta: HashMap | None
    Charset: str | None
    Transitional: bool

    def begin(self) -> None:
        self.entries = parse(self.Property, KEYS, self.class_name())
        self.columns: list[Entry] | None = None
        self.as_list = (self.As or "Table").lower() == "list"
        self.count = 0
        self.started = False

    def _start(self) -> None:
        """What stands before the rows; written with the first of them, when the later stages have begun."""
        if self.started:
            return
        self.started = True
        if not self.Fragment:
            self._page()
        self.write_all(self.PreContent or ())
        self.write("<table>")

    def _page(self) -> None:
        self.write(TRANSITIONAL if getattr(self, "Transitional", False) else STRICT)
        self.write('<html xmlns="http://www.w3.org/1999/xhtml">')
        self.write("<head>")
        charset = getattr(self, "Charset", None)
        if charset:
            self.write(f'<meta charset="{charset}">')
        for key, value in (getattr(self, "Meta", None) or HashMap()).items():
            kind = _META_KEYS.get(to_text(key).lower(), "name")
            self.write(f'<meta {kind}="{to_text(key)}" content="{to_text(value)}">')
        if self.Head is not None:
            self.write_all(self.Head)
        else:
            self.write(f"<title>{self.Title or 'HTML TABLE'}</title>")
        if self.CssUri is not None:
            self.write(f'<link rel="stylesheet" type="text/css" href="{to_text(self.CssUri)}" />')
        self.write("</head><body>")
        self.write_all(self.Body or ())

    def process(self) -> None:
        self._start()
        item = self.InputObject
        if item is None or item is NOTHING:
            return
        if self.as_list:
            self._list(item)
            return
        if self.columns is None:
            self.columns = self._resolve(item)
            if self.columns:
                marks = "".join(_column_mark(entry) for entry in self.columns)
                self.write(f"<colgroup>{marks}</colgroup>")
                self.write("<tr>" + "".join(f"<th>{entry.title}</th>" for entry in self.columns) + "</tr>")
        if self.columns:
            self.write("<tr>" + "".join(f"<td>{_cell(e, item)}</td>" for e in self.columns) + "</tr>")

    def _resolve(self, item: Any) -> list[Entry]:
        if not self.entries:
            from pshv.formatting.columns import from_names

            return from_names(properties.names(item))
        found = expand(self.entries, item)
        return [e for e in found if e.block is not None or properties.spelling(item, e.name or "") is not None]

    def _list(self, item: Any) -> None:
        if self.count:
            self.write("<tr><td><hr></td></tr>")
        self.count += 1
        for entry in self._resolve(item):
            self.write(f"<tr><td>{entry.title}:</td><td>{_cell(entry, item)}</td></tr>")

    def end(self) -> None:
        self._start()
        self.write("</table>")
        self.write_all(self.PostContent or ())
        if not self.Fragment:
            self.write("</body></html>")


def _column_mark(entry: Entry) -> str:
    width = f' width = "{entry.width}"' if entry.width else ""
    align = f' align = "{entry.align}"' if entry.align else ""
    return f"<col{width}{align}/>"


def _cell(entry: Entry, item: Any) -> str:
    try:
        value = entry.value(item)
    except PSError:
        return ""
    return "" if value is None or value is NOTHING else encode(field_text(value))


def encode(text: str) -> str:
    """HtmlEncode of .NET: markup characters by name, Latin-1 letters and what lies beyond the BMP by number."""
    out = []
    for char in text:
        if char in _NAMED:
            out.append(_NAMED[char])
        elif "\xa0" <= char <= "\xff" or char > "\uffff":
            out.append(f"&#{ord(char)};")
        else:
            out.append(char)
    return "".join(out)


_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
