"""Tab completion: what can stand at a place of the text.

found = complete(session, "Get-VM -Na", 10)
found.index, found.length       the piece of text a match replaces
found.matches                   Match objects: text, list_text, kind, tooltip
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .result import Completion, Match

if TYPE_CHECKING:
    from pshv.runtime.session import Session

__all__ = ["Completion", "Match", "complete"]


def complete(session: Session, text: str, cursor: int) -> Completion:
    """The completions at `cursor`, a number of characters from the start of `text`."""
    from .engine import find_matches
    from .place import Place

    cursor = max(0, min(cursor, len(text)))
    return find_matches(Place(session, text, cursor))
