"""Text encodings by the names PowerShell gives them, and their byte order marks.

Defaults: 7 writes UTF-8 without a mark everywhere; 5.1 writes the ANSI code page with Set-Content and UTF-16 with
Out-File and `>`. Reading looks for a mark first. Source: language-subset.md 2.
"""

from __future__ import annotations

import codecs

ANSI = "cp1252"
OEM = "cp437"
NAMES = {
    "ascii": ("ascii", b""),
    "ansi": (ANSI, b""),
    "default": (ANSI, b""),
    "oem": (OEM, b""),
    "unicode": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf16": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16le": ("utf-16-le", codecs.BOM_UTF16_LE),
    "string": ("utf-16-le", codecs.BOM_UTF16_LE),
    "unknown": ("utf-16-le", codecs.BOM_UTF16_LE),
    "bigendianunicode": ("utf-16-be", codecs.BOM_UTF16_BE),
    "utf-16be": ("utf-16-be", codecs.BOM_UTF16_BE),
    "utf7": ("utf-7", b""),
    "utf-7": ("utf-7", b""),
    "utf8": ("utf-8", b""),
    "utf-8": ("utf-8", b""),
    "utf8bom": ("utf-8", codecs.BOM_UTF8),
    "utf8nobom": ("utf-8", b""),
    "utf32": ("utf-32-le", codecs.BOM_UTF32_LE),
    "utf-32": ("utf-32-le", codecs.BOM_UTF32_LE),
    "utf-32be": ("utf-32-be", codecs.BOM_UTF32_BE),
    "bigendianutf32": ("utf-32-be", codecs.BOM_UTF32_BE),
    "latin1": ("latin-1", b""),
}
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PAGES = {1200: "unicode", 1201: "bigendianunicode", 12000: "utf32", 12001: "bigendianutf32", 65001: "utf8bom"}
PAGES |= {20127: "ascii", 28591: "latin1", 65000: "utf7"}


def codec(name: object, *, core: bool) -> tuple[str, bytes] | None:
    """The Python codec and the mark of an encoding given by name, code page or Encoding object; None if unknown."""
    own = getattr(name, "codec", None)
    if isinstance(own, str):
        mark = getattr(name, "preamble", b"")
        return own, mark if isinstance(mark, bytes) else b""
    if isinstance(name, int):
        return _page(int(name), core)
    text = str(getattr(name, "name", None) or name).lower()
    if text.isdigit():
        return _page(int(text), core)
    found = NAMES.get(text)
    if found is None:
        try:
            return codecs.lookup(text).name, b""
        except LookupError:
            return None
    if text in ("utf8", "utf-8") and not core:
        return "utf-8", codecs.BOM_UTF8
    if text == "default" and core:
        return "utf-8", b""
    return found


def _page(number: int, core: bool) -> tuple[str, bytes] | None:
    if number in PAGES:
        return codec(PAGES[number], core=core)
    try:
        return codecs.lookup(f"cp{number}").name, b""
    except LookupError:
        return None


def default_codec(*, core: bool, redirect: bool = False) -> tuple[str, bytes]:
    """What a file is written in when nothing is said; `redirect` for Out-File and `>`."""
    if core:
        return "utf-8", b""
    return ("utf-16-le", codecs.BOM_UTF16_LE) if redirect else (ANSI, b"")


def detect(head: bytes) -> tuple[str, int] | None:
    """The codec a byte order mark says and the mark's length, None without one."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return name, len(mark)
    return None


def decode_text(data: bytes, *, core: bool, encoding: object = None) -> str:
    """A whole file as text, by its mark, else `encoding`, else the edition's default."""
    found = detect(data)
    if found is not None:
        return data[found[1] :].decode(found[0], "replace")
    chosen = codec(encoding, core=core) if encoding is not None else None
    name = chosen[0] if chosen is not None else default_codec(core=core)[0]
    return data.decode(name, "replace")
