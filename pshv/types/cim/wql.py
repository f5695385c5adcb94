"""WQL, as far as administrators use it: `SELECT ... FROM class WHERE` with comparisons, LIKE, IS NULL, AND, OR, NOT.

Source: WQL's public description. Text compares without regard to case; `%`, `_` and `[...]` are LIKE's wildcards.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Test = Callable[[dict[str, Any]], bool]

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<number>-?\d+(?:\.\d+)?)"""
    r"""|(?P<word>[A-Za-z_]\w*)|(?P<sign><=|>=|<>|!=|[=<>(),*.]))"""
)
_SIGNS = {"=", "<>", "!=", "<", ">", "<=", ">="}
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


class WqlError(ValueError):
    """A text that is no WQL."""


class Query:
    """A parsed query: `columns` None means all."""

    __slots__ = ("class_name", "columns", "test")

    def __init__(self, columns: list[str] | None, class_name: str, test: Test | None) -> None:
        self.columns = columns
        self.class_name = class_name
        self.test = test


def parse_query(text: str) -> Query:
    """A whole query. Raises WqlError."""
    reader = _Reader(text)
    reader.keyword("select")
    columns: list[str] | None = None
    if not reader.take_sign("*"):
        columns = [reader.name()]
        while reader.take_sign(","):
            columns.append(reader.name())
    reader.keyword("from")
    class_name = reader.name()
    test = None
    if reader.take_word("where"):
        test = reader.either()
    reader.end()
    return Query(columns, class_name, test)


def parse_filter(text: str) -> Test:
    """What follows WHERE. Raises WqlError."""
    reader = _Reader(text)
    test = reader.either()
    reader.end()
    return test


class _Reader:
    """Recursive descent over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0

    def either(self) -> Test:
        left = self._both()
        while self.take_word("or"):
            left = _or(left, self._both())
        return left

    def _both(self) -> Test:
        left = self._one()
        while self.take_word("and"):
            left = _and(left, self._one())
        return left

    def _one(self) -> Test:
        if self.take_word("not"):
            inner = self._one()
            return lambda row: not inner(row)
        if self.take_sign("("):
            inner = self.either()
            if not self.take_sign(")"):
                raise WqlError(")")
            return inner
        return self._comparison()

    def _comparison(self) -> Test:
        kind, value = self._next()
        if kind in ("text", "number"):
            sign = self._sign()
            return compare(self.name(), _FLIPPED.get(sign, sign), _constant(kind, value))
        if kind != "word":
            raise WqlError(value)
        name = value
        if self.take_word("is"):
            negated = self.take_word("not")
            self.keyword("null")
            return lambda row: (_value(row, name) is not None) == negated
        if self.take_word("like"):
            return like(name, str(_constant(*self._next())))
        sign = self._sign()
        kind, value = self._next()
        if kind == "word" and value.lower() not in ("true", "false", "null"):
            raise WqlError(value)
        return compare(name, sign, _constant(kind, value))

    def _sign(self) -> str:
        kind, value = self._next()
        if kind != "sign" or value not in _SIGNS:
            raise WqlError(value)
        return value

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise WqlError("end")
        self._at += 1
        return self._tokens[self._at - 1]

    def name(self) -> str:
        kind, value = self._next()
        if kind != "word":
            raise WqlError(value)
        while self.take_sign("."):
            value = self._next()[1]
        return value

    def keyword(self, word: str) -> None:
        if not self.take_word(word):
            raise WqlError(word)

    def take_word(self, word: str) -> bool:
        return self._take("word", word)

    def take_sign(self, sign: str) -> bool:
        return self._take("sign", sign)

    def _take(self, kind: str, value: str) -> bool:
        if self._at < len(self._tokens):
            found = self._tokens[self._at]
            if found[0] == kind and found[1].lower() == value:
                self._at += 1
                return True
        return False

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise WqlError(self._tokens[self._at][1])


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise WqlError(text[at:])
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _constant(kind: str, value: str) -> Any:
    if kind == "text":
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    if kind == "number":
        return float(value) if "." in value else int(value)
    if kind == "word" and value.lower() in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[value.lower()]
    raise WqlError(value)


def _or(left: Test, right: Test) -> Test:
    return lambda row: left(row) or right(row)


def _and(left: Test, right: Test) -> Test:
    return lambda row: left(row) and right(row)


def _value(row: dict[str, Any], name: str) -> Any:
    lowered = name.lower()
    for key, value in row.items():
        if key.lower() == lowered:
            return value
    raise WqlError(name)


def compare(name: str, sign: str, wanted: Any) -> Test:
    """A test of one property; `$null` equals only NULL."""

    def test(row: dict[str, Any]) -> bool:
        held = _value(row, name)
        if held is None or wanted is None:
            same = held is None and wanted is None
            return same if sign == "=" else not same if sign in ("<>", "!=") and wanted is None else False
        left, right = _comparable(held, wanted)
        answers: dict[str, bool] = {
            "=": left == right, "<>": left != right, "!=": left != right,
            "<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right,
        }  # fmt: skip
        return answers[sign]

    return test


def _comparable(held: Any, wanted: Any) -> tuple[Any, Any]:
    """Both as numbers when the property is one, else as lower-case text."""
    if isinstance(held, (bool, int, float)):
        if isinstance(wanted, str):
            word = wanted.strip().lower()
            wanted = {"true": 1, "false": 0}.get(word, word)
            try:
                return float(held), float(wanted)
            except ValueError:
                raise WqlError(wanted) from None
        return float(held), float(wanted)
    from pshv.runtime.text import to_text

    return to_text(held).lower(), str(wanted).lower()


def like(name: str, pattern: str) -> Test:
    """`name LIKE 'pattern'`."""
    expression = re.compile(_translated(pattern), re.IGNORECASE | re.DOTALL)

    def test(row: dict[str, Any]) -> bool:
        held = _value(row, name)
        return held is not None and expression.fullmatch(str(held)) is not None

    return test


def _translated(pattern: str) -> str:
    parts = re.split(r"(\[[^\]]+\]|%|_)", pattern)
    made = []
    for part in parts:
        if part == "%":
            made.append(".*")
        elif part == "_":
            made.append(".")
        elif part.startswith("[") and part.endswith("]"):
            made.append("[" + part[1:-1].replace("\\", "\\\\") + "]")
        else:
            made.append(re.escape(part))
    return "".join(made)
