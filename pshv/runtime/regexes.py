""".NET regular expressions on Python's: `re` where a pattern means the same there, the `regex` package otherwise.

Differences are translated; what neither engine has is refused by name. Source: powershell-language.md section 5
(`-match`); powershell-traps.md 13.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pshv.runtime.netexception import NetException

if TYPE_CHECKING:
    from collections.abc import Iterator

IGNORE_CASE: Final = 1
MULTILINE: Final = 2
EXPLICIT_CAPTURE: Final = 4
SINGLE_LINE: Final = 16
IGNORE_WHITESPACE: Final = 32
RIGHT_TO_LEFT: Final = 64

_cache: dict[tuple[str, int], Regex] = {}


class Regex:
    """A compiled .NET pattern. `options` are RegexOptions numbers; raises RegexParseException."""

    __slots__ = ("engine", "group_count", "keys", "names", "options", "pattern", "timeout")
    type_names = ("System.Text.RegularExpressions.Regex", "System.Object")

    def __init__(self, pattern: str, options: int = 0) -> None:
        self.pattern = pattern
        self.options = options
        from pshv.runtime.regextranslation import compile_pattern

        self.engine, self.names = compile_pattern(pattern, options)
        self.group_count = self.engine.groups
        self.keys: Any = None  # of `$Matches`, made by the first match

    def text(self) -> str:
        return self.pattern

    def search(self, text: str, start: int = 0, end: int | None = None) -> Any:
        """The first match, or None."""
        if self.options & RIGHT_TO_LEFT:
            return self._last(text, start if start else len(text))
        return self.engine.search(text, start) if end is None else self.engine.search(text, start, end)

    def _last(self, text: str, end: int) -> Any:
        found = None
        for match in self.engine.finditer(text):
            if match.end() <= end:
                found = match
        return found

    def finditer(self, text: str, start: int = 0) -> Iterator[Any]:
        found = self.engine.finditer(text, start)
        if self.options & RIGHT_TO_LEFT:
            return iter(list(found)[::-1])
        return found  # type: ignore[no-any-return]

    def group_names(self) -> list[str]:
        """Names of groups in .NET's order: numbers, then names (which are numbered last)."""
        return [name for name, _ in self.names]

    def python_group(self, name: str) -> Any:
        """The engine's group number of a .NET name or number, or None."""
        for known, place in self.names:
            if known == name:
                return place
        return None


def compile_net(pattern: str, options: int = 0) -> Regex:
    """A compiled pattern, kept for the next time. Raises NetException (RegexParseException)."""
    key = (pattern, options)
    found = _cache.get(key)
    if found is None:
        if len(_cache) > 500:
            _cache.clear()
        found = _cache[key] = Regex(pattern, options)
    return found


_SPECIAL: Final = set("\\*+?|{[()^$.# \t\n\r\f")


def escape(text: str) -> str:
    """`[regex]::Escape`."""
    names = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\f": r"\f"}
    return "".join(names.get(c) or (f"\\{c}" if c in _SPECIAL else c) for c in text)


def unescape(text: str) -> str:
    """`[regex]::Unescape`."""
    simple = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "b": "\b", "0": "\0"}

    def one(match: re.Match[str]) -> str:
        body = match.group(1)
        if body[0] in "xu" and len(body) > 1:
            return chr(int(body[1:], 16))
        if body in simple:
            return simple[body]
        if body.isalnum():
            raise parse_exception(text, match.start() + 2, f"Unrecognized escape sequence \\{body}.")
        return body

    return re.sub(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", one, text, flags=re.DOTALL)


def parse_exception(pattern: str, offset: int, reason: str) -> NetException:
    """RegexParseException with .NET's message."""
    return NetException(
        "System.Text.RegularExpressions.RegexParseException",
        f"Invalid pattern '{pattern}' at offset {offset}. {reason}",
        properties={"Offset": offset},
    )


def expand(template: str, match: Any, regex: Regex, text: str) -> str:
    """A replacement pattern: `$1 ${name} $& $$ $` $' $+ $_`."""
    if "$" not in template:
        return template
    parts: list[str] = []
    place = 0
    while True:
        mark = template.find("$", place)
        if mark < 0:
            parts.append(template[place:])
            return "".join(parts)
        parts.append(template[place:mark])
        piece, place = _substitution(template, mark, match, regex, text)
        parts.append(piece)


def _substitution(template: str, mark: int, match: Any, regex: Regex, text: str) -> tuple[str, int]:
    following = template[mark + 1 : mark + 2]
    if following == "$":
        return "$", mark + 2
    if following == "&":
        return match.group(0), mark + 2
    if following == "`":
        return text[: match.start()], mark + 2
    if following == "'":
        return text[match.end() :], mark + 2
    if following == "_":
        return text, mark + 2
    if following == "+":
        last = max((place for _, place in regex.names), default=0)
        return match.group(last) or "", mark + 2
    named = re.compile(r"\$\{(\w+)\}").match(template, mark)
    if named is not None:
        group = regex.python_group(named.group(1))
        if group is None:
            return "$", mark + 1
        return match.group(group) or "", named.end()
    digits = re.compile(r"\$(\d+)").match(template, mark)
    if digits is not None:
        group = regex.python_group(str(int(digits.group(1))))
        if group is None:
            return "$", mark + 1
        return match.group(group) or "", digits.end()
    return "$", mark + 1
