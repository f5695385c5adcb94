"""Error records as the host shows them. Source: powershell-formatting.md, section 11; powershell-traps.md, 41-46."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pshv.runtime.errors import RUNTIME_EXCEPTION

from . import category
from .breaking import break_text
from .position import marked_line, position_message

if TYPE_CHECKING:
    from pshv.language.extent import Extent
    from pshv.runtime.errors import ErrorRecord
    from pshv.runtime.session import Session

ERROR: Final = "\x1b[31;1m"
ACCENT: Final = "\x1b[36;1m"
RESET: Final = "\x1b[0m"
_BAR: Final = "     | "
_COMMAND_TYPES_OF_TEXT: Final = frozenset({"Script"})


def render(record: ErrorRecord, session: Session, view: str | None = None) -> str:
    """The text of `record` in `view` (default: $ErrorView), without colours and without a final line end."""
    chosen = (view or error_view(session)).lower()
    if chosen == "categoryview":
        return category.message(record, core=session.edition == "core")
    if chosen == "detailedview" and session.edition == "core":
        from .errordetail import detail

        return "\n".join(["", *detail(record, session), ""])
    if session.edition != "core":
        return _desktop(record, session.host.width)
    if chosen == "normalview":
        return _normal_core(record)
    return _concise(record, session.host.width)


def error_view(session: Session) -> str:
    """$ErrorView's name."""
    from pshv.runtime.text import to_text

    found = to_text(session.preference("ErrorView"))
    return found or ("ConciseView" if session.edition == "core" else "NormalView")


def extent_of(record: ErrorRecord) -> Extent | None:
    """The place an error is shown at: that of its invocation, else its own."""
    invocation = record.invocation
    if invocation is not None and invocation.extent is not None:
        return invocation.extent
    return record.extent


# -- NormalView -------------------------------------------------------------------------------------------------------
def _prefix(record: ErrorRecord) -> str:
    invocation = record.invocation
    if invocation is None:
        return ""
    command = invocation.command
    if command is not None:
        kind = str(getattr(command, "command_type", ""))
        if kind == "ExternalScript":
            return f"{getattr(command, 'path', '') or invocation.command_name} : "
        if kind in _COMMAND_TYPES_OF_TEXT:
            return f"{getattr(command, 'definition', '')} : "
        if invocation.invocation_name in ("", "&", "."):
            name = invocation.command_name or str(getattr(command, "name", ""))
            return f"{name} : " if name else ""
    return f"{invocation.invocation_name} : " if invocation.invocation_name else ""


def _position(record: ErrorRecord, *, core: bool) -> str:
    if record.position_message is not None:
        return record.position_message
    return position_message(extent_of(record), core=core)


def _normal_core(record: ErrorRecord) -> str:
    lines = [_prefix(record) + record.message]
    place = _position(record, core=True)
    if place:
        lines.append(place)
    lines.append(f"+ CategoryInfo          : {category.message(record, core=True)}")
    lines.append(f"+ FullyQualifiedErrorId : {record.error_id}")
    return "\n".join(lines)


def _desktop(record: ErrorRecord, screen: int) -> str:
    head = _prefix(record) + record.message
    place = _position(record, core=False)
    lines: list[str] = []
    for line in (head + ("\n" + place if place else "")).split("\n"):
        lines.extend(break_text(line, screen) if len(line) > screen else [line])
    for line in (
        f"+ CategoryInfo          : {category.message(record)}",
        f"+ FullyQualifiedErrorId : {record.error_id}",
    ):
        step = max(screen - 6, 1)
        lines.extend("    " + line[at : at + step] for at in range(0, len(line), step))
    if record.details is None:
        lines.append(" ")
    return "\n".join(lines)


# -- ConciseView ------------------------------------------------------------------------------------------------------
def _reason(record: ErrorRecord) -> str:
    exception = record.exception
    thrown = (exception.properties or {}).get("WasThrownFromThrowStatement")
    if thrown is None:
        thrown = record.category == "OperationStopped" and exception.type_name == RUNTIME_EXCEPTION
    if thrown:
        return "Exception"
    invocation = record.invocation
    name = ""
    if invocation is not None and invocation.command is not None:
        name = invocation.command_name or str(getattr(invocation.command, "name", ""))
    kind = str(getattr(invocation.command, "command_type", "")) if invocation is not None else ""
    if name and kind not in ("Script", "ExternalScript"):
        return name
    if record.activity:
        return record.activity
    if name:
        return name
    if invocation is not None and invocation.invocation_name:
        return invocation.invocation_name
    if record.category != "NotSpecified":
        return record.category
    return record.reason_text


def _has_box(record: ErrorRecord, extent: Extent | None) -> bool:
    if extent is None:
        return False
    if extent.file and extent.file.lower().endswith(".psm1"):
        return False
    return bool(extent.file) or extent.start_line_number > 1 or record.category == "ParserError"


def _concise(record: ErrorRecord, screen: int) -> str:
    reason = _reason(record)
    extent = extent_of(record)
    text = record.message
    if not _has_box(record, extent):
        return _advised(record, f"{reason}: {text}")
    assert extent is not None
    number = str(extent.start_line_number)
    wider = " " * max(len(number) - 4, 0)
    place = f"{extent.file}:{number}" if extent.file else ""
    lines = [f"{reason}: {place}", f"{wider}Line |"]
    marked = marked_line(extent, core=True)
    if marked is not None:
        lines.append(f"{number:>4} |  {marked[0]}")
        lines.append(f"{wider}{_BAR} {marked[1]}")
    bar = wider + _BAR
    if extent.file or record.category == "ParserError":
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
        lines.extend(wrap_message(text, bar, screen))
    else:
        lines.append(bar + text)
    return _advised(record, "\n".join(lines))


def _advised(record: ErrorRecord, text: str) -> str:
    if record.recommended_action:
        return f"{text}\n  Recommendation: {record.recommended_action}"
    return text


def wrap_message(text: str, bar: str, screen: int) -> list[str]:
    """The message behind its bar: lines break at the last blank; when a word does not fit, all the rest follows."""
    whole = bar + text
    if screen <= 0 or len(whole) <= screen:
        return [whole]
    first = _cut(whole, screen)
    lines = [first]
    rest = whole[len(first) :].strip()
    while len(rest) + len(bar) > screen:
        line = _cut(bar + rest, screen)
        if len(line) <= len(bar):
            break
        lines.append(line)
        rest = rest[len(line) - len(bar) :].strip()
    lines.append(bar + rest)
    return lines


def _cut(text: str, size: int) -> str:
    return re.split(r"\s(?=\S*$)", text[:size], maxsplit=1)[0] if len(text) > size else text


# -- colours ----------------------------------------------------------------------------------------------------------
def coloured(text: str) -> str:
    """A rendered ConciseView or NormalView text in the colours of PowerShell 7 (section 8).

    Lines after the first repeat the sequences before them, as the original's line splitting does.
    """
    lines = text.split("\n")
    if len(lines) < 3 or not lines[1].endswith("Line |"):
        head, colon, rest = lines[0].partition(": ")
        first = f"{ERROR}{head}{colon}{ERROR}{rest}" if colon else f"{ERROR}{lines[0]}"
        return _carried([first, *lines[1:]])
    head, colon, place = lines[0].partition(": ")
    parts = [f"{ERROR}{head}{colon}{RESET}{place}" if place else f"{ERROR}{head}{colon}", f"{ACCENT}{lines[1]}"]
    body = lines[2:]
    at = 0
    if body and "|" in body[0] and len(body) > 1:
        parts.extend(_coloured_source(body[0], body[1]))
        at = 2
    for order, line in enumerate(body[at:]):
        bar, _, message = line.partition("| ")
        parts.append((f"{ERROR}" if order == 0 else "") + f"{ACCENT}{bar}| {ERROR}{message}")
    return _carried(parts)


def _coloured_source(line: str, marks: str) -> list[str]:
    bar, _, source = line.partition("| ")
    prefix, _, under = marks.partition("| ")
    start = under.find("~")
    end = start + under.count("~")
    if end - start < len(source):
        source = f"{source[:start]}{ACCENT}{source[start:end]}{RESET}{source[end:]}"
    return [f"{ACCENT}{bar}| {RESET}{source}", f"{ACCENT}{prefix}| {ERROR}{under}"]


_CODE = re.compile(r"\x1b\[[0-9;]*m")


def _carried(lines: list[str]) -> str:
    seen = ""
    result = []
    for line in lines:
        shown = seen + line
        seen += "".join(_CODE.findall(line))
        result.append(shown if shown.endswith(RESET) else shown + RESET)
    return "\n".join(result)
