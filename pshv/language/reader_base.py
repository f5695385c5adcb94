"""The state every reader rule shares: the text, the place in it, positions, errors, comments."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from .characters import is_blank, match_blanks, match_layout, match_layout_and_semicolons, match_line
from .errors import ParseError, error_text
from .extent import Extent, Source
from .token import COMMAND, Token

if TYPE_CHECKING:
    from .tree_base import Ast

MAX_ERRORS = 100
_SIGNATURE = "sig#beginsignatureblock\n"
_SIGNATURE_TOLERANCE = 10
_find_remainder = re.compile(r"(?:#[^\r\n]*|<#(?s:.*?)(?:#>|\Z)|[ \t\v\f\u0085\u00a0\u2000-\u200a\u3000])*").match


class TooManyErrors(Exception):
    """MAX_ERRORS are found: the rest of the text is not worth reading. Caught in `parse`."""


class ReaderBase:
    """Reads a text, or the text of a `$( )` inside a string of it (then positions are mapped back)."""

    def __init__(self, source: Source, edition: str) -> None:
        self.source = source
        self.core = edition == "core"
        self.size = len(source.text)
        self.text = source.text + "\0"
        self.pos = 0
        self.begin = 0
        self.mode = COMMAND
        self.simple_name = False
        self.signed_numbers = False
        self.ternary_number = False
        self.errors: list[ParseError] = []
        self.seen_errors: set[tuple[str, int, int]] = set()
        self.comments: dict[int, int] = {}
        self.signature_start: int | None = None
        self.base = 0
        self.shift_points: list[int] | None = None
        self.shifts: list[int] = []
        self.nesting = 0
        self.deferred: list[tuple[int, int, int, str, Ast]] = []
        self.recorder: list[Token] | None = None

    # -- positions ---------------------------------------------------------

    def whole(self, local: int) -> int:
        """The offset in the whole source of an offset in the text being read."""
        if self.shift_points is None:
            return local + self.base
        return local + self.shifts[max(bisect_left(self.shift_points, local) - 1, 0)]

    def token(self, kind: str, value: object = None, extra: object = None) -> Token:
        """A token from `begin` to `pos`."""
        begin = self.begin
        if self.shift_points is None:
            base = self.base
            result = Token(kind, begin + base, self.pos + base, value, extra, begin)
        else:
            result = Token(kind, self.whole(begin), self.whole(self.pos), value, extra, begin)
        if self.recorder is not None:
            self.recorder.append(result)
        return result

    def text_of(self, token: Token) -> str:
        return self.source.text[token.start : token.end]

    # -- errors ------------------------------------------------------------

    def error_at(self, start: int, end: int, error_id: str, *arguments: str, incomplete: bool = False) -> None:
        """Report an error at offsets of the whole source; the same error at the same place counts once."""
        start = max(start, 0)
        if (error_id, start, end) in self.seen_errors:
            return
        self.seen_errors.add((error_id, start, end))
        if len(self.errors) >= MAX_ERRORS:
            raise TooManyErrors
        message = error_text(error_id, *arguments)
        self.errors.append(ParseError(error_id, message, Extent(self.source, start, end), incomplete))

    def error_here(self, local_start: int, error_id: str, *arguments: str) -> None:
        """Report a reader's error from a local offset to the current place."""
        self.error_at(self.whole(local_start), self.whole(self.pos), error_id, *arguments)

    def incomplete_at(self, start: int, end: int, error_id: str, *arguments: str, seen_at: int | None = None) -> bool:
        """Report an error that more text may mend if only blanks and comments follow; returns whether so."""
        incomplete = self.only_layout_after(end if seen_at is None else seen_at)
        self.error_at(start, end, error_id, *arguments, incomplete=incomplete)
        return incomplete

    def incomplete_here(self, local_start: int, error_id: str, *arguments: str) -> bool:
        return self.incomplete_at(self.whole(local_start), self.whole(self.pos), error_id, *arguments)

    def only_layout_after(self, offset: int) -> bool:
        """True if nothing but blanks and comments (no line end) follows an offset.

        Inside a string's `$( )` the offset is compared with the inner text, as PowerShell does.
        """
        if offset >= self.size:
            return True
        found = _find_remainder(self.text, offset, self.size)
        return found is not None and found.end() >= self.size

    # -- layout ------------------------------------------------------------

    def skip_layout(self, semicolons: bool = False) -> None:
        """Skip blanks, line ends, comments and (if asked) semicolons."""
        match = match_layout_and_semicolons if semicolons else match_layout
        text = self.text
        while True:
            pos = match(text, self.pos).end()  # type: ignore[union-attr]
            self.pos = pos
            character = text[pos]
            if character == "#":
                self.line_comment()
            elif character == "<" and text[pos + 1] == "#":
                self.block_comment()
            else:
                return

    def skip_blanks(self) -> None:
        self.pos = match_blanks(self.text, self.pos).end()  # type: ignore[union-attr]

    def skip_plain_blanks(self) -> None:
        """Skip blanks but no back-tick."""
        while is_blank(self.text[self.pos]):
            self.pos += 1

    def line_comment(self) -> None:
        """Skip a `#` comment that starts at `pos`."""
        start = self.pos
        end = match_line(self.text, start, self.size).end()  # type: ignore[union-attr]
        self.pos = end
        if end - start < 64 and _is_signature_start(self.text[start + 1 : end]):
            self.signature_start = self.whole(start)
        self._keep_comment(start)

    def block_comment(self) -> None:
        """Skip a `<# #>` comment that starts at `pos`."""
        start = self.pos
        end = self.text.find("#>", start + 2, self.size)
        if end < 0:
            self.pos = self.size
            self.incomplete_here(start, "MissingTerminatorMultiLineComment")
        else:
            self.pos = end + 2
        self._keep_comment(start)

    def _keep_comment(self, start: int) -> None:
        if self.nesting == 0:
            self.comments[start] = self.pos
        if self.recorder is not None:
            self.begin = start
            self.token("comment")


def _is_signature_start(comment: str) -> bool:
    """True for a line that looks like `SIG # Begin signature block` (up to nine letters differ)."""
    letters = "".join(comment.split()).lower() + "\n"
    length = len(_SIGNATURE)
    if abs(len(letters) - length) > _SIGNATURE_TOLERANCE or "sig" not in letters:
        return False
    previous = list(range(length + 1))
    for row, letter in enumerate(letters, 1):
        current = [row]
        for column, other in enumerate(_SIGNATURE, 1):
            change = previous[column - 1] + (letter != other)
            current.append(min(change, previous[column] + 1, current[-1] + 1))
        previous = current
    return previous[-1] < _SIGNATURE_TOLERANCE
