"""`$PSStyle` of PowerShell 7: escape sequences by name, and how output is rendered.

Source: powershell-formatting.md, section 8; the PSStyle views of PowerShell 7.6.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.session import Session

_SPACE: Final = "System.Management.Automation.PSStyle"
_KEY: Final = "psstyle"
_COLOURS: Final = (
    ("Black", 30),
    ("BrightBlack", 90),
    ("White", 37),
    ("BrightWhite", 97),
    ("Red", 31),
    ("BrightRed", 91),
    ("Magenta", 35),
    ("BrightMagenta", 95),
    ("Blue", 34),
    ("BrightBlue", 94),
    ("Cyan", 36),
    ("BrightCyan", 96),
    ("Green", 32),
    ("BrightGreen", 92),
    ("Yellow", 33),
    ("BrightYellow", 93),
)
_DECORATIONS: Final = (
    ("Reset", "0"),
    ("BlinkOff", "25"),
    ("Blink", "5"),
    ("BoldOff", "22"),
    ("Bold", "1"),
    ("DimOff", "22"),
    ("Dim", "2"),
    ("Hidden", "8"),
    ("HiddenOff", "28"),
    ("Reverse", "7"),
    ("ReverseOff", "27"),
    ("ItalicOff", "23"),
    ("Italic", "3"),
    ("UnderlineOff", "24"),
    ("Underline", "4"),
    ("StrikethroughOff", "29"),
    ("Strikethrough", "9"),
)
_FORMATTING: Final = {
    "FormatAccent": "\x1b[32;1m",
    "ErrorAccent": "\x1b[36;1m",
    "Error": "\x1b[31;1m",
    "Warning": "\x1b[33;1m",
    "Verbose": "\x1b[33;1m",
    "Debug": "\x1b[33;1m",
    "TableHeader": "\x1b[32;1m",
    "CustomTableHeaderLabel": "\x1b[32;1;3m",
    "FeedbackName": "\x1b[33m",
    "FeedbackText": "\x1b[96m",
    "FeedbackAction": "\x1b[97m",
}
_FILES: Final = {"Directory": "\x1b[44;1m", "SymbolicLink": "\x1b[36;1m", "Executable": "\x1b[32;1m"}


def _fixed(name: str, value: str) -> Property:
    return Property(name, lambda self: value, None, "string")


def _kept(name: str, type_name: str = "string") -> Property:
    def read(self: Any) -> Any:
        return self.values[name]

    def write(self: Any, value: Any) -> None:
        self.values[name] = value
        self.changed(name, value)

    return Property(name, read, write, type_name)


class Foreground(NetObject):
    """Foreground colours."""

    __slots__ = ()
    type_names = (_SPACE + "+ForegroundColor", "System.Object")
    members = member_table(
        *(_fixed(name, f"\x1b[{code}m") for name, code in _COLOURS),
        Method("FromRgb", lambda self, *rgb: _rgb(38, rgb), ()),
    )


class Background(NetObject):
    """Background colours."""

    __slots__ = ()
    type_names = (_SPACE + "+BackgroundColor", "System.Object")
    members = member_table(
        *(_fixed(name, f"\x1b[{code + 10}m") for name, code in _COLOURS),
        Method("FromRgb", lambda self, *rgb: _rgb(48, rgb), ()),
    )


def _rgb(base: int, parts: tuple[Any, ...]) -> str:
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        numbers = [numbers[0] >> 16 & 255, numbers[0] >> 8 & 255, numbers[0] & 255]
    return f"\x1b[{base};2;{';'.join(map(str, numbers))}m"


class Settings(NetObject):
    """Base of the parts whose values can be set; `watch` hears of each change."""

    __slots__ = ("values", "watch")

    def __init__(self, values: dict[str, Any], watch: Callable[[str, Any], None] | None = None) -> None:
        self.values = values
        self.watch = watch

    def changed(self, name: str, value: Any) -> None:
        if self.watch is not None:
            self.watch(name, value)


class Formatting(Settings):
    """The sequences of headers, errors and the other streams."""

    __slots__ = ()
    type_names = (_SPACE + "+FormattingData", "System.Object")
    members = member_table(*(_kept(name) for name in _FORMATTING))


class Progress(Settings):
    """How progress bars look."""

    __slots__ = ()
    type_names = (_SPACE + "+ProgressConfiguration", "System.Object")
    members = member_table(
        _kept("Style"), _kept("MaxWidth", "int"), _kept("View", "System.Object"), _kept("UseOSCIndicator", "bool")
    )


class FileInfoFormatting(Settings):
    """The sequences of file names."""

    __slots__ = ()
    type_names = (_SPACE + "+FileInfoFormatting", "System.Object")
    members = member_table(*(_kept(name) for name in _FILES))


class PSStyle(Settings):
    """The object behind `$PSStyle`."""

    __slots__ = ()
    type_names = (_SPACE, "System.Object")
    members = member_table(
        *(_fixed(name, f"\x1b[{code}m") for name, code in _DECORATIONS),
        _kept("OutputRendering", "System.Management.Automation.OutputRendering"),
        Property("Formatting", lambda self: self.values["Formatting"], None, _SPACE + "+FormattingData"),
        Property("Progress", lambda self: self.values["Progress"], None, _SPACE + "+ProgressConfiguration"),
        Property("FileInfo", lambda self: self.values["FileInfo"], None, _SPACE + "+FileInfoFormatting"),
        Property("Foreground", lambda self: Foreground(), None, _SPACE + "+ForegroundColor"),
        Property("Background", lambda self: Background(), None, _SPACE + "+BackgroundColor"),
        Method(
            "FormatHyperlink",
            lambda self, text, link: f"\x1b]8;;{getattr(link, 'original', link)}\x1b\\{text}\x1b]8;;\x1b\\",
            (),
        ),
    )


def default_rendering() -> str:
    """OutputRendering at the start: PlainText with NO_COLOR or a dumb terminal."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return "PlainText" if plain else "Host"


def rendering(session: Session) -> str:
    """How the session renders output: Host, PlainText or Ansi."""
    style = session.extras.get(_KEY)
    if isinstance(style, PSStyle):
        from pshv.runtime.text import to_text

        return to_text(style.values["OutputRendering"])
    return default_rendering()


def style_of(session: Session) -> PSStyle:
    """The session's `$PSStyle`, made when it is first read."""
    found = session.extras.get(_KEY)
    if isinstance(found, PSStyle):
        return found
    host: Any = session.host

    def rendered(name: str, value: Any) -> None:
        from pshv.runtime.text import to_text

        text = to_text(value)
        if name == "OutputRendering":
            if text == "PlainText":
                host.colours = False
            elif text == "Ansi":
                host.colours = os.environ.get("TERM") != "dumb"

    def progress(name: str, value: Any) -> None:
        if name == "MaxWidth" and hasattr(host, "bar_width"):
            host.bar_width = int(value)

    parts: dict[str, Any] = {
        "OutputRendering": _rendering_value(default_rendering()),
        "Formatting": Formatting(dict(_FORMATTING)),
        "Progress": Progress(
            {"Style": "\x1b[33;1m", "MaxWidth": 120, "View": "Minimal", "UseOSCIndicator": False}, progress
        ),
        "FileInfo": FileInfoFormatting(dict(_FILES)),
    }
    style = PSStyle(parts, rendered)
    session.extras[_KEY] = style
    return style


def _rendering_value(name: str) -> Any:
    from pshv.runtime.convert import convert
    from pshv.runtime.errors import PSError
    from pshv.types.nettype import resolve_type

    try:
        return convert(name, resolve_type("System.Management.Automation.OutputRendering"))
    except PSError:
        return name
