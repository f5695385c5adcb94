"""The reader's dispatch: the next token at a place, in one of the four modes."""

from __future__ import annotations

from collections.abc import Callable

from .characters import (
    BLANK_CHARACTERS,
    DASHES,
    DOUBLE_QUOTES,
    SINGLE_QUOTES,
    WORD_ENDERS,
    is_variable_start,
    match_blanks,
)
from .reader_words import WordReader
from .token import COMMAND, EXPRESSION, Token

_DIGITS = frozenset("0123456789")
_ASSIGNING = {"*": "*=", "/": "/=", "%": "%="}


class Reader(WordReader):
    def next_token(self) -> Token:
        """The next token from `pos` on; comments and blanks are skipped."""
        text = self.text
        pos = match_blanks(text, self.pos).end()  # type: ignore[union-attr]
        while True:
            character = text[pos]
            if character == "#":
                self.pos = pos
                self.line_comment()
            elif character == "<" and text[pos + 1] == "#":
                self.pos = pos
                self.block_comment()
            else:
                break
            pos = match_blanks(text, self.pos).end()  # type: ignore[union-attr]
        self.begin = pos
        self.pos = pos + 1
        scanner = _SCANNERS.get(character)
        if scanner is not None:
            return scanner(self, character)
        if character.isalpha():
            return self.scan_identifier(character)
        return self.rescan_word()

    def _sign(self, kind: str) -> Token:
        """A sign read so far, or in command mode the word it begins."""
        if self.mode == COMMAND and self.text[self.pos] not in WORD_ENDERS:
            return self.rescan_word()
        return self.token(kind)

    def _scan_simple(self, character: str) -> Token:
        return self.token(character)

    def _scan_newline(self, character: str) -> Token:
        if character == "\r" and self.text[self.pos] == "\n":
            self.pos += 1
        return self.token("newline")

    def _scan_end(self, _character: str) -> Token:
        if self.begin < self.size:
            return self.scan_word("\0")
        self.pos = self.size
        at = self.whole(self.size) + 1
        return Token("eof", at, at, None, None, self.size)

    def _scan_backtick(self, _character: str) -> Token:
        if self.pos >= self.size:
            self.pos = self.size
            self.error_at(self.whole(self.size), self.whole(self.size), "IncompleteString", incomplete=True)
            return self.next_token()
        self.pos += 1
        return self.scan_word(self.escape(self.text[self.pos - 1]))

    def _scan_at(self, _character: str) -> Token:
        following = self.text[self.pos]
        if following in "{(":
            self.pos += 1
            return self.token("@" + following)
        if following in SINGLE_QUOTES:
            self.pos += 1
            return self.scan_here_string(SINGLE_QUOTES)
        if following in DOUBLE_QUOTES:
            self.pos += 1
            return self.scan_here_string(DOUBLE_QUOTES)
        if is_variable_start(following):
            return self.scan_variable(True, False)
        self.error_here(self.begin, "UnrecognizedToken")
        return self.token("unknown")

    def _scan_dollar(self, _character: str) -> Token:
        if self.text[self.pos] == "(":
            self.pos += 1
            return self.token("$(")
        return self.scan_variable(False, False)

    def _scan_plus(self, _character: str) -> Token:
        following = self.text[self.pos]
        if following in "+=":
            self.pos += 1
            return self._sign("+" + following)
        if self.signed_numbers and (following in _DIGITS or following == "."):
            return self.scan_number("+")
        return self._sign("+")

    def _scan_dash(self, dash: str) -> Token:
        following = self.text[self.pos]
        if following in DASHES:
            self.pos += 1
            return self._sign("--")
        if following == "=":
            self.pos += 1
            return self._sign("-=")
        if following.isalpha() or following == "_" or following == "?":
            return self.scan_parameter(dash)
        if self.signed_numbers and (following in _DIGITS or following == "."):
            return self.scan_number(dash)
        return self._sign("-")

    def _scan_equals(self, _character: str) -> Token:
        return self._sign("=")

    def _scan_star(self, _character: str) -> Token:
        if self.text[self.pos] == ">":
            return self._redirection(0, False)
        return self._scan_arithmetic("*")

    def _scan_arithmetic(self, character: str) -> Token:
        if self.text[self.pos] == "=":
            self.pos += 1
            return self._sign(_ASSIGNING[character])
        return self._sign(character)

    def _scan_less(self, _character: str) -> Token:
        return self.token("redirect_in")

    def _scan_greater(self, _character: str) -> Token:
        self.pos -= 1
        return self._redirection(1, False)

    def _redirection(self, stream: int, explicit: bool) -> Token:
        """`>`, `>>`, `>&1` at `pos`; behind a digit in expression mode only the digit is read."""
        text = self.text
        after = self.pos + 1
        if text[after] == ">":
            append = True
            after += 1
        else:
            append = False
            targets = "12" if explicit else "1"
            if text[after] == "&" and text[after + 1] in targets and text[self.begin] != ">":
                self.pos = after + 2
                return self.token("merging", stream, int(text[after + 1]))
        if explicit and self.mode == EXPRESSION:
            return self.token("number", stream)
        self.pos = after
        return self.token("redirection", stream, append)

    def _scan_digit(self, character: str) -> Token:
        if self.text[self.pos] == ">" and "1" <= character <= "6":
            return self._redirection(int(character), True)
        return self.scan_number()

    def _scan_double(self, character: str) -> Token:
        """`&`, `&&`, `|`, `||`."""
        if self.text[self.pos] == character:
            self.pos += 1
            return self.token(character * 2)
        return self.token(character)

    def _scan_bang(self, _character: str) -> Token:
        following = self.text[self.pos]
        if self.mode == COMMAND:
            return self._sign("!")
        if self.mode == EXPRESSION:
            if following.isalpha() or following == "_":
                return self.rescan_word()
            if (following in _DIGITS or following == ".") and not self.looks_like_number(self.pos):
                return self.rescan_word()
        return self.token("!")

    def _scan_dot(self, _character: str) -> Token:
        text = self.text
        following = text[self.pos]
        if following == ".":
            if self.mode == COMMAND and text[self.pos + 1] not in WORD_ENDERS:
                return self.rescan_word()
            self.pos += 1
            return self.token("..")
        if following in _DIGITS:
            return self.scan_number()
        if self.mode == COMMAND and following not in WORD_ENDERS and following not in "$\"'":
            return self.rescan_word()
        return self.token(".")

    def _scan_bracket(self, _character: str) -> Token:
        return self._sign("[")

    def _scan_colon(self, character: str) -> Token:
        if self.text[self.pos] == ":":
            self.pos += 1
            if self.mode == COMMAND and not self.simple_name and self.text[self.pos] not in WORD_ENDERS:
                return self.rescan_word()
            return self.token("::")
        if self.mode == COMMAND:
            return self.scan_label(character)
        return self.token(":")

    def _scan_question(self, _character: str) -> Token:
        if self.mode != EXPRESSION or not self.core:
            return self.rescan_word()
        if self.text[self.pos] == "?":
            self.pos += 1
            if self.text[self.pos] == "=":
                self.pos += 1
                return self.token("??=")
            return self.token("??")
        return self.token("?")

    # -- tokens that must stand right here ---------------------------------

    def member_access(self, allow_bracket: bool) -> Token | None:
        """`.`, `::`, `[`, `?.` or `?[` right at `pos` (block comments may stand between), else None."""
        text = self.text
        while text[self.pos] == "<" and text[self.pos + 1] == "#":
            self.block_comment()
        pos = self.pos
        character = text[pos]
        if character == ".":
            kind = "" if text[pos + 1] == "." or self._ends_member(text[pos + 1]) else "."
        elif character == ":":
            kind = "::" if text[pos + 1] == ":" and not self._ends_member(text[pos + 2]) else ""
        elif character == "[":
            kind = "[" if allow_bracket else ""
        elif character == "?" and self.core:
            following = text[pos + 1]
            kind = "?" + following if following == "." or (following == "[" and allow_bracket) else ""
        else:
            return None
        if not kind:
            return None
        self.begin = pos
        self.pos = pos + len(kind)
        return self.token(kind)

    def _ends_member(self, character: str) -> bool:
        """In command mode a blank or line end behind the sign makes it text."""
        return self.mode == COMMAND and (character in BLANK_CHARACTERS or character in "\0\r\n")

    def invocation_bracket(self) -> Token | None:
        """`(` or `{` right at `pos`."""
        if self.text[self.pos] in "({":
            self.begin = self.pos
            self.pos += 1
            return self.token(self.text[self.begin])
        return None

    def left_bracket(self) -> Token | None:
        """`[` after blanks and comments, else None with nothing but those consumed (not before `.` or `::`)."""
        text, restore = self.text, self.pos
        blanks = False
        while True:
            pos = self.pos
            character = text[pos]
            if character in BLANK_CHARACTERS:
                blanks = True
                self.skip_plain_blanks()
            elif character == "#":
                blanks = True
                self.line_comment()
            elif character == "<" and text[pos + 1] == "#":
                blanks = False
                self.block_comment()
            else:
                break
        if character == "[":
            self.begin = pos
            self.pos = pos + 1
            return self.token("[")
        if character in ".:" and blanks:
            self.pos = restore
        return None


_Scanner = Callable[[Reader, str], Token]
_SCANNERS: dict[str, _Scanner] = {
    "\0": Reader._scan_end,
    "\r": Reader._scan_newline,
    "\n": Reader._scan_newline,
    "`": Reader._scan_backtick,
    "@": Reader._scan_at,
    "$": Reader._scan_dollar,
    "+": Reader._scan_plus,
    "=": Reader._scan_equals,
    "*": Reader._scan_star,
    "/": Reader._scan_arithmetic,
    "%": Reader._scan_arithmetic,
    "<": Reader._scan_less,
    ">": Reader._scan_greater,
    "&": Reader._scan_double,
    "|": Reader._scan_double,
    "!": Reader._scan_bang,
    ".": Reader._scan_dot,
    "[": Reader._scan_bracket,
    ":": Reader._scan_colon,
    "?": Reader._scan_question,
}
_SCANNERS |= dict.fromkeys("(){};,]", Reader._scan_simple)
_SCANNERS |= dict.fromkeys(SINGLE_QUOTES, Reader.scan_single_quoted)
_SCANNERS |= dict.fromkeys(DOUBLE_QUOTES, Reader.scan_double_quoted)
_SCANNERS |= dict.fromkeys(DASHES, Reader._scan_dash)
_SCANNERS |= dict.fromkeys("0123456789", Reader._scan_digit)
_SCANNERS |= dict.fromkeys("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", Reader.scan_identifier)
