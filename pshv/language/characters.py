"""Which characters mean what to the reader: blanks, dashes, quotes, and where a word ends.

Source: reference/powershell-language.md section 1, language-subset.md section 1 (smart quotes, dashes, U+00A0).
"""

from __future__ import annotations

import re

BLANKS = " \t\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DASHES = "-\u2013\u2014\u2015"
SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b"
DOUBLE_QUOTES = '"\u201c\u201d\u201e'

_ENDERS = "\\0&(),;{|}\r\n" + BLANKS

WORD_ENDERS = frozenset(
    "\0&(),;{|}\r\n \t\v\f\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
)
"""Characters that end any word, number or variable in command mode; NUL stands for the end of the text."""

BLANK_CHARACTERS = WORD_ENDERS - frozenset("\0&(),;{|}\r\n")
AFTER_NUMBER = frozenset("!#%*+-./<=>]" + DASHES)
"""Operators that end a number in expression mode (`1+1`, `1..3`, `3]`)."""
AFTER_NUMBER_IN_TERNARY = AFTER_NUMBER | frozenset("?:")
VARIABLE_STARTS = frozenset("$?^:_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

match_blanks = re.compile(rf"(?:[{BLANKS}]+|`(?:\r\n?|\n|[{BLANKS}]))*").match
match_layout = re.compile(rf"(?:[{BLANKS}\r\n]+|`(?:\r\n?|\n|[{BLANKS}]))*").match
match_layout_and_semicolons = re.compile(rf"(?:[{BLANKS}\r\n;]+|`(?:\r\n?|\n|[{BLANKS}]))*").match
match_line = re.compile(r"[^\r\n]*").match
match_plain_word = re.compile(rf"[^{_ENDERS}`${SINGLE_QUOTES}{DOUBLE_QUOTES}]+").match
match_digits = re.compile(r"[0-9]+").match
match_identifier = re.compile(r"\w+").match
match_type_name = re.compile(r"[\w.`+#\\]*").match
match_assembly_word = re.compile(rf"[^\0,=\]\r\n{BLANKS}]*").match
match_double_quoted = re.compile(rf"[^`${DOUBLE_QUOTES}]+").match
match_single_quoted = re.compile(rf"[^{SINGLE_QUOTES}]+").match
match_here_text = re.compile(r"[^\r\n]+").match
match_here_expandable = re.compile(r"[^\r\n$`]+").match
match_subexpression = re.compile(rf"[^()`{DOUBLE_QUOTES}]+").match
match_variable = re.compile(r"[\w:](?:[\w?]|:(?!:))*").match
match_braced = re.compile(rf"[^}}`{{{DOUBLE_QUOTES}]+").match
match_parameter_word = re.compile(rf"[^{{}}();,|&.\[\r\n\0:{BLANKS}{SINGLE_QUOTES}{DOUBLE_QUOTES}]*").match
match_operator_word = re.compile(r"[A-Za-z]*").match


def is_variable_start(character: str) -> bool:
    """True for a first character of an unbraced variable name."""
    return character in VARIABLE_STARTS or (character > "\x7f" and character.isalnum())


def is_blank(character: str) -> bool:
    return character in BLANK_CHARACTERS
