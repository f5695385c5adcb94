"""Names and numbers of an enum type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.runtime.values import EnumValue


class EnumTable:
    """Names and numbers of an enum."""

    __slots__ = ("values", "flags", "underlying", "names", "lowered", "interned")

    def __init__(self, values_: dict[str, int], flags: bool = False, underlying: str = "int") -> None:
        self.values = values_
        self.flags = flags
        self.underlying = underlying
        self.names: dict[int, str] = {}
        for name, number in values_.items():
            self.names.setdefault(number, name)
        self.lowered = {name.lower(): name for name in values_}
        self.interned: dict[int, EnumValue] = {}

    def name_of(self, number: int) -> str:
        """A name, for flags names joined from the low bit up, else the number."""
        found = self.names.get(number)
        if found is not None:
            return found
        if not self.flags or number == 0:
            return str(number)
        rest = number
        parts: list[str] = []
        for value in sorted((v for v in self.names if v), key=lambda v: v & 0xFFFFFFFFFFFFFFFF, reverse=True):
            if rest & value == value:
                rest &= ~value
                parts.insert(0, self.names[value])
        return ", ".join(parts) if rest == 0 and parts else str(number)

    @property
    def sorted_names(self) -> list[str]:
        """Names in the order of `[enum]::GetNames`: by unsigned number."""
        return sorted(self.values, key=lambda n: self.values[n] & 0xFFFFFFFFFFFFFFFF)
