"""Arrays of more than one dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.netexception import NetException
from pshv.types.implementation import Implementation
from pshv.types.nettype import NetType, array_of

if TYPE_CHECKING:
    from collections.abc import Iterator

IMPLEMENTATIONS: tuple[Implementation, ...] = ()


class MultiArray:
    """`T[,]`: items row by row."""

    __slots__ = ("element", "sizes", "items")
    enumerates = True
    is_list = True

    def __init__(self, element: NetType, sizes: list[int]) -> None:
        from pshv.types.construct import default_of

        self.element = element
        self.sizes = sizes
        total = 1
        for size in sizes:
            total *= size
        self.items: list[Any] = [default_of(element)] * total

    @property
    def net_type(self) -> NetType:
        return array_of(self.element, len(self.sizes))

    @property
    def rank(self) -> int:
        return len(self.sizes)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def _place(self, indices: list[Any]) -> int:
        from pshv.runtime.convert import to_int

        if len(indices) != len(self.sizes):
            raise NetException("System.ArgumentException", "Array was not a one-dimensional array.").as_error()
        place = 0
        for index, size in zip(indices, self.sizes, strict=True):
            number = to_int(index)
            if not 0 <= number < size:
                raise NetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
            place = place * size + number
        return place

    def get_items(self, indices: list[Any]) -> Any:
        try:
            return self.items[self._place(indices)]
        except NetException:
            return None

    def set_items(self, indices: list[Any], value: Any) -> None:
        from pshv.runtime.convert import convert

        try:
            self.items[self._place(indices)] = convert(value, self.element)
        except NetException as error:
            raise error.as_error() from None

    def get_item(self, index: Any) -> Any:
        return self.get_items(index if isinstance(index, list) else [index])

    def set_item(self, index: Any, value: Any) -> None:
        self.set_items(index if isinstance(index, list) else [index], value)
