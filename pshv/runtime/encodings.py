"""What the -Encoding parameters take: names of each edition, code pages, Encoding objects.

Source: language-subset.md 2; files-034 to -040.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, runtime_error
from .netexception import NetException

if TYPE_CHECKING:
    from .session import Session

CORE = {
    "ansi": "windows1252",
    "ascii": "ascii",
    "bigendianunicode": "bigendianunicode",
    "default": "utf8nobom",
    "latin1": "latin1",
    "oem": "ibm437",
    "unicode": "unicode",
    "utf7": "utf7",
    "utf8": "utf8nobom",
    "utf8bom": "utf8",
    "utf8nobom": "utf8nobom",
    "utf32": "utf32",
}
DESKTOP = {
    "Unknown": "unicode",
    "String": "unicode",
    "Unicode": "unicode",
    "Byte": "",
    "BigEndianUnicode": "bigendianunicode",
    "UTF8": "utf8",
    "UTF7": "utf7",
    "UTF32": "utf32",
    "Ascii": "ascii",
    "Default": "windows1252",
    "Oem": "ibm437",
    "BigEndianUTF32": "",
}


class NamedEncoding:
    """An encoding only the cmdlets know: `Byte` of 5.1, big-endian UTF-32."""

    __slots__ = ("codec", "name", "preamble")

    def __init__(self, name: str, codec: str, preamble: bytes = b"") -> None:
        self.name = name
        self.codec = codec
        self.preamble = preamble

    @property
    def net_type(self) -> object:
        from pshv.types.nettype import known_type

        return known_type("System.Text.Encoding")


def named(name: str) -> NamedEncoding:
    """The encoding .NET has no object for."""
    if name.lower() == "byte":
        return NamedEncoding("byte", "latin-1")
    return NamedEncoding("bigendianutf32", "utf-32-be", b"\0\0\xfe\xff")


def encoding_argument(value: Any, session: Session | None) -> object:
    """The encoding an argument means. Raises PSError for names and numbers the edition does not know."""
    from .values import unwrap

    value = unwrap(value)
    if session is not None and session.edition != "core":
        return _desktop(value)
    if isinstance(value, str) and value.lower() == "bigendianutf32":
        return named(value)
    if not isinstance(value, (str, int)):
        return value
    from pshv.types.dotnet.encodings import encoding, find_encoding

    if isinstance(value, str) and value.lower() in CORE:
        return encoding(CORE[value.lower()])
    try:
        return find_encoding(int(value) if isinstance(value, str) and value.isdigit() else value)
    except NetException as error:
        raise runtime_error(
            error.message, "RuntimeException", "InvalidArgument", exception=error.type_name, inner=error.as_object()
        ) from None


def _desktop(value: Any) -> object:
    if getattr(value, "codec", None):
        return value
    name = str(getattr(value, "name", value))
    from pshv.types.dotnet.encodings import encoding

    for known, key in DESKTOP.items():
        if known.lower() == name.lower():
            return encoding(key) if key else named(known)
    raise bad_name(name)


def bad_name(name: str) -> PSError:
    """5.1's error of a name that is none of its encodings."""
    return runtime_error(
        f'Cannot convert value "{name}" to type '
        '"Microsoft.PowerShell.Commands.FileSystemCmdletProviderEncoding". Error: "Unable to match the identifier name '
        f"{name} to a valid enumerator name. Specify one of the following enumerator names and try again:\n"
        f'{", ".join(DESKTOP)}"',
        "CannotConvertArgumentNoMessage",
        "InvalidArgument",
    )
