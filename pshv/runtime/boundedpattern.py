"""Patterns whose match may take time without end: each search has a time of its own, then it fails as .NET's does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.netexception import NetException

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.runtime.errors import PSError

SECONDS = 5.0
_TEXT = (
    "The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many "
    "reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and "
    "other factors."
)


def timed_out() -> PSError:
    """What .NET throws for a match that takes too long."""
    return NetException("System.Text.RegularExpressions.RegexMatchTimeoutException", _TEXT).as_error()


class BoundedPattern:
    """A pattern of the `regex` package with a bound of `seconds` on every search."""

    __slots__ = ("_pattern", "groupindex", "groups", "pattern", "seconds")

    def __init__(self, pattern: Any, seconds: float | None = None) -> None:
        self._pattern = pattern
        self.groups = pattern.groups
        self.groupindex = pattern.groupindex
        self.pattern = pattern.pattern
        self.seconds = seconds

    @property
    def _timeout(self) -> float:
        return SECONDS if self.seconds is None else self.seconds

    def search(self, text: str, *place: int) -> Any:
        """The first match. Raises RegexMatchTimeoutException."""
        return self._ask(self._pattern.search, text, *place)

    def match(self, text: str, *place: int) -> Any:
        """A match at the place."""
        return self._ask(self._pattern.match, text, *place)

    def fullmatch(self, text: str, *place: int) -> Any:
        """A match of the whole text."""
        return self._ask(self._pattern.fullmatch, text, *place)

    def _ask(self, function: Any, text: str, *place: int) -> Any:
        try:
            return function(text, *place, timeout=self._timeout)
        except TimeoutError:
            raise timed_out() from None

    def finditer(self, text: str, *place: int) -> Iterator[Any]:
        """All matches, one after the other."""
        found = self._pattern.finditer(text, *place, timeout=self._timeout)
        while True:
            try:
                match = next(found)
            except StopIteration:
                return
            except TimeoutError:
                raise timed_out() from None
            yield match
