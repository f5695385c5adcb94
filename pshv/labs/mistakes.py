"""What is wrong with a lab file, and the nearest name to one that does not exist."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class LabError(Exception):
    """A lab cannot be found, read, started or judged; the text says why and what is allowed."""


class LabFileError(LabError):
    """A lab file has errors; each line of the text names file, line and what is allowed."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def nearest(name: str, known: Iterable[str]) -> str:
    """The sentence that names the nearest known name, or all of them when none is near."""
    listed = sorted(known)
    by_lower = {one.lower(): one for one in listed}
    close = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=0.55)
    if close:
        return f"Did you mean '{by_lower[close[0]]}'?"
    return f"Known are {', '.join(listed)}." if listed else "None is known."
