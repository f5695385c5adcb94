"""PowerShell's objects as Python sees them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pshv.host.turn import TURN
from pshv.runtime import values
from pshv.runtime.dates import UNIX_EPOCH_TICKS, DateTime, TimeSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

TICKS_PER_MICROSECOND = 10
_TEXTS = ("Guid", "Version", "Uri")


def to_python(value: Any) -> Any:
    """A value as its plain Python counterpart; what has none becomes an `Item`.

    Numbers, texts, truth values and lists become Python's own, hashtables become dicts, members of enums their names,
    moments aware datetimes, durations timedeltas, identifiers and versions texts.
    """
    kind = type(value)
    if value is None or value is values.NOTHING:
        return None
    if kind in (bool, int, float, str):
        return value
    if isinstance(value, values.Switch):
        return value.is_present
    if isinstance(value, values.EnumValue):
        return value.name
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, list):
        return [to_python(one) for one in value]
    return _structured(value)


def _structured(value: Any) -> Any:
    if isinstance(value, DateTime):
        since = timedelta(microseconds=(value.ticks - UNIX_EPOCH_TICKS) // TICKS_PER_MICROSECOND)
        return datetime(1970, 1, 1, tzinfo=UTC) + since
    if isinstance(value, TimeSpan):
        return timedelta(microseconds=value.ticks // TICKS_PER_MICROSECOND)
    if isinstance(value, dict):
        return {to_python(key): to_python(one) for key, one in value.items()}
    if type(value).__name__ in _TEXTS:
        return text_of(value)
    return Item(value)


def text_of(value: Any) -> str:
    """A value as PowerShell makes text of it."""
    from pshv.runtime.text import to_text

    with TURN.take():
        return to_text(value)


class Item:
    """An object of PowerShell: its properties are attributes, whatever their case. `raw` is the object itself."""

    __slots__ = ("raw",)

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    def __getattr__(self, name: str) -> Any:
        from pshv.types import members

        if name.startswith("__"):
            raise AttributeError(name)
        with TURN.take():
            if not members.has(self.raw, name):
                raise AttributeError(f"{self.type_name} has no property {name!r}; it has {', '.join(self.keys())}")
            return to_python(members.get(self.raw, name))

    def __getitem__(self, name: str) -> Any:
        try:
            return getattr(self, name)
        except AttributeError as problem:
            raise KeyError(str(problem)) from None

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *self.keys()]

    @property
    def type_name(self) -> str:
        """The first of the object's type names."""
        from pshv.types.nettype import type_names

        names = list(type_names(self.raw))
        return names[0] if names else type(self.raw).__name__

    def keys(self) -> list[str]:
        """The names of the properties."""
        return [name for name, _ in self._properties()]

    def to_dict(self) -> dict[str, Any]:
        """All properties and their values."""
        return {name: getattr(self, name) for name in self.keys()}

    def _properties(self) -> Iterator[tuple[str, Any]]:
        from pshv.types import members

        with TURN.take():
            yield from list(members.properties(self.raw))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and (other.raw is self.raw or other.raw == self.raw)

    def __hash__(self) -> int:
        return hash(id(self.raw))

    def __str__(self) -> str:
        return text_of(self.raw)

    def __repr__(self) -> str:
        return f"<{self.type_name} {self}>"
