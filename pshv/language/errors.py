"""Parse errors: their ids and texts, and the message of the exception that carries them.

Source: reference/powershell-language.md section 1 (ids and texts), golden/expressions/parse-errors.tsv (form).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .error_texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .extent import Extent

MAX_REPORTED = 10
_LINE_WIDTH = 69


class ParseError:
    """One error of a text. `incomplete` is true when more text could mend it (the prompt then reads on)."""

    __slots__ = ("error_id", "extent", "incomplete", "message")

    def __init__(self, error_id: str, message: str, extent: Extent, incomplete: bool = False) -> None:
        self.error_id = error_id
        self.message = message
        self.extent = extent
        self.incomplete = incomplete

    def __repr__(self) -> str:
        return f"ParseError({self.error_id}, {self.message!r}, {self.extent!r})"


def error_text(error_id: str, *arguments: str) -> str:
    """The text of an error id with `{0}`, `{1}` filled in (texts without arguments are taken literally)."""
    text = TEXTS[error_id]
    for number, argument in enumerate(arguments):
        text = text.replace("{" + str(number) + "}", argument)
    return text


def position_message(extent: Extent, edition: str = "core") -> str:
    """`At line:1 char:5` with the source line and squiggles below, as in a ParseException's message."""
    name = extent.file or "line"
    line, column = extent.start_line_number, extent.start_column_number
    shown = _marked_line(extent, column, "... " if edition == "desktop" else "\u2026 ")
    return f"At {name}:{line} char:{column}\n+ {shown}"


def _marked_line(extent: Extent, column: int, dots: str) -> str:
    source = extent.line.rstrip()
    if not source:
        return ""
    spaces = column - 1
    if extent.start_line_number == extent.end_line_number:
        length = extent.end_column_number - column
    else:
        length = len(source) - spaces
    if "\t" in source:
        before = source[:spaces].replace("\t", "    ")
        marked = source[spaces : spaces + length].replace("\t", "    ")
        source = before + marked + source[spaces + length :].replace("\t", "    ")
        spaces, length = len(before), len(marked)
    prefix = suffix = ""
    if len(source) > _LINE_WIDTH:
        source, spaces, length, cut_before, cut_after = _cut(source, spaces, length)
        prefix = dots if cut_before else ""
        suffix = dots[::-1] if cut_after else ""
    return f"{prefix}{source}{suffix}\n+ {' ' * (spaces + len(prefix))}{'~' * max(length, 1)}"


def _cut(source: str, spaces: int, length: int) -> tuple[str, int, int, bool, bool]:
    """Keep 69 characters around the error, with more of what stands before it than after it."""
    total_suffix = len(source) - length - spaces
    prefix, suffix = min(spaces, 12), min(total_suffix, 8)
    candidate = prefix + length + suffix
    if candidate >= _LINE_WIDTH:
        if prefix + length >= _LINE_WIDTH:
            length = _LINE_WIDTH - prefix
        cut_after = True
    else:
        if spaces > prefix:
            prefix += min(spaces - prefix, _LINE_WIDTH - candidate)
            candidate = prefix + length + suffix
        if candidate < _LINE_WIDTH and total_suffix > 0:
            suffix += min(total_suffix, _LINE_WIDTH - candidate)
        cut_after = suffix < total_suffix
    cut_before = prefix < spaces
    first = max(spaces - prefix, 0)
    spaces = min(spaces, prefix)
    return source[first : first + _LINE_WIDTH], spaces, min(length, _LINE_WIDTH - spaces), cut_before, cut_after


def parse_exception_message(errors: Sequence[ParseError], edition: str = "core") -> str:
    """The message of a ParseException: up to ten errors, each with its position, an empty line between them."""
    shown = [f"{position_message(error.extent, edition)}\n{error.message}" for error in errors[:MAX_REPORTED]]
    if len(errors) > MAX_REPORTED:
        shown.append(TEXTS["TooManyErrors"])
    return "\n\n".join(shown)
