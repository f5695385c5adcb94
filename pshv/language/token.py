"""Tokens and the closed tables of keywords and operators."""

from __future__ import annotations

COMMAND, EXPRESSION, TYPE_NAME, SIGNATURE = range(4)
"""How the reader splits text: as words of a command, as an expression, as a type name, as a class signature."""


def words(text: str) -> list[str]:
    """The blank-separated words of a table written as one text."""
    return text.split()


class Token:
    """One token. `kind` is a keyword, an operator's canonical text, a sign, or one of the names below.

    word: bare text (`value`; `extra` its parts when it has expansions); identifier; variable, splatted (`value` path);
    number (`value`); parameter (`value` name, `extra` true when a colon was seen); string, expandable, here_string,
    here_expandable (`value`, `extra` parts); label (`value`); redirection (`value` stream digit, `extra` append);
    merging (`value` from and to); redirect_in; subexpression (`value` its text, `extra` raw text and offset map);
    newline; eof; unknown. `start` and `end` count in the whole source, `local` in the text being read.
    """

    __slots__ = ("end", "extra", "kind", "local", "start", "value")

    def __init__(self, kind: str, start: int, end: int, value: object, extra: object, local: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.extra = extra
        self.local = local

    def __repr__(self) -> str:
        return f"Token({self.kind!r}, {self.start}, {self.end}, {self.value!r})"


KEYWORDS = {
    word: word
    for word in words(
        "elseif if else switch foreach from in for while until do try catch finally trap data return continue "
        "break exit throw begin process end dynamicparam function filter param class define var using "
        "workflow parallel sequence configuration public private static interface enum namespace module type "
        "assembly command hidden base clean"
    )
}
STATEMENTS_WITHOUT_ATTRIBUTES = frozenset(
    words(
        "break continue data do exit filter for foreach function if return switch throw trap try while "
        "workflow parallel sequence from define var"
    )
)
BLOCK_NAMES = frozenset({"begin", "process", "end", "dynamicparam", "clean"})

_CASED = words("eq ne ge gt lt le like notlike match notmatch replace contains notcontains in notin split")
DASH_OPERATORS: dict[str, str] = {
    name: name for name in ("bnot", "not", "isnot", "is", "as", "and", "band", "or", "bor", "xor", "bxor", "join")
}
DASH_OPERATORS |= {"f": "format", "shl": "shl", "shr": "shr"}
for _name in _CASED:
    DASH_OPERATORS[_name] = "i" + _name
    DASH_OPERATORS["i" + _name] = "i" + _name
    DASH_OPERATORS["c" + _name] = "c" + _name

PRECEDENCE: dict[str, int] = {"and": 1, "or": 1, "xor": 1, "band": 2, "bor": 2, "bxor": 2}
PRECEDENCE |= dict.fromkeys(("is", "isnot", "as", "join", "shl", "shr"), 5)
PRECEDENCE |= {case + name: 5 for case in "ic" for name in _CASED}
PRECEDENCE |= {"??": 7, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10, "format": 12, "..": 13}

UNARY = frozenset({"+", "-", "!", "not", "bnot", "join", "isplit", "csplit", "++", "--", ","})
ASSIGNMENT = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "??="})
MODE_INVARIANT = frozenset(
    {"newline", "eof", "string", "expandable", "here_string", "here_expandable", "(", ")", "{", "}", "]"}
    | {"@(", "@{", "$(", ";", "&&", "||", "&", "|", ",", "redirect_in"}
)
"""Tokens that read the same in command and expression mode."""
REDIRECTIONS = frozenset({"redirection", "merging", "redirect_in"})

_DISPLAY = {"format": "-f", "postfix++": "++", "postfix--": "--"}


def operator_text(kind: str) -> str:
    """How messages spell an operator kind: `-eq` for 'ieq', `-f` for 'format', signs as they are."""
    if kind in _DISPLAY:
        return _DISPLAY[kind]
    if not kind[:1].isalpha():
        return kind
    if kind[0] == "i" and kind[1:] in _CASED:
        return "-" + kind[1:]
    return "-" + kind


STREAM_NAMES = ("all", "output", "error", "warning", "verbose", "debug", "information")
