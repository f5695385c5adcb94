"""Lines from a pipe, gathered into pieces that can be run: the reader of `-Command -` and of the plain prompt.

Source of the rules: ../shared/reference/language-subset.md section 4, "stdin".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pieces:
    """Collects lines until they make a piece.

    A complete line is a piece. A line that leaves something open starts a collection, which ends at an empty line at
    which the text is complete or wrong; from a pipe (`eager`) also at the line that makes it wrong. Empty lines inside
    are dropped.
    """

    def __init__(self, state_of: Callable[[str], str], *, eager: bool = True) -> None:
        """`state_of(text)` says 'complete', 'incomplete' or 'wrong'."""
        self._state_of = state_of
        self._eager = eager
        self._lines: list[str] = []

    @property
    def collecting(self) -> bool:
        """Whether a piece is begun, so that the next prompt is `>> `."""
        return bool(self._lines)

    def add(self, line: str) -> str | None:
        """Take a line without its end; give the text to run if it completes a piece."""
        if not self._lines:
            if self._state_of(line) == "incomplete":
                self._lines.append(line)
                return None
            return line
        if line.strip():
            self._lines.append(line)
            text = "\n".join(self._lines)
            return self._take(text) if self._eager and self._state_of(text) == "wrong" else None
        text = "\n".join(self._lines)
        return None if self._state_of(text) == "incomplete" else self._take(text)

    def clear(self) -> None:
        """Forget what is begun."""
        self._lines.clear()

    def _take(self, text: str) -> str:
        self._lines.clear()
        return text


def syntax_state(edition: str) -> Callable[[str], str]:
    """The judge that `Pieces` needs, from the parser of `edition`."""
    from pshv.language.parser import parse

    def state(text: str) -> str:
        result = parse(text, edition=edition)
        if not result.errors:
            return "complete"
        return "incomplete" if result.incomplete else "wrong"

    return state
