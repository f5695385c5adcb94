"""Reading words: variables, bare text, identifiers, parameters and dash operators, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .characters import (
    AFTER_NUMBER,
    AFTER_NUMBER_IN_TERNARY,
    DOUBLE_QUOTES,
    SINGLE_QUOTES,
    WORD_ENDERS,
    is_variable_start,
    match_assembly_word,
    match_braced,
    match_digits,
    match_identifier,
    match_operator_word,
    match_parameter_word,
    match_plain_word,
    match_type_name,
    match_variable,
)
from .reader_strings import StringReader
from .token import COMMAND, DASH_OPERATORS, EXPRESSION, KEYWORDS, SIGNATURE, TYPE_NAME, Token

if TYPE_CHECKING:
    from .reader_strings import Parts

_QUOTES = SINGLE_QUOTES + DOUBLE_QUOTES
_SCOPES = frozenset({"global", "local", "script", "private"})


class WordReader(StringReader):
    # -- bare text ----------------------------------------------------------

    def scan_word(self, first: str = "") -> Token:
        """Bare text up to a word ender; `first` has been read already. Quotes, escapes and `$` work inside."""
        begin = self.begin
        text = self.text
        parts: Parts = [first] if first else []
        while True:
            found = match_plain_word(text, self.pos)
            if found is not None:
                parts.append(found.group())
                self.pos = found.end()
            character = text[self.pos]
            if character in WORD_ENDERS:
                break
            if character == "`":
                self.pos = self._escape_into(parts, self.pos)
                continue
            self.pos += 1
            if character in SINGLE_QUOTES:
                parts.append(self.single_quoted_body())
            elif character in DOUBLE_QUOTES:
                self.double_quoted_body(parts)
            elif not self.scan_expansion(parts, False):
                parts.append("$")
        self.begin = begin
        return self.string_token("word", parts)

    def rescan_word(self) -> Token:
        """Read the token anew, from its start, as bare text."""
        self.pos = self.begin
        return self.scan_word()

    def scan_identifier(self, _character: str) -> Token:
        """A keyword, a type name, a name or a bare word that begins with a letter."""
        mode = self.mode
        text, begin = self.text, self.begin
        if mode == COMMAND and not self.simple_name:
            found = match_plain_word(text, begin)
            end = found.end() if found is not None else begin
            if text[end] not in WORD_ENDERS or found is None:
                self.pos = begin
                return self.scan_word()
            self.pos = end
            word = found.group()
            keyword = KEYWORDS.get(word.lower())
            if keyword is not None and (keyword != "clean" or self.core):
                return self.token(keyword, word)
            return self.token("identifier" if word.isidentifier() else "word", word)
        if mode == TYPE_NAME:
            self.pos = match_type_name(text, begin).end()  # type: ignore[union-attr]
            return self.token("identifier", text[begin : self.pos])
        self.pos = match_identifier(text, begin).end()  # type: ignore[union-attr]
        word = text[begin : self.pos]
        if mode == SIGNATURE and not self.simple_name:
            keyword = KEYWORDS.get(word.lower())
            if keyword is not None and (keyword != "clean" or self.core):
                return self.token(keyword, word)
        return self.token("identifier", word)

    def scan_label(self, _character: str) -> Token:
        """`:name` in command mode, else a bare word that begins with a colon."""
        found = match_identifier(self.text, self.pos)
        if found is None or found.group()[0].isdigit():
            return self.scan_word(":")
        if self.text[found.end()] not in WORD_ENDERS:
            return self.scan_word(":")
        self.pos = found.end()
        return self.token("label", found.group())

    # -- variables ---------------------------------------------------------

    def scan_variable(self, splatted: bool, in_string: bool) -> Token:
        """A variable whose `$` or `@` (at `begin`) has been read."""
        text, pos = self.text, self.pos
        character = text[pos]
        if character == "{" and not splatted:
            return self._scan_braced(in_string)
        if not is_variable_start(character):
            return self.scan_word("$")
        if character in "$?^":
            self.pos = pos + 1
            if self.mode == COMMAND and text[pos + 1] not in WORD_ENDERS:
                return self.rescan_word()
            path = character
        else:
            found = match_variable(text, pos)
            assert found is not None
            self.pos = end = found.end()
            path = found.group()
            if self.mode == COMMAND:
                following = text[end]
                if following not in WORD_ENDERS and following not in ".[=:":
                    return self.rescan_word()
            if path[-1] == ":" and len(path) > 1 and path.index(":") == len(path) - 1:
                drive = path[:-1].lower() not in _SCOPES
                self.error_here(
                    self.begin, "InvalidVariableReferenceWithDrive" if drive else "InvalidVariableReference"
                )
        return self.token("splatted" if splatted else "variable", path)

    def _scan_braced(self, in_string: bool) -> Token:
        text, size = self.text, self.size
        start = self.pos
        begin = self.begin
        self.pos += 1
        pieces: list[str] = []
        closed = False
        while self.pos < size:
            found = match_braced(text, self.pos, size)
            if found is not None:
                pieces.append(found.group())
                self.pos = found.end()
                if self.pos >= size:
                    break
            character = text[self.pos]
            self.pos += 1
            if character == "}":
                closed = True
                break
            if character == "`":
                if self.pos >= size:
                    break
                self.pos += 1
                character = self.escape(text[self.pos - 1])
            elif character == "{":
                self._error_mark(self.pos, "OpenBraceNeedsToBeBackTickedInVariableName")
            elif in_string and text[self.pos] in DOUBLE_QUOTES:
                character = text[self.pos]
                self.pos += 1
            pieces.append(character)
        return self._finish_braced("".join(pieces), closed, start, begin)

    def _finish_braced(self, name: str, closed: bool, start: int, begin: int) -> Token:
        self.begin = begin
        if not closed:
            self.incomplete_here(start, "IncompleteDollarVariableReference")
        if name == "":
            if closed:
                self._error_mark(self.pos - 1, "EmptyVariableReference")
            name = ":Error:"
        if self.mode == COMMAND:
            following = self.text[self.pos]
            if following not in WORD_ENDERS and following not in ".[":
                return self.rescan_word()
        if name[-1] == ":" and name.index(":") == len(name) - 1:
            self.error_here(begin, "InvalidBracedVariableReference")
        return self.token("variable", name)

    # -- parameters and dash operators -------------------------------------

    def scan_parameter(self, dash: str) -> Token:
        """`-name` after its dash: a parameter in command mode, an operator in expression mode."""
        text, begin = self.text, self.begin
        if self.mode != COMMAND:
            found = match_operator_word(text, self.pos)
            assert found is not None
            self.pos = found.end()
            name = found.group()
            operator = DASH_OPERATORS.get(name.lower()) if self.mode == EXPRESSION else None
            if operator is not None:
                return self.token(operator)
            return self.token("parameter", name, False) if name else self.token("-")
        found = match_parameter_word(text, self.pos)
        assert found is not None
        self.pos = found.end()
        name = found.group()
        following = text[self.pos]
        if following in _QUOTES:
            return self.scan_word(dash + name)
        if "=" in name or "+" in name:
            self.pos = begin
            return self.rescan_word()
        if following == ":":
            self.pos += 1
            return self.token("parameter", name, True)
        return self.token("parameter", name, False) if name else self.token("-")

    # -- numbers -----------------------------------------------------------

    def scan_number(self, sign: str = "") -> Token:
        """A number that begins at `begin` (sign included), or the word it turns out to be."""
        start = self.begin + len(sign)
        text = self.text
        found = match_digits(text, start)
        if found is not None:
            end = found.end()
            following = text[end]
            if end - start < 10 and (following in WORD_ENDERS or self._ends_number(following, end)):
                self.pos = end
                number = int(found.group())
                return self.token("number", number if sign in ("", "+") else -number)
        return self._scan_other_number(start, sign)

    def _ends_number(self, following: str, end: int) -> bool:
        """Whether an operator ends whole digits; a dot does if it begins `..`."""
        if self.mode != EXPRESSION:
            return False
        if following == ".":
            return self.text[end + 1] == "."
        return following in (AFTER_NUMBER_IN_TERNARY if self.ternary_number else AFTER_NUMBER)

    def _scan_other_number(self, start: int, sign: str) -> Token:
        """Fractions, exponents, hexadecimal, suffixes, multipliers, long numbers."""
        from .numbers import NotANumber, number_pattern, number_value

        found = number_pattern(self.core)(self.text, start)
        if found is None:
            return self.rescan_word()
        following = self.text[found.end()]
        if following not in WORD_ENDERS:
            enders = AFTER_NUMBER_IN_TERNARY if self.ternary_number else AFTER_NUMBER
            if self.mode != EXPRESSION or following not in enders:
                return self.rescan_word()
        self.pos = found.end()
        try:
            value = number_value(found, sign)
        except NotANumber:
            if self.mode != EXPRESSION:
                return self.rescan_word()
            self.error_here(self.begin, "BadNumericConstant", self.text[self.begin : self.pos])
            value = 0
        return self.token("number", value)

    def looks_like_number(self, start: int) -> bool:
        """Whether `scan_number` would find a number there (for `!1`)."""
        from .numbers import number_pattern

        found = number_pattern(self.core)(self.text, start)
        if found is None:
            return False
        following = self.text[found.end()]
        return following in WORD_ENDERS or (self.mode == EXPRESSION and following in AFTER_NUMBER)

    # -- arguments read in a way of their own ------------------------------

    def scan_verbatim_argument(self) -> Token:
        """What follows `--%`: everything up to the line's end, `|` or `&&` outside double quotes."""
        self.skip_plain_blanks()
        self.begin = pos = self.pos
        text, size = self.text, self.size
        quoted = False
        while pos < size and text[pos] not in "\r\n":
            character = text[pos]
            if character in DOUBLE_QUOTES:
                quoted = not quoted
            elif not quoted and (character == "|" or (character == "&" and text[pos + 1] == "&")):
                break
            pos += 1
        self.pos = pos
        return self.token("word", text[self.begin : pos])

    def scan_assembly_name(self) -> str:
        """`Name, Version=1.0, Culture=neutral` behind the comma of a type name."""
        pieces = [self._assembly_word()]
        while self.text[self.pos] == ",":
            self.pos += 1
            pieces.append(", ")
            pieces.append(self._assembly_word())
            if self.text[self.pos] == "=":
                self.pos += 1
                pieces.append("=")
                pieces.append(self._assembly_word())
        return "".join(pieces)

    def _assembly_word(self) -> str:
        self.skip_plain_blanks()
        self.begin = self.pos
        found = match_assembly_word(self.text, self.pos)
        assert found is not None
        self.pos = found.end()
        self.skip_plain_blanks()
        return found.group()
