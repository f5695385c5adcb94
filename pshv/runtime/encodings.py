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
BY_NAME_ONLY = frozenset({"bigendianutf32", "byte"})
DESKTOP = (
    "Unknown String Unicode Byte BigEndianUnicode UTF8 UTF7 UTF32 Ascii Default Oem BigEndianUTF32"
).split()


def encoding_argument(value: Any, session: Session | None) -> object:
    """The encoding an argument means: an Encoding object under 7, a name under 5.1. Raises PSError for unknown names."""
    from .values import unwrap

    value = unwrap(value)
    if session is not None and session.edition != "core":
        return _desktop(value)
    if isinstance(value, str) and value.lower() in BY_NAME_ONLY - {"byte"}:
        return value.lower()
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
    name = str(getattr(value, "name", value))
    for known in DESKTOP:
        if known.lower() == name.lower():
            return known
    if getattr(value, "codec", None):
        return value
    raise bad_name(name)


def bad_name(name: str) -> PSError:
    """5.1's error of a name that is none of its encodings."""
    return runtime_error(
        f'Cannot convert value "{name}" to type "Microsoft.PowerShell.Commands.FileSystemCmdletProviderEncoding". Error: '
        f'"Unable to match the identifier name {name} to a valid enumerator name. Specify one of the following enumerator '
        f'names and try again:\n{", ".join(DESKTOP)}"',
        "CannotConvertArgumentNoMessage",
        "InvalidArgument",
    )
