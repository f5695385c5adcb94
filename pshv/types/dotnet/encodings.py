"""System.Text.Encoding."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.netexception import NetException, argument_null
from pshv.types.implementation import Implementation
from pshv.types.nettype import BYTE

# name -> (codec, code page, web name, class, preamble, display name)
_TABLE: dict[str, tuple[str, int, str, str, bytes, str]] = {
    "utf8": ("utf-8", 65001, "utf-8", "UTF8Encoding+UTF8EncodingSealed", b"\xef\xbb\xbf", "Unicode (UTF-8)"),
    "utf8nobom": ("utf-8", 65001, "utf-8", "UTF8Encoding", b"", "Unicode (UTF-8)"),
    "unicode": ("utf-16-le", 1200, "utf-16", "UnicodeEncoding", b"\xff\xfe", "Unicode"),
    "bigendianunicode": ("utf-16-be", 1201, "utf-16BE", "UnicodeEncoding", b"\xfe\xff", "Unicode (Big-Endian)"),
    "utf32": ("utf-32-le", 12000, "utf-32", "UTF32Encoding", b"\xff\xfe\0\0", "Unicode (UTF-32)"),
    "utf7": ("utf-7", 65000, "utf-7", "UTF7Encoding", b"", "Unicode (UTF-7)"),
    "ascii": ("ascii", 20127, "us-ascii", "ASCIIEncoding+ASCIIEncodingSealed", b"", "US-ASCII"),
    "latin1": ("latin-1", 28591, "iso-8859-1", "Latin1Encoding+Latin1EncodingSealed", b"", "Western European (ISO)"),
    "windows1252": ("cp1252", 1252, "windows-1252", "SBCSCodePageEncoding", b"", "Western European (Windows)"),
    "ibm437": ("cp437", 437, "IBM437", "SBCSCodePageEncoding", b"", "OEM United States"),
}
_ALIASES = {
    "utf-8": "utf8",
    "utf-16": "unicode",
    "utf-16le": "unicode",
    "utf-16be": "bigendianunicode",
    "utf-32": "utf32",
    "us-ascii": "ascii",
    "iso-8859-1": "latin1",
    "windows-1252": "windows1252",
    "utf-7": "utf7",
    "ibm437": "ibm437",
}


class Encoding:
    """An encoding by its key in the table."""

    __slots__ = ("key", "codec", "page", "web", "class_name", "preamble", "display")

    def __init__(self, key: str) -> None:
        self.key = key
        self.codec, self.page, self.web, self.class_name, self.preamble, self.display = _TABLE[key]

    @property
    def type_names(self) -> tuple[str, ...]:
        base = self.class_name.split("+")[0]
        names = [f"System.Text.{self.class_name}"]
        if base != self.class_name:
            names.append(f"System.Text.{base}")
        return (*names, "System.Text.Encoding", "System.Object")

    @property
    def net_type(self) -> Any:
        from pshv.types.nettype import find_type, register_type

        name = self.type_names[0]
        return find_type(name) or register_type(name, "class", self.type_names[1:])

    def text(self) -> str:
        return self.type_names[0]

    def encode(self, text: str) -> bytes:
        errors = "replace" if self.codec in ("ascii", "latin-1", "cp1252", "cp437") else "surrogatepass"
        return text.encode(self.codec, errors)

    def decode(self, data: bytes) -> str:
        if self.codec == "ascii":
            return "".join(chr(b) if b < 128 else "?" for b in data)
        return data.decode(self.codec, "replace")


_made: dict[str, Encoding] = {}


def encoding(key: str) -> Encoding:
    """The encoding with this key of the table."""
    if key not in _made:
        _made[key] = Encoding(key)
    return _made[key]


def find_encoding(name: Any) -> Encoding:
    """By name or code page. Raises ArgumentException, NotSupportedException."""
    if isinstance(name, int):
        for key, row in _TABLE.items():
            if row[1] == name:
                return encoding(key)
        raise NetException("System.NotSupportedException", f"No data is available for encoding {name}.")
    found = _ALIASES.get(name.lower())
    if found is None:
        raise NetException(
            "System.ArgumentException",
            f"'{name}' is not a supported encoding name. For information on defining a custom encoding, see the "
            "documentation for the Encoding.RegisterProvider method. (Parameter 'name')",
        )
    return encoding(found)


def to_bytes(data: Any) -> bytes:
    """A byte array as bytes."""
    return bytes(int(b) for b in data)


def byte_array(data: bytes) -> values.TypedArray:
    """Bytes as a byte array."""
    return values.TypedArray([values.Byte(b) for b in data], BYTE)


def _get_bytes(e: Encoding, text: Any, *rest: Any) -> values.TypedArray:
    if text is None:
        raise argument_null("s")
    joined = "".join(str(c) for c in text) if isinstance(text, list) else str(text)
    if len(rest) >= 2:
        joined = joined[rest[0] : rest[0] + rest[1]]
    return byte_array(e.encode(joined))


def _get_string(e: Encoding, data: Any, *rest: Any) -> str:
    if data is None:
        raise argument_null("bytes")
    raw = to_bytes(data)
    return e.decode(raw[rest[0] : rest[0] + rest[1]] if len(rest) == 2 else raw)


def _fixed(key: str) -> Any:
    return lambda: encoding(key)


def _convert(source: Encoding, target: Encoding, data: Any, *rest: Any) -> values.TypedArray:
    return byte_array(target.encode(source.decode(to_bytes(data))))


def _new_utf8(kind: Any, with_mark: bool = False, *_: Any) -> Encoding:
    return encoding("utf8" if with_mark else "utf8nobom")


_PROPERTIES = {
    "Preamble": lambda e: byte_array(e.preamble),
    "BodyName": lambda e: e.web,
    "EncodingName": lambda e: e.display,
    "HeaderName": lambda e: e.web,
    "WebName": lambda e: e.web,
    "WindowsCodePage": lambda e: 1200 if e.key in ("utf8", "utf8nobom", "unicode", "utf32") else e.page,
    "IsSingleByte": lambda e: e.codec in ("ascii", "latin-1", "cp1252", "cp437"),
    "IsReadOnly": lambda e: True,
    "CodePage": lambda e: e.page,
}

IMPLEMENTATIONS = (
    Implementation(
        "System.Text.Encoding",
        properties=_PROPERTIES,
        methods={
            "GetByteCount": lambda e, text, *r: len(_get_bytes(e, text, *r)),
            "GetBytes": _get_bytes,
            "GetCharCount": lambda e, data, *r: len(_get_string(e, data, *r)),
            "GetChars": lambda e, data, *r: [values.Char(c) for c in _get_string(e, data, *r)],
            "GetMaxByteCount": lambda e, n: (n + 1) * 3,
            "GetPreamble": lambda e: byte_array(e.preamble),
            "GetString": _get_string,
            "ToString": lambda e: e.text(),
            "Equals": lambda a, b: a is b,
        },
        statics={"Convert": _convert, "GetEncoding": lambda name, *r: find_encoding(name)},
        static_properties={
            "ASCII": _fixed("ascii"),
            "BigEndianUnicode": _fixed("bigendianunicode"),
            "Default": _fixed("utf8nobom"),
            "Latin1": _fixed("latin1"),
            "Unicode": _fixed("unicode"),
            "UTF32": _fixed("utf32"),
            "UTF7": _fixed("utf7"),
            "UTF8": _fixed("utf8"),
        },
    ),
    Implementation("System.Text.UTF8Encoding", construct=_new_utf8),
    Implementation(
        "System.Text.UnicodeEncoding",
        construct=lambda kind, big=False, *r: encoding("bigendianunicode" if big else "unicode"),
    ),
    Implementation("System.Text.ASCIIEncoding", construct=lambda kind: encoding("ascii")),
)
