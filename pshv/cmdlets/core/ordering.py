"""How Sort-Object and Group-Object put values in order.

Null first; strings by the culture, without case unless asked; mixed values pairwise, the second converted to the
first's type, both as text when that fails. Source: powershell-formatting.md 10 (Sort-Object).
"""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

from pshv.runtime.collation import compare_strings, sort_key
from pshv.runtime.comparison import order
from pshv.runtime.errors import PSError
from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, PSObject

if TYPE_CHECKING:
    from collections.abc import Callable

ABSENT = object()
ORDERED_TYPES = ("DateTime", "TimeSpan")
_NORTH = {"å": "zzx", "ä": "zzy", "æ": "zzy", "ö": "zzz", "ø": "zzz"}
_WEST = {"æ": "zzx", "ä": "zzx", "ø": "zzy", "ö": "zzy", "å": "zzz"}
TAILORED = {"sv": _NORTH, "fi": _NORTH, "da": _WEST, "nb": _WEST, "no": _WEST, "nn": _WEST}


def plain_key(values: list[Any], *, case: bool, culture: str = "") -> list[Any] | None:
    """Keys that sort as the values do with Python's own comparison, None when the values are too mixed for that."""
    kinds = {type(value) for value in values}
    if kinds == {int} or kinds == {bool} or kinds == {float} or kinds == {int, float}:
        return values if not any(value != value for value in values) else None
    if kinds == {str}:
        if culture[:2] in TAILORED:
            return [sort_key(tailored(value, culture[:2]), ignore_case=not case) for value in values]
        return [sort_key(value, ignore_case=not case) for value in values]
    if len(kinds) == 1:
        kind = kinds.pop()
        if kind.__name__ in ORDERED_TYPES:
            return [value.ticks for value in values]
        if issubclass(kind, int):
            return values
    elif all(issubclass(kind, int) and kind is not bool for kind in kinds):
        return values
    return None


def tailored(text: str, language: str) -> str:
    """`text` with the letters a language puts behind z spelled so that they stand there."""
    table = TAILORED[language]
    return "".join(table.get(sign.lower(), sign) for sign in text)


def compare(first: Any, second: Any, *, case: bool = False) -> int:
    """-1, 0 or 1 as one value stands before the other."""
    if first is second:
        return 0
    first, second = _bare(first), _bare(second)
    if first is None or first is ABSENT:
        return 0 if second is None or second is ABSENT else -1
    if second is None or second is ABSENT:
        return 1
    try:
        found = order(first, second, case)
    except PSError:
        return compare_strings(to_text(first), to_text(second), ignore_case=not case)
    return 1 if found > 0 else -1 if found < 0 else 0


def _bare(value: Any) -> Any:
    if value is NOTHING:
        return None
    if type(value) is PSObject and value.base is not NOTHING:
        return value.base
    return value


def comparer(case: bool) -> Callable[[Any], Any]:
    """A key function for values of any kinds."""
    return cmp_to_key(lambda a, b: compare(a, b, case=case))


def sort_rows(
    rows: list[Any],
    keys: list[list[Any]],
    descending: list[bool],
    *,
    case: bool,
    stable: bool = True,
    culture: str = "",
) -> list[int]:
    """The order of `rows` (indices) by several keys; equal rows keep their order if `stable`, else go as .NET's sort.

    `keys[k][i]` is the k-th key of row i.
    """
    indices = list(range(len(rows)))
    ranks: list[list[int]] = []
    for values, down in reversed(list(zip(keys, descending, strict=True))):
        ready = plain_key(values, case=case, culture=culture)
        key: Callable[[int], Any]
        if ready is not None:
            key = ready.__getitem__
        else:
            wrap = comparer(case)
            wrapped = [wrap(value) for value in values]
            key = wrapped.__getitem__
        indices.sort(key=key, reverse=down)
        if not stable and (len(rows) == 3 or len(rows) > 16):
            ranks.append(_ranks(key, len(rows), down))
    return _unstable(indices, ranks) if ranks else indices


def _ranks(key: Callable[[int], Any], count: int, down: bool) -> list[int]:
    """The rank of each row by one key: equal keys share one."""
    order_by = sorted(range(count), key=key, reverse=down)
    ranks = [0] * count
    rank = 0
    for place, index in enumerate(order_by):
        if place and key(order_by[place - 1]) != key(index):
            rank += 1
        ranks[index] = rank
    return ranks


def _unstable(stable: list[int], ranks: list[list[int]]) -> list[int]:
    """The rows as .NET's unstable sort leaves them; without equal rows that is the stable order."""
    rows = [tuple(column[i] for column in reversed(ranks)) for i in range(len(stable))]
    if len(set(rows)) == len(rows):
        return stable
    from .introsort import introsort

    numbers = {row: number for number, row in enumerate(sorted(set(rows)))}
    return introsort([numbers[row] for row in rows])
