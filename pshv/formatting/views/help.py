"""How help objects are drawn. Source: golden/scenarios/help-discovery.golden."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from pshv.formatting.properties import value as prop
from pshv.runtime.text import to_display
from pshv.runtime.values import enumerate_value

if TYPE_CHECKING:
    from pshv.formatting.formatter import Formatter

PAD = "    "
_COMMON = (
    "This cmdlet supports the common parameters: Verbose, Debug,",
    "ErrorAction, ErrorVariable, WarningAction, WarningVariable,",
    "OutBuffer, PipelineVariable, and OutVariable. For more information, see",
)
_ABOUT = ("about_CommonParameters ", "(https://go.microsoft.com/fwlink/?LinkID=113216). ")


def _text(obj: Any, *path: str) -> str:
    for name in path:
        obj = prop(obj, name)
    return "" if obj is None else to_display(obj)


def _items(obj: Any, *path: str) -> list[Any]:
    for name in path:
        obj = prop(obj, name) if obj is not None else None
    if obj is None:
        return []
    found = enumerate_value(obj)
    return [obj] if found is None else list(found)


def _wrapped(text: str, indent: int, width: int) -> list[str]:
    lines = []
    for line in text.split("\n"):
        room = max(width - indent - 1, 10)
        pieces = textwrap.wrap(line, room, break_long_words=True, break_on_hyphens=False) or [""]
        lines += [" " * indent + piece for piece in pieces]
    return lines


def _width(formatter: Formatter) -> int:
    return int(getattr(formatter, "width", 80) or 80)


def _head(obj: Any, width: int) -> list[str]:
    lines = ["NAME", PAD + _text(obj, "Name"), PAD, "SYNOPSIS"]
    return [*lines, *_wrapped(_text(obj, "Synopsis"), 4, width), PAD, PAD]


def _syntax(obj: Any) -> list[str]:
    lines = ["SYNTAX"]
    for item in _items(obj, "syntax", "syntaxItem"):
        lines += [PAD + _text(item, "text"), PAD]
    return [*lines, PAD]


def _description(obj: Any, width: int) -> list[str]:
    lines = ["DESCRIPTION"]
    for part in _items(obj, "description"):
        lines += _wrapped(_text(part, "Text"), 4, width)
    return [*lines, PAD, ""]


def _parameters(obj: Any, width: int, *, full: bool) -> list[str]:
    lines = ["PARAMETERS"]
    for parameter in _items(obj, "parameters", "parameter"):
        lines += [PAD + line for line in _parameter(parameter, width - 4, full=full)]
    lines.append(PAD + "<CommonParameters>")
    lines += [PAD * 2 + line for line in _COMMON]
    if width > 81:
        lines.append(PAD * 2 + "".join(_ABOUT))
    else:
        lines += [PAD * 2 + _ABOUT[0], PAD + _ABOUT[1]]
    return [*lines, PAD]


def _parameter(parameter: Any, width: int, *, full: bool) -> list[str]:
    kind = _text(parameter, "type", "name")
    optional_switch = kind == "SwitchParameter" and _text(parameter, "required") == "false"
    lines = [f"-{_text(parameter, 'name')} " + (f"[<{kind}>]" if optional_switch else f"<{kind}>")]
    for part in _items(parameter, "description"):
        lines += _wrapped(_text(part, "Text"), 4, width)
    lines.append(PAD)
    if full:
        for label, name in _FACTS:
            lines.append(f"{PAD}{label:<29}{_text(parameter, name)}" if name else f"{PAD}{label:<29}")
        lines.append(PAD)
    return lines


_FACTS = (
    ("Required?", "required"),
    ("Position?", "position"),
    ("Default value", "defaultValue"),
    ("Accept pipeline input?", "pipelineInput"),
    ("Aliases", ""),
    ("Accept wildcard characters?", "globbing"),
)


def _types(obj: Any, title: str, *path: str) -> list[str]:
    lines = [title]
    for item in _items(obj, *path):
        lines += [PAD + _text(item, "type", "name"), PAD]
    return [*lines, PAD]


def _examples(obj: Any, width: int) -> list[str]:
    lines = []
    for example in _items(obj, "examples", "example"):
        lines += [PAD + _text(example, "title"), PAD]
        introduction = "".join(_text(part, "Text") for part in _items(example, "introduction"))
        lines += [PAD + line for line in (introduction + _text(example, "code")).split("\n")]
        lines.append(PAD)
        for part in _items(example, "remarks"):
            lines += _wrapped(_text(part, "Text"), 4, width)
    return lines


def _links(obj: Any) -> list[str]:
    lines = ["RELATED LINKS"]
    for link in _items(obj, "relatedLinks", "navigationLink"):
        lines.append(f"{PAD}{_text(link, 'linkText') or _text(link, 'uri')} ")
    return [*lines, ""]


def _remarks(obj: Any) -> list[str]:
    name = _text(obj, "Name")
    lines = [
        "REMARKS",
        f'{PAD}To see the examples, type: "Get-Help {name} -Examples"',
        f'{PAD}For more information, type: "Get-Help {name} -Detailed"',
        f'{PAD}For technical information, type: "Get-Help {name} -Full"',
    ]
    online = _items(obj, "relatedLinks", "navigationLink")
    lines.append(f'{PAD}For online help, type: "Get-Help {name} -Online"' if online else "")
    return lines


def command_help(obj: Any, formatter: Formatter) -> list[str]:
    """`Get-Help name`."""
    width = _width(formatter)
    head = _head(obj, width) + _syntax(obj) + _description(obj, width)
    return head + _links(obj) + _remarks(obj)


def detailed_help(obj: Any, formatter: Formatter) -> list[str]:
    """`Get-Help name -Detailed`."""
    width = _width(formatter)
    head = _head(obj, width) + _syntax(obj) + _description(obj, width)
    return head + _parameters(obj, width, full=False) + _examples(obj, width) + _remarks(obj)


def full_help(obj: Any, formatter: Formatter) -> list[str]:
    """`Get-Help name -Full`."""
    width = _width(formatter)
    lines = _head(obj, width) + _syntax(obj) + _description(obj, width)
    lines += _parameters(obj, width, full=True)
    lines += _types(obj, "INPUTS", "inputTypes", "inputType")
    lines += _types(obj, "OUTPUTS", "returnValues", "returnValue")
    notes = _items(obj, "alertSet", "alert")
    if notes:
        lines += ["NOTES", PAD, PAD]
        for note in notes:
            lines += _wrapped(_text(note, "Text"), 8, width)
        lines.append(PAD)
    lines += _examples(obj, width)
    return [*lines, PAD, *_links(obj)]


def examples_help(obj: Any, formatter: Formatter) -> list[str]:
    """`Get-Help name -Examples`."""
    width = _width(formatter)
    return [*_head(obj, width), *_examples(obj, width), ""]


def parameter_help(obj: Any, formatter: Formatter) -> list[str]:
    """`Get-Help name -Parameter x`."""
    return [*_parameter(obj, _width(formatter), full=True), ""]


def bare_help(obj: Any, formatter: Formatter) -> list[str]:
    """Help of a function that has none: its syntax."""
    lines = ["NAME", PAD + _text(obj, "Name"), PAD, "SYNTAX"]
    for text in _items(obj, "syntax", "syntaxItem"):
        lines += [PAD + to_display(text), PAD]
    aliases = _text(obj, "aliases")
    return [*lines, "", "ALIASES", PAD + aliases, PAD, "", "REMARKS", PAD + _text(obj, "remarks"), ""]
