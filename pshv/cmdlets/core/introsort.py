"""The sort of .NET's List.Sort, which does not keep equal items in their order.

Sort-Object without -Stable shows it: two or three equal rows, and more than 16 rows, come out in its order.
"""

from __future__ import annotations

SMALL = 16


def introsort(ranks: list[int]) -> list[int]:
    """The indices of `ranks` in the order in which .NET sorts them."""
    items = list(range(len(ranks)))
    depth = 2 * (len(ranks).bit_length())
    _sort(items, ranks, 0, len(items), depth)
    return items


def _sort(items: list[int], ranks: list[int], start: int, end: int, depth: int) -> None:
    while (size := end - start) > 1:
        if size <= SMALL:
            _small(items, ranks, start, size)
            return
        if depth == 0:
            _heap(items, ranks, start, size)
            return
        depth -= 1
        pivot = _partition(items, ranks, start, end)
        _sort(items, ranks, pivot + 1, end, depth)
        end = pivot


def _small(items: list[int], ranks: list[int], start: int, size: int) -> None:
    if size == 2:
        _swap_if_greater(items, ranks, start, start + 1)
    elif size == 3:
        _swap_if_greater(items, ranks, start, start + 1)
        _swap_if_greater(items, ranks, start, start + 2)
        _swap_if_greater(items, ranks, start + 1, start + 2)
    else:
        items[start : start + size] = sorted(items[start : start + size], key=ranks.__getitem__)


def _swap_if_greater(items: list[int], ranks: list[int], one: int, other: int) -> None:
    if ranks[items[one]] > ranks[items[other]]:
        items[one], items[other] = items[other], items[one]


def _partition(items: list[int], ranks: list[int], start: int, end: int) -> int:
    high = end - 1
    middle = start + ((high - start) >> 1)
    _swap_if_greater(items, ranks, start, middle)
    _swap_if_greater(items, ranks, start, high)
    _swap_if_greater(items, ranks, middle, high)
    pivot = ranks[items[middle]]
    items[middle], items[high - 1] = items[high - 1], items[middle]
    left, right = start, high - 1
    while left < right:
        left += 1
        while ranks[items[left]] < pivot:
            left += 1
        right -= 1
        while pivot < ranks[items[right]]:
            right -= 1
        if left >= right:
            break
        items[left], items[right] = items[right], items[left]
    if left != high - 1:
        items[left], items[high - 1] = items[high - 1], items[left]
    return left


def _heap(items: list[int], ranks: list[int], start: int, size: int) -> None:
    for place in range(size >> 1, 0, -1):
        _down(items, ranks, place, size, start)
    for place in range(size, 1, -1):
        first, last = start, start + place - 1
        items[first], items[last] = items[last], items[first]
        _down(items, ranks, 1, place - 1, start)


def _down(items: list[int], ranks: list[int], place: int, size: int, start: int) -> None:
    moved = items[start + place - 1]
    while place <= size >> 1:
        child = 2 * place
        if child < size and ranks[items[start + child - 1]] < ranks[items[start + child]]:
            child += 1
        if ranks[moved] >= ranks[items[start + child - 1]]:
            break
        items[start + place - 1] = items[start + child - 1]
        place = child
    items[start + place - 1] = moved
