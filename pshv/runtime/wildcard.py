"""Wildcard patterns of `-like` and of every parameter that takes them: `*`, `?`, `[abc]`, `[a-c]`, back-tick escapes.

No negated sets; a pattern matches the whole text, without case unless asked. Source: powershell-language.md section 5,
powershell-traps.md 12.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pshv.runtime.errors import runtime_error

if TYPE_CHECKING:
    from collections.abc import Callable

_SPECIAL: Final = "*?[]"


class Wildcard:
    """A compiled pattern; raises PSError (RuntimeException) where its set is not closed or empty."""

    __slots__ = ("case", "literal", "matches", "pattern")

    def __init__(self, pattern: str, case: bool = False) -> None:
        self.pattern = pattern
        self.case = case
        self.literal: str | None = None
        self.matches: Callable[[str], bool] = self._compile()

    def _compile(self) -> Callable[[str], bool]:
        if not contains_wildcard(self.pattern) and "`" not in self.pattern:
            self.literal = self.pattern
            if self.case:
                return self.pattern.__eq__
            wanted = self.pattern.lower()
            return lambda text: text.lower() == wanted
        if self.pattern == "*":
            return lambda text: True
        flags = re.DOTALL if self.case else re.DOTALL | re.IGNORECASE
        match = re.compile(linear(self.to_regex_parts()), flags).fullmatch
        return lambda text: match(text) is not None

    def to_regex(self) -> str:
        """The pattern as a Python regular expression for the whole text."""
        return "".join(self.to_regex_parts())

    def to_regex_parts(self) -> list[str]:
        """The regular expression in pieces, each for one character but `.*`."""
        parts: list[str] = []
        place = 0
        text = self.pattern
        while place < len(text):
            sign = text[place]
            if sign == "`" and place + 1 < len(text):
                parts.append(re.escape(text[place + 1]))
                place += 2
                continue
            if sign == "*":
                parts.append(".*")
            elif sign == "?":
                parts.append(".")
            elif sign == "[":
                body, place = self._set(place)
                parts.append(body)
                continue
            else:
                parts.append(re.escape(sign))
            place += 1
        return parts

    def _set(self, start: int) -> tuple[str, int]:
        """The regex of a set that begins at `start`, and the place behind it."""
        text = self.pattern
        place = start + 1
        items: list[str] = []
        escaped: list[bool] = []
        if text[place : place + 1] == "]" and "]" in text[place + 1 :]:
            items.append("]")  # a bracket right behind the opening one is itself
            escaped.append(False)
            place += 1
        while place < len(text) and text[place] != "]":
            if text[place] == "`" and place + 1 < len(text):
                place += 1
                escaped.append(True)
            else:
                escaped.append(False)
            items.append(text[place])
            place += 1
        if place >= len(text) or not items:
            raise invalid_pattern(text)
        parts: list[str] = []
        index = 0
        while index < len(items):
            if index + 2 < len(items) and items[index + 1] == "-" and not escaped[index + 1]:
                low, high = items[index], items[index + 2]
                if low > high:
                    raise invalid_pattern(text)
                parts.append(f"{_in_set(low)}-{_in_set(high)}")
                index += 3
            else:
                parts.append(_in_set(items[index]))
                index += 1
        return f"[{''.join(parts)}]", place + 1


def linear(parts: list[str]) -> str:
    """The pieces as one expression that never tries a star twice: between two stars the first place is right."""
    runs: list[list[str]] = [[]]
    for part in parts:
        if part == ".*":
            runs.append([])
        else:
            runs[-1].append(part)
    first, *middle = ["".join(run) for run in runs]
    if not middle:
        return first
    last = middle.pop()
    return first + "".join(f"(?>.*?{run})" for run in middle if run) + ".*" + last


def _in_set(sign: str) -> str:
    return f"\\{sign}" if sign in r"\]^[-&~|" else sign


def invalid_pattern(pattern: str) -> Exception:
    """The error of a pattern that cannot be read."""
    return runtime_error(
        f"The specified wildcard character pattern is not valid: {pattern}",
        "RuntimeException",
        "NotSpecified",
        exception="System.Management.Automation.WildcardPatternException",
    )


def contains_wildcard(text: str) -> bool:
    """Whether `text` has a wildcard character that is not escaped."""
    if "*" not in text and "?" not in text and "[" not in text and "]" not in text:
        return False
    place = 0
    while place < len(text):
        if text[place] == "`":
            place += 2
            continue
        if text[place] in _SPECIAL:
            return True
        place += 1
    return False


def escape(text: str) -> str:
    """`[WildcardPattern]::Escape`."""
    return "".join(f"`{sign}" if sign in "*?[]`" else sign for sign in text)


def unescape(text: str) -> str:
    """`[WildcardPattern]::Unescape`."""
    parts: list[str] = []
    place = 0
    while place < len(text):
        if text[place] == "`" and place + 1 < len(text) and text[place + 1] in "*?[]`":
            place += 1
        parts.append(text[place])
        place += 1
    return "".join(parts)


_cache: dict[tuple[str, bool], Wildcard] = {}


def wildcard(pattern: str, case: bool = False) -> Wildcard:
    """A compiled pattern, kept for the next time."""
    found = _cache.get((pattern, case))
    if found is None:
        if len(_cache) > 500:
            _cache.clear()
        found = _cache[(pattern, case)] = Wildcard(pattern, case)
    return found
