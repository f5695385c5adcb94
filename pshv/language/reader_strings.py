"""Reading strings, here-strings, their escapes, variables and sub-expressions."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from .characters import (
    DOUBLE_QUOTES,
    SINGLE_QUOTES,
    is_blank,
    is_variable_start,
    match_double_quoted,
    match_here_expandable,
    match_here_text,
    match_single_quoted,
    match_subexpression,
)
from .reader_base import ReaderBase
from .token import EXPRESSION, Token

if TYPE_CHECKING:
    Parts = list[str | Token]

_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_MAX_HEX_DIGITS = 6
_HEX = frozenset("0123456789abcdefABCDEF")


def parts_value(parts: Parts) -> str:
    """The string with its expansions as written."""
    return "".join(part if isinstance(part, str) else part.extra[0] for part in parts)  # type: ignore[index]


class StringReader(ReaderBase):
    def scan_variable(self, splatted: bool, in_string: bool) -> Token:
        raise NotImplementedError

    # -- escapes -----------------------------------------------------------

    def escape(self, character: str) -> str:
        """What a back-tick and `character` mean; `pos` stands behind both."""
        found = _ESCAPES.get(character)
        if found is not None:
            return found
        if self.core:
            if character == "e":
                return "\x1b"
            if character == "u":
                return self._unicode_escape()
        return character

    def _unicode_escape(self) -> str:
        """`u{1F600}: one to six hexadecimal digits in braces."""
        start = self.pos - 2
        text = self.text
        if text[self.pos] != "{":
            self.error_here(start, "InvalidUnicodeEscapeSequence")
            return "\uffff"
        first = self.pos + 1
        end = first
        while text[end] in _HEX and end - first < _MAX_HEX_DIGITS + 1:
            end += 1
        digits = end - first
        if digits > _MAX_HEX_DIGITS:
            self.pos = end - 1
            self._error_mark(end - 1, "TooManyDigitsInUnicodeEscapeSequence")
        elif text[end] != "}":
            self.pos = end
            full = digits == _MAX_HEX_DIGITS
            self._error_mark(end, "MissingUnicodeEscapeSequenceTerminator" if full else "InvalidUnicodeEscapeSequence")
        elif digits == 0:
            self.pos = end + 1
            self.error_here(start, "InvalidUnicodeEscapeSequence")
        else:
            self.pos = end + 1
            code = int(text[first:end], 16)
            if code <= 0x10FFFF:
                return chr(code)
            self.error_at(self.whole(first), self.whole(end), "InvalidUnicodeEscapeSequenceValue")
        return "\uffff"

    def _error_mark(self, local: int, error_id: str) -> None:
        self.error_at(self.whole(local), self.whole(local + 1), error_id)

    # -- quoted strings ----------------------------------------------------

    def single_quoted_body(self) -> str:
        """The rest of a '...' string; `pos` stands behind its opening quote, then behind the closing one."""
        text, pos, size = self.text, self.pos, self.size
        start = pos - 1
        found = match_single_quoted(text, pos, size)
        if found is not None:
            end = found.end()
            if end < size and text[end + 1] not in SINGLE_QUOTES:
                self.pos = end + 1
                return found.group()
        pieces: list[str] = []
        while True:
            found = match_single_quoted(text, pos, size)
            if found is not None:
                pieces.append(found.group())
                pos = found.end()
            if pos >= size:
                self.pos = size
                self.incomplete_here(start, "TerminatorExpectedAtEndOfString", "'")
                return "".join(pieces)
            if text[pos + 1] not in SINGLE_QUOTES:
                self.pos = pos + 1
                return "".join(pieces)
            pieces.append(text[pos + 1])
            pos += 2

    def scan_single_quoted(self, _character: str) -> Token:
        value = self.single_quoted_body()
        return self.token("string", value)

    def double_quoted_body(self, parts: Parts) -> None:
        """The rest of a "..." string into `parts`; `pos` stands behind its opening quote, then behind the last."""
        text, pos, size = self.text, self.pos, self.size
        start = pos - 1
        while True:
            found = match_double_quoted(text, pos, size)
            if found is not None:
                parts.append(found.group())
                pos = found.end()
            if pos >= size:
                self.pos = size
                self.incomplete_here(start, "TerminatorExpectedAtEndOfString", '"')
                return
            character = text[pos]
            if character == "$":
                self.pos = pos + 1
                if not self.scan_expansion(parts, False):
                    parts.append("$")
                pos = self.pos
            elif character == "`":
                pos = self._escape_into(parts, pos)
            elif text[pos + 1] in DOUBLE_QUOTES:
                parts.append(text[pos + 1])
                pos += 2
            else:
                self.pos = pos + 1
                return

    def _escape_into(self, parts: Parts, pos: int) -> int:
        if pos + 1 >= self.size:
            parts.append("`")
            return pos + 1
        self.pos = pos + 2
        parts.append(self.escape(self.text[pos + 1]))
        return self.pos

    def scan_double_quoted(self, _character: str) -> Token:
        begin = self.begin
        parts: Parts = []
        self.double_quoted_body(parts)
        self.begin = begin
        return self.string_token("expandable", parts)

    def string_token(self, kind: str, parts: Parts) -> Token:
        if len(parts) == 1 and isinstance(parts[0], str):
            return self.token(kind, parts[0])
        value = parts_value(parts)
        nested = any(not isinstance(part, str) for part in parts)
        return self.token(kind, value, parts if nested else None)

    # -- expansions --------------------------------------------------------

    def scan_expansion(self, parts: Parts, here_string: bool) -> bool:
        """A `$x`, `${x}` or `$( )` after a `$` in a string; False (nothing consumed) if there is none."""
        dollar = self.pos - 1
        character = self.text[self.pos]
        if character != "(" and character != "{" and not is_variable_start(character):
            return False
        begin, mode, recorder = self.begin, self.mode, self.recorder
        self.mode, self.recorder, self.begin = EXPRESSION, None, dollar
        if character == "(":
            self.pos += 1
            token = self._scan_subexpression(here_string)
        else:
            token = self.scan_variable(False, True)
            token.extra = (self.text[dollar : self.pos],)
        self.begin, self.mode, self.recorder = begin, mode, recorder
        parts.append(token)
        return True

    def _scan_subexpression(self, here_string: bool) -> Token:
        """A `$( )` in a string: parentheses are counted, quotes are not read; doubled quotes become one."""
        text, size, start = self.text, self.size, self.begin
        pos = start + 2
        depth = 1
        pieces = ["$("]
        fragments = [(0, start)]
        length = 2
        while True:
            found = match_subexpression(text, pos, size)
            if found is not None:
                pieces.append(found.group())
                length += found.end() - pos
                pos = found.end()
            if pos >= size:
                self.pos = size
                self.incomplete_here(start, "IncompleteDollarSubexpressionReference")
                break
            character = text[pos]
            if character == "(":
                depth += 1
            elif character == ")":
                depth -= 1
            elif not here_string and text[pos + 1] in DOUBLE_QUOTES:
                pos += 1
                character = text[pos]
                fragments.append((length, pos))
            pieces.append(character)
            length += 1
            pos += 1
            if depth == 0:
                self.pos = pos
                break
        extra = (text[start : self.pos], self._offset_map(fragments))
        self.begin = start
        return self.token("subexpression", "".join(pieces), extra)

    def _offset_map(self, fragments: list[tuple[int, int]]) -> tuple[list[int], list[int]] | int:
        """Where each fragment of a sub-expression's text stands in the whole source: one shift, or a table."""
        if len(fragments) == 1 and self.shift_points is None:
            return fragments[0][1] + self.base
        points: list[int] = []
        shifts: list[int] = []
        outer = self.shift_points or []
        for number, (inner_start, local_start) in enumerate(fragments):
            last = number + 1 == len(fragments)
            local_end = self.pos if last else local_start + fragments[number + 1][0] - inner_start
            stops = [local_start, *(p for p in outer[bisect_right(outer, local_start) :] if p < local_end)]
            for stop in stops:
                inner = inner_start + stop - local_start
                points.append(inner)
                shifts.append(self.whole(stop) - inner)
        return points, shifts

    # -- here-strings ------------------------------------------------------

    def scan_here_string(self, quotes: str) -> Token:
        """`@'` or `@"` has been read; `quotes` are the characters that may close it."""
        begin = self.begin
        expandable = quotes is DOUBLE_QUOTES
        parts: Parts = []
        if self._here_header(quotes):
            self._here_body(quotes, expandable, parts, begin)
        self.begin = begin
        if expandable:
            return self.string_token("here_expandable", parts)
        return self.token("here_string", parts_value(parts))

    def _here_header(self, quotes: str) -> bool:
        """Only blanks may stand between the header and the line end."""
        text, header = self.text, self.pos - 2
        self.skip_plain_blanks()
        character = text[self.pos]
        if character == "\r":
            self.pos += 2 if text[self.pos + 1] == "\n" else 1
            return True
        if character == "\n":
            self.pos += 1
            return True
        if self.pos >= self.size:
            self.incomplete_here(header, "TerminatorExpectedAtEndOfString", quotes[0] + "@")
            return False
        self._error_mark(self.pos, "UnexpectedCharactersAfterHereStringHeader")
        while self.pos < self.size and text[self.pos] not in "\r\n":
            self.pos += 1
            if text[self.pos - 1] == quotes[0] and text[self.pos] == "@":
                self.pos += 1
                break
        return False

    def _here_body(self, quotes: str, expandable: bool, parts: Parts, header: int) -> None:
        text, size = self.text, self.size
        match = match_here_expandable if expandable else match_here_text
        false_footer = -1
        at_line_start = True
        while True:
            if at_line_start:
                at_line_start = False
                done, false_footer = self._here_footer(quotes, parts, false_footer)
                if done:
                    return
            pos = self.pos
            found = match(text, pos, size)
            if found is not None:
                parts.append(found.group())
                self.pos = pos = found.end()
            if pos >= size:
                self.pos = size
                self._here_unterminated(quotes, false_footer, header)
                return
            character = text[pos]
            if character in "\r\n":
                end = "\r\n" if character == "\r" and text[pos + 1] == "\n" else character
                self.pos = pos + len(end)
                parts.append(end)
                at_line_start = True
            elif character == "$":
                self.pos = pos + 1
                if not self.scan_expansion(parts, True):
                    parts.append("$")
            else:
                self.pos = self._escape_into(parts, pos)

    def _here_footer(self, quotes: str, parts: Parts, false_footer: int) -> tuple[bool, int]:
        """At a line start: the closing quote and `@`? An indented one is remembered for the error."""
        text, pos = self.text, self.pos
        if text[pos] in quotes and text[pos + 1] == "@" and pos < self.size:
            self.pos = pos + 2
            if parts and isinstance(parts[-1], str) and parts[-1] in ("\n", "\r\n", "\r"):
                parts.pop()
            return True, false_footer
        end = pos
        while is_blank(text[end]):
            end += 1
        if end > pos:
            parts.append(text[pos:end])
            self.pos = end
        if end < self.size and text[end] in quotes and text[end + 1] == "@":
            parts.append(text[end : end + 2])
            self.pos = end + 2
            if false_footer < 0:
                false_footer = end
        return False, false_footer

    def _here_unterminated(self, quotes: str, false_footer: int, header: int) -> None:
        if false_footer >= 0:
            self.incomplete_here(false_footer, "WhitespaceBeforeHereStringFooter")
        else:
            self.incomplete_here(header, "TerminatorExpectedAtEndOfString", quotes[0] + "@")

    # -- reading the text of a sub-expression ------------------------------

    def enter(self, token: Token) -> tuple[object, ...]:
        """Read the text of a sub-expression token from now on; returns what `leave` needs."""
        saved = (self.text, self.size, self.pos, self.begin, self.base, self.shift_points, self.shifts, self.recorder)
        inner = str(token.value)
        self.text, self.size, self.pos, self.begin = inner + "\0", len(inner), 0, 0
        offsets = token.extra[1]  # type: ignore[index]
        if isinstance(offsets, int):
            self.base, self.shift_points = offsets, None
        else:
            self.shift_points, self.shifts = offsets
        self.nesting += 1
        return saved

    def leave(self, saved: tuple[object, ...]) -> None:
        self.text, self.size, self.pos, self.begin, self.base, self.shift_points, self.shifts, self.recorder = saved  # type: ignore[assignment]
        self.nesting -= 1
