"""The nearest known name to one that is not known."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def distance(first: str, second: str) -> int:
    """Return how many letters must be put in, left out or replaced to make one text of the other."""
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]


def nearest(wanted: str, known: Iterable[str]) -> str:
    """Return the known name most like ``wanted``: the fewest letters differ, or it contains the word."""
    lowered = wanted.lower().replace("_", "-").replace(" ", "-")

    def order(name: str) -> tuple[bool, int, str]:
        parts = name.lower()
        return (lowered not in parts and parts not in lowered, distance(lowered, parts), name)

    return min(known, key=order)
